/** The offset just after the line break of the line that holds `at`; the end of the text when it has none. */
export function nextLine(text: string, at: number): number {
  for (let i = at; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 10) return i + 1;
    if (unit === 13) return text.charCodeAt(i + 1) === 10 ? i + 2 : i + 1;
  }
  return text.length;
}

/** The offset of the first character of the line that holds `at`. */
export function lineStart(text: string, at: number): number {
  let i = at;
  while (i > 0 && !isBreak(text.charCodeAt(i - 1))) i--;
  return i;
}

/** The offset just before the line break of the line that holds `at`. */
export function lineEnd(text: string, at: number): number {
  let i = at;
  while (i < text.length && !isBreak(text.charCodeAt(i))) i++;
  return i;
}

/** The 1-based line of an offset. CRLF, LF and a lone CR each end a line. */
export function lineNumber(text: string, at: number): number {
  let line = 1;
  for (let i = nextLine(text, 0); i <= at && i > 0; i = nextLine(text, i)) {
    if (i === text.length && !isBreak(text.charCodeAt(i - 1))) break;
    line++;
    if (i === text.length) break;
  }
  return line;
}

/** The first line break of a text as it is written; `\n` for a text of one line. */
export function lineBreakOf(text: string, from = 0): string {
  const end = lineEnd(text, from);
  return text.slice(end, nextLine(text, end)) || '\n';
}

export const isBreak = (unit: number) => unit === 10 || unit === 13;
/** Nothing but spaces, tabs and line breaks: YAML (1.2.2, 5.5) and TOML know no other blanks. */
export const isBlank = (text: string) => /^[ \t\r\n]*$/.test(text);
