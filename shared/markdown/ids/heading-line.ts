/** The line of a heading that is written at an offset, with its marks; of one above an underline the last before that. */
export function headingLine(text: string, from: number): string {
  let line = lineAt(text, from);
  // Marks, or raw HTML.
  if (/^[#<]/.test(line)) return line;
  for (let at = from + line.length; at < text.length;) {
    at += text.startsWith('\r\n', at) ? 2 : 1;
    const next = lineAt(text, at);
    // Those of the quotes and items that it stands in.
    const words = next.replace(/^[\s>]+/, '');
    if (/^(?:=+|-+)\s*$/.test(words) || words === '') break;
    line = words;
    at += next.length;
  }
  return line;
}

const lineEnd = /[\r\n]/g;

function lineAt(text: string, from: number): string {
  lineEnd.lastIndex = from;
  return text.slice(from, lineEnd.exec(text)?.index);
}

/** The id in attributes in braces: `{#id}`, `{: .class #id}`; not in a call or an expression, which has signs of its own there. */
export const idIn = (attributes: string): string | undefined =>
  /^\{:?\s*(?:[.\w-][^{}]*\s)?#([^\s{}#"'<>=]+)[^{}]*\}$/.exec(attributes.trim())?.[1];

/** The id that a heading gives itself at the end of its line. */
export const ownId = (line: string): string | undefined => idIn(/\{[^{}]*\}\s*$/.exec(line)?.[0] ?? '');
