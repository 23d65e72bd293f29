import { syntaxTree } from '@codemirror/language';
import { insertNewlineContinueMarkupCommand } from '@codemirror/lang-markdown';
import {
  EditorSelection,
  type ChangeSpec,
  type EditorState,
  type StateCommand,
  type Transaction,
  type TransactionSpec,
} from '@codemirror/state';
import type { SyntaxNode } from '@lezer/common';
import { insertText } from '../insert-text.ts';
import { linesBelow, shifted } from './list-items.ts';

const goOn = insertNewlineContinueMarkupCommand({ nonTightLists: false });

/** Enter in a list or quote goes on with it, counted on; on an empty item it ends that level, the outermost with a blank line. */
export const continueMarkup: StateCommand = ({ state, dispatch }) => {
  if (state.readOnly) return false;
  const other = withOtherMark(state);
  if (other) dispatch(state.update(other, { scrollIntoView: true, userEvent: 'input' }));
  if (other) return true;
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
    const number = text === counted ? counted : (sharedNumber(state, item) ?? counted);
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

/** Whether there is something on a line but marks of quotes. */
const hasText = ({ doc }: EditorState, line: number) =>
  line > 0 && line <= doc.lines && /[^\s>]/.test(doc.line(line).text);

/** Takes the mark of an item away, with a blank line to what stands right above and below: what is typed next is no part of it. */
function setApart(state: EditorState, from: number, to: number): readonly ChangeSpec[] {
  const line = state.doc.lineAt(to);
  const lead = line.text.slice(0, from - line.from);
  const blank = lead.trimEnd();
  const isBelow = hasText(state, line.number - 1) && !/[^\s>]/.test(lead) && itemAt(state, line.from - 1) !== null;
  const gone = isBelow ? { from: line.from + blank.length, to, insert: insertText(`\n${lead}`) } : { from, to };
  return hasText(state, line.number + 1) ? [gone, { from: line.to + 1, insert: insertText(`${blank}\n`) }] : [gone];
}

/** Behind the text of an item whose mark it does not know: one with a tab, and a numbered one with a box. */
function withOtherMark(state: EditorState): TransactionSpec | null {
  const { head, empty } = state.selection.main;
  const line = state.doc.lineAt(head);
  const [whole, lead = '', sign = '', blanks = '', box = ''] = anyItem.exec(line.text) ?? [];
  if (whole === undefined || !(blanks.includes('\t') || (box && /\d/.test(sign)))) return null;
  const isAlone = empty && state.selection.ranges.length === 1 && head >= line.from + whole.length;
  const mark = line.from + lead.length;
  const item = isAlone ? itemAt(state, mark) : null;
  if (item?.getChild('ListMark')?.from !== mark) return null;
  if (line.text.length === whole.length) return { changes: setApart(state, mark, line.to) };
  const shared = sharedNumber(state, item);
  const next = sign.replace(/\d+/, (number) => shared ?? String(Number(number) + 1));
  const insert = insertText(`\n${lead}${next}${blanks}${box.replace(/x/i, ' ')}`);
  const changes = [{ from: head, insert }, ...(shared === null ? countedOn(state, item) : [])];
  return { changes, selection: { anchor: head + insert.length } };
}

/** One more for the items behind one, as long as they are counted on from it. */
function countedOn(state: EditorState, item: SyntaxNode): readonly ChangeSpec[] {
  const changes: ChangeSpec[] = [];
  let last = Number(numberOf(state, item)?.number);
  const others = item.parent?.getChildren('ListItem') ?? [];
  for (const next of others.filter(({ from }) => from > item.from)) {
    const own = numberOf(state, next);
    if (Number(own?.number) !== ++last || !own) break;
    const number = String(last + 1);
    const column = own.from - state.doc.lineAt(own.from).from;
    const below = linesBelow(state, own.from, own.to);
    changes.push({ from: own.from, to: own.from + own.number.length, insert: number });
    changes.push(...below.flatMap((line) => shifted(line, column, number.length - own.number.length)));
  }
  return changes;
}

const anyItem = /^([ \t>]*)([-+*]|\d{1,9}[.)])([ \t]+)(\[[ xX]\](?:[ \t]+|$))?/;

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
