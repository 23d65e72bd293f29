import { syntaxTree } from '@codemirror/language';
import type { Range } from '@codemirror/state';
import type { Decoration } from '@codemirror/view';
import { expect, test } from 'vitest';
import { styleBlock } from '../../../renderer/editor/live/style-blocks.ts';
import { styleInline } from '../../../renderer/editor/live/style-inline.ts';
import type { Styling } from '../../../renderer/editor/live/styling.ts';
import { stateOf } from './support.ts';

/** What is hidden of a text with its caret elsewhere. */
function hidden(text: string): readonly string[] {
  const state = stateOf(`|${text}`);
  const found: Range<Decoration>[] = [];
  const styling: Styling = {
    doc: state.doc,
    from: 0,
    to: text.length,
    hiding: true,
    isTouched: () => false,
    add: (decoration, from, to = from) => void found.push(decoration.range(from, to)),
  };
  syntaxTree(state).iterate({ enter: ({ node }) => styleBlock(styling, node) && styleInline(styling, node) });
  const signs = found.filter(({ value }) => value.spec.class === undefined && value.spec.attributes === undefined);
  return signs.map(({ from, to }) => text.slice(from, to));
}

// CodeMirror throws in the middle of drawing where a plugin replaces a line end.
test.each<[string, readonly string[]]>([
  ['a [b](/c) d', ['[', '](/c)']],
  ['a [b\nc](/d) e', ['[', '](/d)']],
  ['a [b](/c\n"d") e', []],
  ['a ![b](\n/c) d', []],
  ['## a `b`', ['## ', '`', '`']],
])('of %j no line end is hidden', (text, signs) => {
  expect(hidden(text)).toEqual(signs);
});
