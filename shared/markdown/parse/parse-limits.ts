import type { InlineContext, MarkdownConfig } from '@lezer/markdown';

/** Blocks in each other that are told apart: as many as nesting.ts lets on one line. */
const deepest = 150;
/** Marks of one paragraph, or one cell, that are read. */
export const mostMarks = 1000;

const marks = new Set([...'*_~[]!<&`\\'].map((mark) => mark.charCodeAt(0)));
let last: { readonly context: InlineContext; count: number } | null = null;

/**
 * Keeps the time of the grammar from growing with the square of what no writer makes: what is nested deeper than a limit is one
 * paragraph, and after so many marks a paragraph is words. A key in such a text would wait for seconds.
 */
export const parseLimits: MarkdownConfig = {
  parseBlock: [
    {
      name: 'TooDeep',
      before: 'IndentedCode',
      parse(context, line) {
        if (context.depth < deepest) return false;
        const start = context.lineStart + line.pos;
        context.addElement(context.elt('Paragraph', start, context.lineStart + line.text.length));
        context.nextLine();
        return true;
      },
    },
  ],
  parseInline: [
    {
      name: 'TooManyMarks',
      before: 'Escape',
      parse(context, next) {
        if (!marks.has(next)) return -1;
        if (last?.context !== context) last = { context, count: 0 };
        return ++last.count > mostMarks ? context.end : -1;
      },
    },
  ],
};
