import { foldText } from '../../../shared/base/fold.ts';

/**
 * The things that hold every typed word, the best first: those whose first text starts with what was typed, then those
 * with a word that does, then those that hold it anywhere, then those found by their further texts. Equals keep their order.
 */
export function rank<Thing>(
  things: readonly Thing[],
  typed: string,
  texts: (thing: Thing) => readonly [string, string],
): readonly Thing[] {
  const wanted = foldText(typed.trim());
  if (!wanted) return things;
  const words = wanted.split(/\s+/);
  const ranked: { readonly thing: Thing; readonly score: number }[] = [];
  for (const thing of things) {
    const [first, further] = texts(thing);
    const name = foldText(first);
    const all = `${name} ${foldText(further)}`;
    if (words.every((word) => all.includes(word))) ranked.push({ thing, score: scoreOf(name, wanted) });
  }
  return ranked.toSorted((a, b) => a.score - b.score).map(({ thing }) => thing);
}

function scoreOf(name: string, wanted: string): number {
  if (name.startsWith(wanted)) return 0;
  if (name.includes(` ${wanted}`)) return 1;
  return name.includes(wanted) ? 2 : 3;
}
