import { EditorSelection, type EditorState, type SelectionRange, type TransactionSpec } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { typographic } from '../../shared/markdown/edits/typography.ts';
import { editorHost } from './editor-host.ts';
import { bodyFrom } from './front-matter-field.ts';
import { isProse } from './is-prose.ts';
import { preferences } from './preferences.ts';

/** Signs of Markdown: in code they are signs like others. */
const marks: ReadonlySet<string> = new Set('*_~`');

/** What stands at both ends, by what is typed. */
const ends: Readonly<Record<string, string>> = Object.fromEntries(
  ['()', '[]', '{}', '""', "''", '“”', '„“', '‘’', '‚‘', '«»', '‹›', '「」', '（）', '《》']
    .concat([...marks].map((mark) => mark + mark))
    .map(([open = '', close = '']) => [open, close]),
);

/** The change that a sign makes when it is typed over selected words: it goes around them. null: it takes their place. */
export function surrounding(state: EditorState, sign: string): TransactionSpec | null {
  const close = Object.hasOwn(ends, sign) ? ends[sign] : undefined;
  const { ranges } = state.selection;
  const body = bodyFrom(state);
  // Behind a sign before it front matter were none.
  const fits = ({ from, to }: SelectionRange) =>
    (from >= body || (from > 0 && to < body)) &&
    /[\p{L}\p{N}]/u.test(state.sliceDoc(from, to)) &&
    (!marks.has(sign) || (isProse(state, from) && isProse(state, to)));
  if (state.readOnly || close === undefined || !ranges.every(fits)) return null;
  const changes = state.changeByRange((range) => {
    const words = state.sliceDoc(range.from, range.to);
    // Between a mark and the words no blank may stand.
    const from = range.from + words.length - words.trimStart().length;
    const to = range.to - words.length + words.trimEnd().length;
    const [open, end] = typed(state, from, to, sign, close);
    return {
      changes: [
        { from, insert: open },
        { from: to, insert: end },
      ],
      range: EditorSelection.range(from + open.length, to + open.length),
    };
  });
  return { ...changes, userEvent: 'input.surround', scrollIntoView: true };
}

/** Quotes as they are typed elsewhere. */
function typed(state: EditorState, from: number, to: number, sign: string, close: string): readonly [string, string] {
  if (!/["']/.test(sign) || !state.facet(preferences).typography || !isProse(state, from)) return [sign, close];
  const language = state.facet(editorHost).language();
  const before = state.sliceDoc(state.doc.lineAt(from).from, from);
  const open = typographic(before, sign, language)?.insert ?? sign;
  return [open, typographic(`${before}${open}${state.sliceDoc(from, to)}`, close, language)?.insert ?? close];
}

export const surround = EditorView.inputHandler.of((view, from, to, text) => {
  const { main } = view.state.selection;
  const change = view.composing || main.from !== from || main.to !== to ? null : surrounding(view.state, text);
  if (change) view.dispatch(change);
  return change !== null;
});
