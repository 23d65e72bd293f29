import { missingHunks } from '../../../shared/base/three-way.ts';

/**
 * The changes from `base` to `theirs` made in `ours`, wherever `ours` still has what they change; null: nowhere. By words
 * and addresses, since a paragraph is one line and an address that is changed by half leads nowhere.
 */
export function mergeTexts(base: string, ours: string, theirs: string): string | null {
  if (base === theirs) return ours;
  const own = wordsOf(ours);
  const missing = missingHunks(wordsOf(base), own, wordsOf(theirs));
  const made = missing?.filter(({ stands }) => stands !== 'over');
  if (!missing || !made || (missing.length > 0 && made.length === 0)) return null;
  let merged = '';
  let at = 0;
  for (const { from, to, parts } of made) {
    merged += own.slice(at, from).join('') + parts.join('');
    at = to;
  }
  return merged + own.slice(at).join('');
}

const wordPattern = /[^\s()[\]<>"'{}]+|[^\S\n]+|[^]/gu;
const wordsOf = (text: string): string[] => text.match(wordPattern) ?? [];
