const deepLine = /^(?:[ \t]*(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])){150}/m;

/**
 * Hundreds of quote or list marks on one line: no writer makes them, and the time of every Markdown parser grows with the
 * square of the depth. Such a text is taken as plain text.
 */
export function tooNested(text: string, from: number): boolean {
  return deepLine.test(from === 0 ? text : text.slice(from));
}
