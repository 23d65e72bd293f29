import { foldedRanges } from '@codemirror/language';
import { selectAll } from '@codemirror/commands';
import type { StateCommand } from '@codemirror/state';
import { expect, test } from 'vitest';
import { deleteLines } from '../../../../renderer/editor/commands/delete-lines.ts';
import { duplicateLines, moveLinesDown, moveLinesUp } from '../../../../renderer/editor/commands/move-lines.ts';
import { foldSections, toggleFold } from '../../../../renderer/editor/commands/folding.ts';
import { moveSectionDown, moveSectionUp } from '../../../../renderer/editor/commands/sections.ts';
import { parsed, run, show, stateOf } from '../support.ts';

test.each<[string, StateCommand, string, string]>([
  ['up', moveLinesUp, 'a\nb|', 'b|\na'],
  ['down', moveLinesDown, '[[a\nb]]\nc', 'c\n[[a\nb]]'],
  ['the first line stays', moveLinesUp, 'a|\nb', 'a|\nb'],
  ['of several carets none where one is at the edge', moveLinesUp, '|a\nb\n|c', '|a\nb\n|c'],
  ['nor at the last line', moveLinesDown, '|a\nb\n|c', '|a\nb\n|c'],
  ['not into hidden front matter', moveLinesUp, '---\ntitle: x\n---\na|\nb', '---\ntitle: x\n---\na|\nb'],
  ['numbers stay counted', moveLinesUp, '1. a\n2. b|\n3. c', '1. b|\n2. a\n3. c'],
  ['a list of ones stays', moveLinesUp, '1. a\n1. b|', '1. b|\n1. a'],
  ['in code they stay', moveLinesDown, '```\n5. a|\n7. b\n9. c\n```', '```\n7. b\n5. a|\n9. c\n```'],
  [
    'in code below an item too',
    moveLinesUp,
    '> 1. a\n> 2. b|\n>    ```\n>    5. x\n>    ````\n> 4. c',
    '> 1. b|\n> 2. a\n>    ```\n>    5. x\n>    ````\n> 3. c',
  ],
  [
    'in code of an item that moves with its number',
    duplicateLines,
    '9. a|\n10. b\n    ~~~\n    7. x\n    9. y\n    ~~~',
    '9. a\n10. a|\n11. b\n    ~~~\n    7. x\n    9. y\n    ~~~',
  ],
  ['a copy', duplicateLines, 'a|\nb', 'a\na|\nb'],
  ['a copy of an item', duplicateLines, '1. a|\n2. b', '1. a\n2. a|\n3. b'],
  ['a line goes', deleteLines, 'one\ntw|o\nthree', 'one\nth|ree'],
  ['the last line goes with the end before it', deleteLines, 'one\ntwo|', 'one|'],
  ['the only line', deleteLines, 'one|', '|'],
  ['lines of several carets go', deleteLines, 'a|\nb\nc|c\nd|\ne', 'b|\ne|'],
  ['a selection goes by whole lines', deleteLines, 'a\nb[[b\nc\n]]d', 'a\n|d'],
  ['below hidden front matter', deleteLines, '---\ntitle: x\n---\na|\nb', '---\ntitle: x\n---\nb|'],
  ['all below hidden front matter', deleteLines, '---\ntitle: x\n---\na|', '---\ntitle: x\n---\n|'],
  ['an item goes, the others are counted', deleteLines, '1. a\n2. b|\n3. c', '1. a\n2. c|'],
  ['the first item goes, and the list begins where it did', deleteLines, '1. a|\n2. b\n3. c', '1. b|\n2. c'],
  ['wherever that was', deleteLines, '3. [[a\n4. b]]\n5. c\n6. d', '3. c|\n4. d'],
  ['the first item of each of two lists', deleteLines, '1. a|\n2. b\n\nx\n\n5. c|\n6. d', '1. b|\n\nx\n\n5. d|'],
  ['the first and another one', deleteLines, '1. a|\n2. b\n3. c|\n4. d', '1. b|\n2. d|'],
  ['what stands in the item that is first then moves with its text', deleteLines, '9. a|\n10. b\n    c', '9. |b\n   c'],
  ['a list in an item', deleteLines, '- x\n  1. a|\n  2. b', '- x\n  1. b|'],
  ['a list of ones whose first goes', deleteLines, '1. a|\n1. b\n1. c', '1. b|\n1. c'],
  ['an item with a list of its own', deleteLines, '1. a|\n   - x\n2. b', '   -| x\n1. b'],
  ['a section up', moveSectionUp, '# t\n\n## a\n\nx\n\n## b\n\ny|', '# t\n\n## b\n\ny|\n\n## a\n\nx'],
  ['a section down', moveSectionDown, '## a|\n\nx\n\n### a1\n\n## b\n\ny\n', '## b\n\ny\n\n## a|\n\nx\n\n### a1\n'],
  ['a section stays in the one around it', moveSectionUp, '# t\n\n## a|\n\n# u', '# t\n\n## a|\n\n# u'],
  ['text above the first heading is no section', moveSectionDown, 'x|\n\n# t', 'x|\n\n# t'],
  ['an underlined heading keeps its line', moveSectionDown, 'A|\n===\na\n# B\nb', '# B\nb\n\nA|\n===\na'],
])('%s', (_name, command, before, after) => {
  expect(run(before, command)).toBe(after);
});

