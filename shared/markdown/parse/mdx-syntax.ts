import type { MarkdownExtension } from '@lezer/markdown';
import { expression, jsxTag } from '../islands/mdx.ts';

/** A tag of JSX with or without a name; no address in angle brackets. */
const tagStart = /^<\/?(?:(?!\w+:\/\/)[a-z_$][\w.:$-]*(?=[\s/>{]|$)|>)/i;

/** Lines that a tag may go on for. */
const mostLines = 100;

/**
 * MDX has neither HTML nor code by indentation: a line of tags is a block by itself, with Markdown above and below it as everywhere
 * (mdxjs.com/docs/what-is-mdx; micromark-extension-mdx-md, micromark-extension-mdx-jsx).
 */
export const mdxSyntax: MarkdownExtension = {
  remove: ['HTMLBlock', 'IndentedCode'],
  parseBlock: [
    {
      name: 'JSXBlock',
      before: 'SetextHeading',
      parse(context, line) {
        let text = line.text.slice(line.pos);
        if (tagsIn(text) === 'none') return false;
        const from = context.lineStart + line.pos;
        let to = context.lineStart + line.text.length;
        let isInside = true;
        for (let count = 1; tagsIn(text) === 'open' && count < mostLines; count++) {
          // One that is being written takes no more than its paragraph, and none more than what it stands in, of which the line knows
          // though its type does not say so.
          const next = line as typeof line & { readonly depth: number };
          isInside = context.nextLine() && next.depth >= context.depth && next.pos < next.text.length;
          if (!isInside) break;
          text += `\n${line.text.slice(line.basePos)}`;
          to = context.lineStart + line.text.length;
        }
        if (isInside) context.nextLine();
        context.addElement(context.elt('HTMLBlock', from, to));
        return true;
      },
      endLeaf: (_context, line) => tagsIn(line.text.slice(line.pos)) === 'whole',
    },
  ],
};

/** Whether a text is nothing but tags and expressions between them, of which the last one may go on behind it. */
function tagsIn(text: string): 'whole' | 'open' | 'none' {
  const rest = text.trimEnd();
  if (!tagStart.test(rest)) return 'none';
  for (let at = 0; at < rest.length; at += /^\s*/.exec(rest.slice(at))?.[0].length ?? 0) {
    const isTag = tagStart.test(rest.slice(at));
    if (!isTag && rest[at] !== '{') return 'none';
    const end = isTag ? jsxTag(rest, at) : expression(rest, at);
    if (end === null) return rest.includes('<', at + 1) ? 'none' : 'open';
    at = end;
  }
  return 'whole';
}
