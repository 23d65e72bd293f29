import { syntaxTree } from '@codemirror/language';
import { insertNewlineContinueMarkupCommand } from '@codemirror/lang-markdown';
import {
  EditorSelection,
  Text,
  type ChangeSpec,
  type EditorState,
  type StateCommand,
  type Transaction,
} from '@codemirror/state';
import type { SyntaxNode } from '@lezer/common';
import { linesBelow, shifted } from './list-items.ts';

const goOn = insertNewlineContinueMarkupCommand({ nonTightLists: false });

/** Enter in a list or quote goes on with it, counted on; on an empty item it ends that level. */
export const continueMarkup: StateCommand = ({ state, dispatch }) => {
  const done: Transaction[] = [];
  if (!goOn({ state, dispatch: (transaction) => done.push(transaction) })) return false;
  for (const transaction of done) dispatch(withNumbers(state, transaction));
  return true;
};

/**
 * The same with two things that it does not do: a list whose items all have one number goes on with that, and what stands
 * in an item whose number has more or fewer signs now is indented as its text is.
 */
function withNumbers(state: EditorState, done: Transaction): Transaction {
  const changes: ChangeSpec[] = [];
  done.changes.iterChanges((from, to, _from, _to, inserted) => {
    const item = itemAt(state, from);
    const own = item && numberOf(state, item);
    const text = inserted.toString();
    const counted = own && /^\d+$|(?<=\n.*)\d+(?=[.)] *$)/.exec(text)?.[0];
    if (!counted) {
      changes.push({ from, to, insert: inserted });
      return;
    }
    const number = text === counted ? counted : (sharedNumber(state, item) ?? counted);
    const insert = Text.of(text.replace(/\d+(?=(?:[.)] *)?$)/, number).split('\n'));
    const below = linesBelow(state, own.from, own.to).filter((line) => line.from >= to);
    const column = own.from - state.doc.lineAt(own.from).from;
    changes.push({ from, to, insert });
    changes.push(...below.flatMap((line) => shifted(line, column, number.length - own.number.length)));
  });
  const set = state.changes(changes);
  const carets = state.selection.ranges.map(({ head }) => EditorSelection.cursor(set.mapPos(head, 1)));
  const selection = EditorSelection.create(carets, state.selection.mainIndex);
  return state.update({ changes: set, selection, scrollIntoView: true, userEvent: 'input' });
}

function itemAt(state: EditorState, at: number): SyntaxNode | null {
  let node: SyntaxNode | null = syntaxTree(state).resolveInner(at, 1);
  if (node.name !== 'ListMark') node = syntaxTree(state).resolveInner(at, -1);
  while (node && node.name !== 'ListItem') node = node.parent;
  return node;
}

/** The number of an item, where its mark begins, and where its text does. */
function numberOf(state: EditorState, item: SyntaxNode) {
  const mark = item.getChild('ListMark');
  const [whole, number] =
    (mark && /^(\d+)[.)][ \t]*/.exec(state.sliceDoc(mark.from, state.doc.lineAt(mark.from).to))) ?? [];
  return mark && whole && number ? { number, from: mark.from, to: mark.from + whole.length } : null;
}

/** The number that all of several items have. */
function sharedNumber(state: EditorState, { parent }: SyntaxNode): string | null {
  const numbers = (parent?.getChildren('ListItem') ?? []).map((item) => numberOf(state, item)?.number ?? '');
  return numbers.length > 1 && new Set(numbers).size === 1 ? (numbers[0] ?? null) : null;
}
