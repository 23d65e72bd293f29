import { diffArrays } from 'diff';
import { applyChanges, type TextChange } from '../../../shared/base/text-change.ts';

/**
 * The changes from `base` to `theirs` made in `ours`, wherever `ours` still has what they change; null: nowhere. By words
 * and addresses, since a paragraph is one line and an address that is changed by half leads nowhere.
 */
export function mergeTexts(base: string, ours: string, theirs: string): string | null {
  if (base === theirs) return ours;
  const wanted = hunks(base, theirs);
  const own = hunks(base, ours);
  if (!wanted || !own) return null;
  const missing = wanted.filter((hunk) => !own.some((one) => isSame(one, hunk)));
  const standing = missing.filter((hunk) => !own.some((one) => overlaps(one, hunk)));
  if (missing.length > 0 && standing.length === 0) return null;
  return applyChanges(
    ours,
    standing.map((hunk) => moved(hunk, own)),
  );
}

/** More changed words than this are another text: comparing takes the square of it. */
const mostChanged = 4000;

const wordPattern = /[^\s()[\]<>"'{}]+|[^\S\n]+|[^]/gu;
const wordsOf = (text: string): string[] => text.match(wordPattern) ?? [];

/** What became of the base, as changes of it in order that do not touch each other; null: too much. */
function hunks(base: string, changed: string): readonly TextChange[] | null {
  const parts = diffArrays(wordsOf(base), wordsOf(changed), { maxEditLength: mostChanged });
  if (!parts) return null;
  const found: TextChange[] = [];
  let at = 0;
  for (const { added, removed, value } of parts) {
    const text = value.join('');
    const end = added ? at : at + text.length;
    if (added || removed) {
      const last = found.at(-1)?.to === at ? found.pop() : undefined;
      found.push({ from: last?.from ?? at, to: end, insert: (last?.insert ?? '') + (added ? text : '') });
    }
    at = end;
  }
  return found;
}

const isSame = (one: TextChange, other: TextChange) =>
  one.from === other.from && one.to === other.to && one.insert === other.insert;

const overlaps = (one: TextChange, other: TextChange) => one.from < other.to && other.from < one.to;

/** The change of the base with its place counted in what `own` made of it. */
function moved({ from, to, insert }: TextChange, own: readonly TextChange[]): TextChange {
  const shift = own
    .filter((one) => one.to <= from)
    .reduce((sum, one) => sum + one.insert.length - (one.to - one.from), 0);
  return { from: from + shift, to: to + shift, insert };
}
