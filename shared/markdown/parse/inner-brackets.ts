import type { MarkdownConfig } from '@lezer/markdown';

/** Between brackets words alone, and no address or label behind them. */
const brackets = /\[[^[\]\\`*_~<>!&\n]*\](?![([])/y;
/** The end of a link that has an address of its own, and other such words before it. */
const endOfLink = /^(?:[^[\]\\`]|\[[^[\]\\`]*\](?![([]))*\]\(/;
const openBracket = 91;
/** Characters in which a link has to end. */
const reach = 300;

/**
 * `[[1]](a.md)` is a link whose words are `[1]`: what is in brackets ends the link around it only where it is a link itself
 * (CommonMark 0.31.2, 6.3). The grammar takes all brackets for links, since it knows no definitions; most such words have none.
 */
export const innerBrackets: MarkdownConfig = {
  parseInline: [
    {
      name: 'InnerBrackets',
      before: 'Link',
      parse(context, next, position) {
        if (next !== openBracket || !context.hasOpenLink) return -1;
        const { text, offset } = context;
        brackets.lastIndex = position - offset;
        const found = brackets.exec(text);
        if (!found) return -1;
        const { lastIndex } = brackets;
        return endOfLink.test(text.slice(lastIndex, lastIndex + reach)) ? offset + lastIndex : -1;
      },
    },
  ],
};
