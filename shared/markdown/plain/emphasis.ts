import { endWords, say, type State } from './words.ts';

const marksRun = /\*+|_+/y;
const blank = /\s/;
const punctuation = /[\p{P}\p{S}]/u;
const mark = /[*_~]/;
const wordSign = /[\da-z]/i;

/**
 * Begins or ends emphasis. False where the marks could do both, where three stand together, beside other marks, and where
 * they do not end what began last: only then do all rules of CommonMark (6.2) come to the same.
 */
export function emphasize(state: State): boolean {
  const { at, source, stretch, open } = state;
  marksRun.lastIndex = at;
  const marks = marksRun.exec(source.text)?.[0] ?? '';
  const end = at + marks.length;
  const before = at > state.lineStart ? source.text.charAt(at - 1) : at === stretch.from && stretch.inLink ? '[' : ' ';
  const after = end < stretch.to ? source.text.charAt(end) : stretch.inLink ? ']' : ' ';
  if (end > stretch.to || mark.test(before) || mark.test(after)) return false;
  if (marks === '_' && wordSign.test(before) && wordSign.test(after)) return say(state, end);
  const [left, right] = [kindOf(before), kindOf(after)];
  const opens = right !== 'blank' && (left === 'blank' || (left === 'punctuation' && right === 'word'));
  const closes = left !== 'blank' && (right === 'blank' || (right === 'punctuation' && left === 'word'));
  if (opens === closes || marks.length > 2 || !endWords(state)) return false;
  state.at = end;
  if (opens) {
    open.push({ marks, at, nodes: state.nodes });
    state.nodes = [];
    return true;
  }
  const begun = open.pop();
  if (begun?.marks !== marks) return false;
  const type = marks.length === 2 ? 'strong' : 'emphasis';
  begun.nodes.push({ type, children: state.nodes, position: source.place(begun.at, end) });
  state.nodes = begun.nodes;
  return true;
}

function kindOf(char: string): 'blank' | 'punctuation' | 'word' {
  return blank.test(char) ? 'blank' : punctuation.test(char) ? 'punctuation' : 'word';
}
