import { diffArrays } from 'diff/lib/diff/array.js';

/** `parts` stand in place of those from `from` to `to`. */
interface Hunk {
  readonly from: number;
  readonly to: number;
  readonly parts: readonly string[];
}

/** A change of theirs that ours lacks, by its place in ours: apart from all that ours changed, at the edge of it, or over it. */
export interface MissingHunk extends Hunk {
  readonly stands: 'apart' | 'beside' | 'over';
}

/** More changed parts than this are another text: comparing takes the square of it. */
const mostChanged = 4000;

/** What a three-way merge is made of: the changes from `base` to `theirs`, in order, that `ours` lacks. null: too much changed. */
export function missingHunks(base: string[], ours: string[], theirs: string[]): readonly MissingHunk[] | null {
  const own = hunks(base, ours);
  const other = hunks(base, theirs);
  if (!own || !other) return null;
  const missing = other.filter((hunk) => !own.some((one) => isSame(one, hunk)));
  return missing.map((hunk) => ({ ...moved(hunk, own), stands: standing(hunk, own) }));
}

function hunks(base: string[], changed: string[]): readonly Hunk[] | null {
  const runs = diffArrays(base, changed, { maxEditLength: mostChanged });
  if (!runs) return null;
  const found: Hunk[] = [];
  let at = 0;
  for (const { added, removed, value, count } of runs) {
    const to = added ? at : at + count;
    if (added || removed) {
      const last = found.at(-1)?.to === at ? found.pop() : undefined;
      found.push({ from: last?.from ?? at, to, parts: [...(last?.parts ?? []), ...(added ? value : [])] });
    }
    at = to;
  }
  return found;
}

const isSame = (one: Hunk, other: Hunk) =>
  one.from === other.from &&
  one.to === other.to &&
  one.parts.length === other.parts.length &&
  one.parts.every((part, index) => part === other.parts[index]);

function standing(hunk: Hunk, own: readonly Hunk[]): MissingHunk['stands'] {
  if (own.some((one) => one.from < hunk.to && hunk.from < one.to)) return 'over';
  return own.some((one) => one.from <= hunk.to && hunk.from <= one.to) ? 'beside' : 'apart';
}

/** The change of the base with its place counted in what `own` made of it. */
function moved({ from, to, parts }: Hunk, own: readonly Hunk[]): Hunk {
  const before = own.filter((one) => one.to <= from);
  const shift = before.reduce((sum, one) => sum + one.parts.length - (one.to - one.from), 0);
  return { from: from + shift, to: to + shift, parts };
}
