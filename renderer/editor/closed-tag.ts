import {
  Prec,
  StateEffect,
  StateField,
  type EditorState,
  type Extension,
  type TransactionSpec,
} from '@codemirror/state';
import { EditorView } from '@codemirror/view';

/** What was put behind `</` by itself, and how much of it the person has typed since. */
interface ClosedTag {
  readonly end: number;
  readonly put: string;
  readonly typed: number;
}

const setTyped = StateEffect.define<number>();

const closedTag = StateField.define<ClosedTag | null>({
  create: () => null,
  update(known, transaction) {
    for (const effect of transaction.effects)
      if (effect.is(setTyped)) return known && { ...known, typed: effect.value };
    if (!transaction.docChanged) return transaction.selection ? null : known;
    if (!transaction.isUserEvent('input.complete')) return null;
    const { head } = transaction.newSelection.main;
    const [, put] = /<\/([\w-]+>)$/.exec(transaction.newDoc.sliceString(Math.max(0, head - 99), head)) ?? [];
    return put === undefined ? null : { end: head, put, typed: 0 };
  },
});

/** What a sign does that is typed behind a tag which was closed with its `/`: who types the rest of the tag means the same. */
export function typedOver(state: EditorState, sign: string): TransactionSpec | null {
  const tag = state.field(closedTag, false);
  const { main, ranges } = state.selection;
  if (!tag || ranges.length > 1 || !main.empty || main.head !== tag.end) return null;
  if (tag.put[tag.typed] === sign) return { effects: setTyped.of(tag.typed + 1) };
  if (tag.typed === 0 || tag.typed === tag.put.length) return null;
  // It was not the tag.
  const insert = tag.put.slice(0, tag.typed) + sign;
  return {
    changes: { from: tag.end, insert },
    selection: { anchor: tag.end + insert.length },
    userEvent: 'input.type',
    scrollIntoView: true,
  };
}

/** Takes the rest of a tag that is closed already as typed. */
export const closedTags: Extension = [
  closedTag,
  // Before what closes tags.
  Prec.high(
    EditorView.inputHandler.of((view, from, to, text) => {
      const change = view.composing || from !== to ? null : typedOver(view.state, text);
      if (change) view.dispatch(change);
      return change !== null;
    }),
  ),
];
