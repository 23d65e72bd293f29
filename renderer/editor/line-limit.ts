import type { Text } from '@codemirror/state';

/** Marks of one line that are drawn. */
const mostInLine = 500;

/** Answers of each mark, in order, whether it is among the first of its line; behind them a line is plain. With each key the browser
 * goes through all that a line is made of. */
export function createLineLimit(doc: Text): (from: number) => boolean {
  let end = -1;
  let count = 0;
  return (from) => {
    if (from > end) {
      end = doc.lineAt(from).to;
      count = 0;
    }
    return ++count <= mostInLine;
  };
}
