import type { MarkdownConfig } from '@lezer/markdown';
import { depthOf } from './mdx-syntax.ts';

const value = `(?:[^\\s"'=<>\`]+|'[^']*'|"[^"]*")`;
const selfClosed = new RegExp(`^<[a-z][a-z\\d-]*(?:\\s+[a-z_:][\\w.:-]*(?:\\s*=\\s*${value})?)*\\s*/>\\s*$`, 'i');
const placeholder = /^<\/?[a-z][a-z\d-]*_[\w-]*(?=[\s/>])/i;
const smaller = 60;

/**
 * Where the grammar reads HTML otherwise than CommonMark 0.31.2. A tag that closes itself, alone on its line, begins a block up to the
 * next blank line, like every other tag (4.6, start condition 7). And no name of a tag has a `_` in it (6.6): `<your_name>` is words.
 */
export const htmlSyntax: MarkdownConfig = {
  parseInline: [
    {
      name: 'Placeholder',
      before: 'HTMLTag',
      parse: (context, next, position) =>
        next === smaller && placeholder.test(context.slice(position, Math.min(context.end, position + 100)))
          ? position + 1
          : -1,
    },
  ],
  parseBlock: [
    {
      name: 'SelfClosedTag',
      after: 'HTMLBlock',
      parse(context, line) {
        if (line.next !== smaller || !selfClosed.test(line.text.slice(line.pos))) return false;
        const from = context.lineStart + line.pos;
        while (context.nextLine() && depthOf(line) >= context.depth && line.text.trim() !== '');
        context.addElement(context.elt('HTMLBlock', from, context.prevLineEnd()));
        return true;
      },
    },
  ],
};
