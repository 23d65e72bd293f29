/** The line of a heading that is written at an offset, with its marks; of one above an underline the last before that. Behind it the
 * attributes of a line right above or below that give the heading an id. */
export function headingLine(text: string, from: number): string {
  let line = lineAt(text, from);
  let at = nextLine(text, from + line.length);
  // Marks, or raw HTML.
  if (!/^[#<]/.test(line))
    for (; at < text.length;) {
      const next = lineAt(text, at);
      at = nextLine(text, at + next.length);
      // Those of the quotes and items that it stands in.
      const words = next.replace(/^[\s>]+/, '');
      if (/^(?:=+|-+)\s*$/.test(words) || words === '') break;
      line = words;
    }
  const given = attributesIn(lineAt(text, at)) ?? attributesAbove(text, from);
  return given === undefined ? line : `${line} ${given}`;
}

const nextLine = (text: string, at: number) => at + (text.startsWith('\r\n', at) ? 2 : 1);

/** A line of attributes of kramdown with an id (kramdown.gettalong.org/syntax.html#block-ials). */
function attributesIn(line: string): string | undefined {
  const written = /^[\s>]*(\{:[^{}]*\})\s*$/.exec(line)?.[1];
  return written !== undefined && idIn(written) !== undefined ? written : undefined;
}

/** The same right above a heading, where it stands below nothing that it could be of. */
function attributesAbove(text: string, from: number): string | undefined {
  const [, before = '', line = ''] =
    /(?:^|(?:^|\n)([^\n]*)\r?\n)([^\n]*)\r?\n[ \t>]*$/.exec(text.slice(Math.max(0, from - 300), from)) ?? [];
  return before.replace(/[\s>]/g, '') === '' ? attributesIn(line) : undefined;
}

const lineEnd = /[\r\n]/g;

function lineAt(text: string, from: number): string {
  lineEnd.lastIndex = from;
  return text.slice(from, lineEnd.exec(text)?.index);
}

// The id in attributes in braces: `{#id}`, `{: .class #id}`; not in a call or an expression, which has signs of its own there. And in
// a remark of MDX: `{/* #id */}` (docusaurus.io/docs/markdown-features/toc#heading-ids).
export const idIn = (attributes: string): string | undefined =>
  /^\{(?::?\s*(?:[.\w-][^{}]*\s)?#([^\s{}#"'<>=]+)[^{}]*|\/\*\s*#([^\s{}]+)(?:\s[^{}]*)?\*\/)\}$/
    .exec(attributes.trim())
    ?.slice(1)
    .find((id) => id !== undefined);

/** The id that a heading gives itself at the end of its line. */
export const ownId = (line: string): string | undefined => idIn(/\{[^{}]*\}\s*$/.exec(line)?.[0] ?? '');