/** The text after the commands, with what is folded in braces. */
function folded(marked: string, ...commands: readonly StateCommand[]): string {
  let state = stateOf(marked);
  for (const command of commands) {
    command({ state, dispatch: (transaction) => (state = transaction.state) });
    state = parsed(state);
  }
  const ends: [number, string][] = [];
  foldedRanges(state).between(0, state.doc.length, (from, to) => void ends.push([to, '}'], [from, '{']));
  const { main } = state.selection;
  const bare = state.update({ selection: { anchor: 0 } }).state;
  let text = show(bare).replace('|', '');
  for (const [at, mark] of [...ends, [main.head, '|'] as [number, string]].toSorted((a, b) => b[0] - a[0]))
    text = text.slice(0, at) + mark + text.slice(at);
  return text;
}

test.each<[string, readonly StateCommand[], string, string]>([
  ['a section down', [toggleFold, moveLinesDown], '# A|\n\nx\n\n# B\ny', '\n# A|{\n\nx}\n# B\ny'],
  ['an item up', [toggleFold, moveLinesUp], '- a\n- b|\n  - c\n- d', '- b|{\n  - c}\n- a\n- d'],
  ['an item whose number changes', [toggleFold, moveLinesDown], '1. a|\n   - c\n2. b', '1. b\n2. a|{\n   - c}'],
  ['a section past another one', [foldSections, moveLinesDown], '# A|\nx\n# B\ny', '# B{\ny}\n# A|{\nx}'],
  ['a section before another one', [foldSections, moveLinesUp], '# A\nx\n# B|\ny', '# B|{\ny}\n# A{\nx}'],
  ['a copy of a section', [toggleFold, duplicateLines], '# A|\n\nx\n# B', '# A{\n\nx}\n# A|{\n\nx}\n# B'],
  ['a copy of an item', [toggleFold, duplicateLines], '1. a|\n   - c\n2. b', '1. a{\n   - c}\n2. a|{\n   - c}\n3. b'],
  ['what is last stays', [toggleFold, moveLinesDown], 'x\n# A|\ny', 'x\n# A|{\ny}'],
])('what is folded goes along: %s', (_name, commands, before, after) => {
  expect(folded(before, ...commands)).toBe(after);
});

test.each<[string, readonly StateCommand[], string, string]>([
  ['a section', [toggleFold, deleteLines], '# A|\n\nx\n\n# B\ny', '|\n# B\ny'],
  ['the last section', [toggleFold, deleteLines], 'z\n# A|\nx', 'z|'],
  ['every section', [foldSections, selectAll, deleteLines], '# A|\nx\n# B\ny', '|'],
  ['an item', [toggleFold, deleteLines], '- a\n- b|\n  - c\n- d', '- a\n- d|'],
])('what is folded goes with its line: %s', (_name, commands, before, after) => {
  expect(folded(before, ...commands)).toBe(after);
});

test('a line goes past what is folded, and not into it', () => {
  const caretAt =
    (place: 'start' | 'end'): StateCommand =>
    ({ state, dispatch }) => {
      dispatch(state.update({ selection: { anchor: place === 'start' ? 0 : state.doc.length } }));
      return true;
    };
  expect(folded('# A|\nx\n# B', toggleFold, caretAt('end'), moveLinesUp)).toBe('# B|\n# A{\nx}');
  expect(folded('z\n# A|\nx\n# B', toggleFold, caretAt('start'), moveLinesDown)).toBe('# A{\nx}\n|z\n# B');
});

test('a selection up to the line below the last that is folded', () => {
  expect(run('|- a\n  - b\n- c', toggleFold, selectTo('- c'), moveLinesDown)).toBe('- c\n[[- a\n  - b]]');
});

test('what is folded and ends where something else is folded goes along whole, once', () => {
  const hidden: StateCommand = ({ state, dispatch }) => {
    const from = state.doc.toString().indexOf('y');
    dispatch(state.update({ changes: { from, to: from + 1, insert: '## c' } }));
    return true;
  };
  const before = '## a\nx\n### b|\ny\nz\n## d';
  expect(run(before, toggleFold, hidden, caretAt('## a'), toggleFold, moveLinesDown)).toBe(
    '## d\n## a|\nx\n### b\n## c\nz',
  );
});

const caretAt =
  (words: string): StateCommand =>
  ({ state, dispatch }) => {
    dispatch(state.update({ selection: { anchor: state.doc.toString().indexOf(words) + words.length } }));
    return true;
  };

const selectTo =
  (words: string): StateCommand =>
  ({ state, dispatch }) => {
    dispatch(state.update({ selection: { anchor: 0, head: state.doc.toString().indexOf(words) } }));
    return true;
  };
