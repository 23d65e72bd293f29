import { insertNewlineContinueMarkupCommand } from '@codemirror/lang-markdown';
import { syntaxTree } from '@codemirror/language';
import {
  EditorSelection,
  type ChangeSpec,
  type EditorState,
  type StateCommand,
  type Transaction,
  type TransactionSpec,
} from '@codemirror/state';
import type { SyntaxNode } from '@lezer/common';
import { likeNumber } from '../../../shared/markdown/edits/renumber.ts';
import { insertText } from '../insert-text.ts';
import { endItem, setApart } from './end-item.ts';
import { itemAt, linesBelow, numberOf, shifted, withNumber } from './list-items.ts';

const goOn = insertNewlineContinueMarkupCommand({ nonTightLists: false });

/** Enter in a list or quote goes on with it, counted on; on an empty item it ends that level, the outermost with a blank line. */
export const continueMarkup: StateCommand = ({ state, dispatch }) => {
  if (state.readOnly) return false;
  if (endItem({ state, dispatch })) return true;
  const other = withOtherMark(state);
  if (other) dispatch(state.update(other, { scrollIntoView: true, userEvent: 'input' }));
  if (other) return true;
  if (holdsLongNumber(state)) return false;
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
  let goesOn = false;
  done.changes.iterChanges((from, to, _from, _to, inserted) => {
    const item = itemAt(state, from);
    const own = item && numberOf(state, item);
    const text = inserted.toString();
    // It counts on behind a further line of an item, too, where no item is added.
    if (text.startsWith('\n')) goesOn = !/[^\s>]/.test(text);
    if (goesOn && /^\d+$/.test(text)) return;
    const counted = own && /^\d+$|(?<=\n.*)\d+(?=[.)] *$)/.exec(text)?.[0];
    if (!counted) {
      const ends = text === '' && state.selection.ranges.some(({ head }) => head === to);
      changes.push(...(ends ? setApart(state, from, to) : [{ from, to, insert: inserted }]));
      return;
    }
    const next = likeNumber(Number(counted), own.number);
    const number = text === counted ? next : (sharedNumber(state, item) ?? next);
    const insert = insertText(text.replace(/\d+(?=(?:[.)] *)?$)/, number));
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

/** It reads no number of an item that reaches, with the blanks before it, beyond the tenth sign, and throws. */
const holdsLongNumber = (state: EditorState): boolean =>
  state.selection.ranges.some(({ head }) => {
    let node: SyntaxNode | null = syntaxTree(state).resolveInner(head, -1);
    for (; node; node = node.parent) {
      const items = node.name === 'OrderedList' ? node.getChildren('ListItem') : [];
      if (items.some(({ from }) => !/^\s*\d+[.)]/.test(state.sliceDoc(from, from + 10)))) return true;
    }
    return false;
  });

/** Behind the text of an item whose mark it does not know: one with a tab, a numbered one with a box, a long number. */
function withOtherMark(state: EditorState): TransactionSpec | null {
  const { head, empty } = state.selection.main;
  const line = state.doc.lineAt(head);
  const [whole, lead = '', sign = '', blanks = '', box = ''] = anyItem.exec(line.text) ?? [];
  const isLong = /\d/.test(sign) && holdsLongNumber(state);
  if (whole === undefined || !(isLong || blanks.includes('\t') || (box && /\d/.test(sign)))) return null;
  const words = isLong ? lead.length + sign.length : whole.length;
  const isAlone = empty && state.selection.ranges.length === 1 && head >= line.from + words;
  const mark = line.from + lead.length;
  const item = isAlone ? itemAt(state, mark) : null;
  if (item?.getChild('ListMark')?.from !== mark) return null;
  const shared = sharedNumber(state, item);
  const next = sign.replace(/\d+/, (number) => shared ?? likeNumber(Number(number) + 1, number));
  const insert = insertText(`\n${lead}${next}${blanks}${box.replace(/x/i, ' ')}`);
  const changes = [{ from: head, insert }, ...(shared === null ? countedOn(state, item) : [])];
  return { changes, selection: { anchor: head + insert.length } };
}

/** One more for the items behind one, as long as they are counted on from it. */
function countedOn(state: EditorState, item: SyntaxNode): readonly ChangeSpec[] {
  const changes: ChangeSpec[] = [];
  const own = numberOf(state, item)?.number ?? '';
  let last = Number(own);
  const others = item.parent?.getChildren('ListItem') ?? [];
  for (const next of others.filter(({ from }) => from > item.from)) {
    if (Number(numberOf(state, next)?.number) !== ++last) break;
    changes.push(...withNumber(state, next, likeNumber(last + 1, own)));
  }
  return changes;
}

const anyItem = /^([ \t>]*)([-+*]|\d{1,9}[.)])([ \t]+)(\[[ xX]\](?:[ \t]+|$))?/;

/** The number that all of several items have. */
function sharedNumber(state: EditorState, { parent }: SyntaxNode): string | null {
  const numbers = (parent?.getChildren('ListItem') ?? []).map((item) => numberOf(state, item)?.number ?? '');
  return numbers.length > 1 && new Set(numbers).size === 1 ? (numbers[0] ?? null) : null;
}
