import { lineNumber } from '../frontmatter/lines.ts';
import type { Field, FrontMatter } from '../model/front-matter.ts';

/** The line of the first comment in a front matter; null where it has none. */
export function commentLine(
  text: string,
  { format, fields, problems, contentFrom, contentTo }: FrontMatter,
): number | null {
  if (format === 'json' || problems.length > 0) return null;
  const values = fields.flatMap(leaves).toSorted((a, b) => a.from - b.from);
  let at = contentFrom;
  for (const { from, to, kind } of [...values, { from: contentTo, to: contentTo, kind: null }]) {
    const before = /(?:^|\s)(#)/d.exec(text.slice(at, from))?.indices?.[1]?.[0];
    if (before !== undefined) return lineNumber(text, at + before);
    const inside =
      kind === 'list' ? /(?:^|\s)(#)[^"'\r\n]*$/dm.exec(text.slice(from, to))?.indices?.[1]?.[0] : undefined;
    if (inside !== undefined) return lineNumber(text, from + inside);
    at = Math.max(at, to);
  }
  return null;
}

/** The fields that hold no others. */
const leaves = (field: Field): readonly Field[] => {
  const inner = field.fields ?? field.items ?? [];
  return inner.length === 0 ? [field] : inner.flatMap(leaves);
};
