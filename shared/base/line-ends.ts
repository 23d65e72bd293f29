import type { TextChange } from './text-change.ts';

const lineEnd = /\r\n?|\n/g;

/** The text with LF at the end of every line. CR LF, CR and LF each end a line. */
export const withLf = (text: string): string => (text.includes('\r') ? text.replace(lineEnd, '\n') : text);

/** The text after changes whose offsets and words are those of `withLf(text)`; in order, without overlap. Line ends that stay
 * keep their bytes; those that a change puts in take the places of those that it takes out, and more are as the last of these,
 * or as that of the line where the change begins. */
export function changeLines(text: string, changes: readonly TextChange[]): string {
  const flat = withLf(text);
  const old = text === flat ? null : (text.match(lineEnd) ?? []);
  const ends: string[] = [];
  let line = 0;
  let at = 0;
  let changed = '';
  const keep = (upTo: number) => {
    const kept = flat.slice(at, upTo);
    changed += kept;
    for (const until = line + endsIn(kept); old && line < until; line++) ends.push(old[line] ?? '\n');
    at = upTo;
  };
  for (const { from, to, insert } of changes) {
    keep(from);
    changed += insert;
    at = to;
    if (!old) continue;
    const gone = endsIn(flat.slice(from, to));
    const last = line + Math.max(gone - 1, 0);
    for (let put = endsIn(insert), next = line; put > 0; put--, next++)
      ends.push(old[Math.min(next, last)] ?? old.at(-1) ?? '\n');
    line += gone;
  }
  keep(flat.length);
  return old ? withEnds(changed, ends) : changed;
}

const endsIn = (text: string): number => {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
};

function withEnds(text: string, ends: readonly string[]): string {
  let line = 0;
  return text.replaceAll('\n', (_, at: number) => {
    const end = ends[line++] ?? '\n';
    // What stood between them may be gone: a CR and a LF would be one line end.
    return end === '\n' && ends[line - 2] === '\r' && text[at - 1] === '\n' ? '\r\n' : end;
  });
}
