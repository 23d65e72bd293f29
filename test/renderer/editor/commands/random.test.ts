import { undo } from '@codemirror/commands';
import type { StateCommand } from '@codemirror/state';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indentCode, newCodeLine, outdentCode } from '../../../../renderer/editor/commands/code-lines.ts';
import { continueMarkup } from '../../../../renderer/editor/commands/continue-markup.ts';
import { deleteMark } from '../../../../renderer/editor/commands/delete-mark.ts';
import { joinAbove, joinBelow, newLine } from '../../../../renderer/editor/commands/line-ends.ts';
import { indentItems, outdentItems } from '../../../../renderer/editor/commands/list-indent.ts';
import { stateOf } from '../support.ts';

const line = fc
  .tuple(
    fc.constantFrom('', '', '', '> ', '  ', '   ', '    ', '> > ', '\t'),
    fc.constantFrom('', '', '- ', '1. ', '2. ', '10. ', '+ ', '- [ ] ', '1. [ ] ', '1. 1. ', '- 1. '),
    fc.constantFrom('a', 'b c', '', '```', '# h', '**d**'),
  )
  .map((parts) => parts.join(''));

const place = fc.array(line, { minLength: 1, maxLength: 8 }).chain((lines) => {
  const text = lines.join('\n');
  const ends = lines.map((_, index) => lines.slice(0, index + 1).join('\n').length);
  return fc.record({ text: fc.constant(text), at: fc.oneof(fc.nat(text.length), fc.constantFrom(...ends)) });
});

const words = (text: string) => text.replace(/[^a-z#`*]/g, '');

test.each<[string, StateCommand]>(
  Object.entries({
    ...{ continueMarkup, deleteMark, indentItems, outdentItems },
    ...{ newLine, joinBelow, joinAbove, newCodeLine, indentCode, outdentCode },
  }),
)('%s keeps all words of any text, and one undo gives it back', (_name, command) => {
  fc.assert(
    fc.property(place, ({ text, at }) => {
      let state = stateOf(`${text.slice(0, at)}|${text.slice(at)}`);
      command({ state, dispatch: (transaction) => (state = transaction.state) });
      expect(words(state.doc.toString())).toBe(words(text));
      if (state.doc.toString() === text) return;
      undo({ state, dispatch: (transaction) => (state = transaction.state) });
      expect(state.doc.toString()).toBe(text);
    }),
    { numRuns: 300 },
  );
});
