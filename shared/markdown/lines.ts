/** Tells the 1-based line of an offset. Lines end as the editor ends them: LF or CRLF, and CR only where no LF is. */
export function createLines(text: string): (offset: number) => number {
  const starts = [0];
  const end = text.includes('\n') ? '\n' : '\r';
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
