/** What ends a line: LF or CRLF, and CR only where no LF is, as in the editor. */
export const lineEndOf = (text: string): '\n' | '\r' => (text.includes('\n') || !text.includes('\r') ? '\n' : '\r');

/** Tells the 1-based line of an offset. */
export function createLines(text: string, end: '\n' | '\r' = lineEndOf(text)): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf(end); at !== -1; at = text.indexOf(end, at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}

/** How many lines end in a text. */
export function countLines(text: string, end: '\n' | '\r'): number {
  let count = 0;
  for (let at = text.indexOf(end); at !== -1; at = text.indexOf(end, at + 1)) count++;
  return count;
}
