import type { CompletionContext, CompletionResult, CompletionSource } from '@codemirror/autocomplete';
import { endBehind, mostOptions, typedBefore } from './completing.ts';

/**
 * Emoji by their short codes on GitHub. The character itself is put in: it is the same in every generator, short codes are
 * signs of their own in few.
 */
export const completeEmoji: CompletionSource = (context) => {
  const found = typedBefore(context, /(?:^|[\s([{"'*_~>])(:[a-z0-9+-][a-z0-9_+-]+:?)$/i);
  return found && emoji(context, found.from, found.groups[0] ?? '');
};

async function emoji(context: CompletionContext, from: number, typed: string): Promise<CompletionResult | null> {
  const { gemoji } = await import('gemoji');
  if (context.aborted) return null;
  const wanted = typed.replaceAll(':', '').toLowerCase();
  const starts = (names: readonly string[]) => names.find((name) => name.startsWith(wanted));
  const byName = gemoji.flatMap(({ emoji: sign, names }) => ({ sign, name: starts(names) ?? '' }));
  const byTag = gemoji.flatMap(({ emoji: sign, names, tags }) =>
    !starts(names) && starts(tags) ? { sign, name: names[0] ?? '' } : [],
  );
  const found = [
    ...byName.filter(({ name }) => name !== '').toSorted((a, b) => a.name.length - b.name.length),
    ...byTag,
  ];
  // A colon that opens the next one closes none.
  const to = endBehind(context, typed.endsWith(':') ? /^/ : /^[a-z0-9_+-]*(?::(?![a-z0-9_+-]+:))?/i);
  const options = found.slice(0, mostOptions).map(({ sign, name }) => ({
    label: `:${name}:`,
    displayLabel: `${sign} ${name.replaceAll('_', ' ')}`,
    apply: sign,
  }));
  return { from, to, options, filter: false };
}
