import { isolateHistory } from '@codemirror/commands';
import { foldEffect } from '@codemirror/language';
import {
  EditorSelection,
  Transaction,
  Annotation,
  type AnnotationType,
  type EditorState,
  type StateEffect,
  type TransactionSpec,
} from '@codemirror/state';
import { EditorView, type ViewUpdate } from '@codemirror/view';
import type { TextPlace } from '../../shared/model/panes.ts';
import { caretRoom, takenHistory } from '../editor/document-extensions.ts';
import { parsersCame } from '../editor/front-matter-field.ts';

/** The transaction repeats one of another view of the same post. */
const repeated = Annotation.define<true>();

/** Whether an update brings nothing of its own: it was already told of in the view that it began in. */
export const isRepeated = ({ transactions }: ViewUpdate): boolean =>
  transactions.some((one) => one.annotation(repeated) !== undefined);

/** The state of one post in the views that show it, or by itself. Each view has its own selection and folds; text, undo history
 * and line ends are one. */
export interface SharedViews {
  /** As in the view that was used last. */
  readonly state: () => EditorState;
  /** Shows the post in a view, where it was scrolled to. Returns what takes it out again. */
  readonly attach: (view: EditorView) => () => void;
  /** Where the person is, as in the view that was used last. */
  readonly place: () => TextPlace;
  /** Goes to a place that may be of an earlier text. Only before the post is shown. */
  readonly goBack: (place: TextPlace) => void;
  /** Does in the other views what has been done in one. */
  readonly repeat: (update: ViewUpdate) => void;
  /** Answers the transaction where no view is there to tell of it. */
  readonly dispatch: (spec: TransactionSpec) => Transaction | null;
}

export function createSharedViews(initial: EditorState): SharedViews {
  let views: readonly EditorView[] = [];
  let detached = initial;
  let scroll: StateEffect<unknown> | null = null;
  let left: TextPlace | null = null;
  const without = (view: EditorView) => views.filter((one) => one !== view);
  const state = () => views[0]?.state ?? detached;
  return {
    state,
    attach(view) {
      // One that was made with it has drawn it already.
      if (view.state !== state()) view.setState(state());
      if (scroll && views.length === 0) view.dispatch({ effects: scroll });
      views = [...without(view), view];
      return () => {
        if (!views.includes(view)) return;
        views = without(view);
        if (views.length > 0) return;
        detached = view.state;
        left = placeIn(view);
        scroll = view.scrollSnapshot();
      };
    },
    place: () => (views[0] ? placeIn(views[0]) : (left ?? { caret: detached.selection.main.head, top: 0, above: 0 })),
    goBack(place) {
      const { length } = detached.doc;
      left = place;
      detached = detached.update({ selection: EditorSelection.cursor(Math.min(place.caret, length)) }).state;
      // The editor itself adds the room that it leaves to a caret.
      const yMargin = place.above - caretRoom.top;
      if (place.top > 0) scroll = EditorView.scrollIntoView(Math.min(place.top, length), { y: 'start', yMargin });
    },
    repeat({ view, transactions }) {
      if (!views.includes(view)) return;
      views = [view, ...without(view)];
      for (const other of without(view)) for (const transaction of transactions) repeatIn(other, transaction);
    },
    dispatch(spec) {
      const [view] = views;
      if (view) {
        view.dispatch(spec);
        return null;
      }
      const transaction = detached.update(spec);
      detached = transaction.state;
      return transaction;
    },
  };
}

function placeIn(view: EditorView): TextPlace {
  const top = view.scrollSnapshot().value.range.head;
  const line = top > 0 && view.coordsAtPos(top);
  const above = line ? Math.round(line.top - view.scrollDOM.getBoundingClientRect().top) : 0;
  return { caret: view.state.selection.main.head, top, above };
}

function repeatIn(view: EditorView, transaction: Transaction): void {
  const isRead = transaction.effects.some((effect) => effect.is(parsersCame));
  if (!transaction.docChanged && !transaction.reconfigured && !isRead) return;
  const isStep = transaction.isUserEvent('undo') || transaction.isUserEvent('redo');
  const annotations = [
    repeated.of(true),
    ...copied(transaction, Transaction.userEvent),
    ...(isStep ? [Transaction.addToHistory.of(false)] : copied(transaction, Transaction.addToHistory)),
    ...copied(transaction, Transaction.time),
    ...copied(transaction, isolateHistory),
  ];
  const isShared = isStep ? () => transaction.reconfigured : isOfText;
  const effects = transaction.effects.filter(isShared);
  view.dispatch({ changes: transaction.changes, effects, annotations, filter: false });
  // A step of the history is taken over with the history itself: so two can never come apart.
  for (const effect of isStep ? takenHistory(transaction.state) : [])
    view.dispatch({ effects: effect, annotations: repeated.of(true), filter: false });
}

const scrolling = EditorView.scrollIntoView(0).value as object;

/** Whether an effect is of the text in all views, and not of one: what that folds, where it scrolls to, what it says. */
const isOfText = (effect: StateEffect<unknown>): boolean =>
  !effect.is(foldEffect) && !effect.is(EditorView.announce) && !(effect.value instanceof scrolling.constructor);

function copied<Value>(transaction: Transaction, type: AnnotationType<Value>): readonly Annotation<Value>[] {
  const value = transaction.annotation(type);
  return value === undefined ? [] : [type.of(value)];
}
