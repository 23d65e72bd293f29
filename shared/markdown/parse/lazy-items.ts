import type { MarkdownConfig } from '@lezer/markdown';
import { depthOf } from './mdx-syntax.ts';

const item = /^(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)/;

/**
 * An item right below the words of a quote or of another list ends them, whatever its number: a paragraph that only goes on by
 * laziness is not interrupted, as cmark and micromark read CommonMark 0.31.2, 5.2. To the grammar `2.` is one of those words.
 */
export const lazyItems: MarkdownConfig = {
  parseBlock: [
    {
      name: 'LazyItem',
      before: 'SetextHeading',
      endLeaf: (context, line) => depthOf(line) < context.depth && item.test(line.text.slice(line.pos, line.pos + 12)),
    },
  ],
};
