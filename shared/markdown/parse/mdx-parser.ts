import type { Tree } from '@lezer/common';
import { createBodyParser, markdownParser } from './parser.ts';

/** MDX has no HTML: below a tag on a line of its own stands Markdown as everywhere (mdxjs.com/docs/what-is-mdx). */
const mdxParser = markdownParser.configure({ remove: ['HTMLBlock'] });

/** As `parseBody`, of MDX. */
export function parseMdxBody(text: string, from: number): Tree {
  const parsing = createBodyParser(mdxParser)(text, from);
  for (;;) {
    const { done, value } = parsing.next();
    if (done) return value;
  }
}
