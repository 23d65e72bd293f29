import type { MarkdownConfig } from '@lezer/markdown';

// The grammar's own knows two tildes only. GitHub, and so preview and export, also take one; each run ends with its like.
const one = { resolve: 'Strikethrough', mark: 'StrikethroughMark' };
const delimiters = [one, { ...one }];
const tilde = 126;
/** Of the character beside a run: 1 a blank or none, 2 a sign, 0 any other. */
const kindOf = (beside: string) => (beside.trim() === '' ? 1 : /[\p{P}\p{S}]/u.test(beside) ? 2 : 0);
const isTurned = (inner: number, outer: number) => (inner < 2 ? inner === 0 : outer > 0);

/** `~one~` and `~~two~~` tildes. */
export const strikethrough: MarkdownConfig = {
  // How they look is for the editor to say.
  defineNodes: [one.resolve, one.mark],
  parseInline: [
    {
      name: 'Strikethrough',
      after: 'Emphasis',
      parse(context, next, from) {
        if (next !== tilde || context.char(from - 1) === next) return -1;
        let to = from;
        while (context.char(to) === next) to++;
        const type = delimiters[to - from - 1];
        if (!type) return -1;
        const before = kindOf(context.slice(from - 1, from));
        const after = kindOf(context.slice(to, to + 1));
        return context.addDelimiter(type, from, to, isTurned(after, before), isTurned(before, after));
      },
    },
  ],
};
