/** The longest pattern that is looked at, and the most alternatives of its braces. Longer ones match nothing. */
const longest = 400;
const mostAlternatives = 64;

/**
 * Whether a glob matches the whole of a path. `*` and `?` stop at `/`, `**` does not, `[a-c]` and `[!a]` are one character,
 * `{a,b}` is one or the other, `\` takes the next character as it is: what Hugo's own matcher (gobwas/glob) reads. The
 * time grows with the lengths only, whatever the pattern is: it comes with the folder.
 */
export function matchesGlob(pattern: string, path: string): boolean {
  if (pattern.length > longest) return false;
  return alternatives(pattern).some((one) => matches(tokensOf(one), path));
}

interface Token {
  readonly fits: (character: string) => boolean;
  readonly repeats: boolean;
}

/** One step for each token: the places in the path that can be reached so far. */
function matches(tokens: readonly Token[], path: string): boolean {
  let reached: readonly boolean[] = [true, ...Array.from(path, () => false)];
  const characters = [...path];
  for (const { fits, repeats } of tokens) {
    const next: boolean[] = [];
    for (let at = 0; at <= characters.length; at++) {
      const character = characters[at - 1];
      const comes = character !== undefined && fits(character);
      next[at] = repeats
        ? (reached[at] ?? false) || (comes && (next[at - 1] ?? false))
        : comes && (reached[at - 1] ?? false);
    }
    reached = next;
  }
  return reached[characters.length] ?? false;
}

const tokenPattern = /\\[\s\S]|\*\*+|\*|\?|\[!?(?:\\[\s\S]|[^\]\\])+\]|[\s\S]/gu;

const tokensOf = (pattern: string): readonly Token[] =>
  Array.from(pattern.matchAll(tokenPattern), ([part]) => token(part));

function token(part: string): Token {
  if (part.startsWith('**')) return { fits: () => true, repeats: true };
  if (part === '*') return { fits: (character) => character !== '/', repeats: true };
  if (part === '?') return { fits: (character) => character !== '/', repeats: false };
  if (part.length > 2 && part.startsWith('[')) return { fits: classOf(part.slice(1, -1)), repeats: false };
  const wanted = part.startsWith('\\') ? part.slice(1) : part;
  return { fits: (character) => character === wanted, repeats: false };
}

function classOf(inner: string): Token['fits'] {
  const not = inner.startsWith('!');
  const parts = [...(not ? inner.slice(1) : inner).matchAll(/(\\[\s\S]|[\s\S])(?:-(\\[\s\S]|[\s\S]))?/gu)];
  const plain = (written: string) => (written.length > 1 && written.startsWith('\\') ? written.slice(1) : written);
  const ranges = parts.map(([, from = '', to = from]) => [plain(from), plain(to)] as const);
  return (character) => ranges.some(([from, to]) => from <= character && character <= to) !== not;
}

/** The pattern without braces: one for each choice. A brace that is not closed stands for itself. */
function alternatives(pattern: string): readonly string[] {
  const done: string[] = [];
  const open = [pattern];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const brace = firstBrace(next);
    if (!brace) done.push(next);
    else open.push(...brace);
    if (done.length + open.length > mostAlternatives) return [];
  }
  return done;
}

/** The pattern once for each choice of its first brace; null without one. */
function firstBrace(pattern: string): readonly string[] | null {
  let start = -1;
  let depth = 0;
  const cuts: number[] = [];
  for (const { 0: part, index } of pattern.matchAll(/\\[\s\S]|[{},]/g)) {
    if (part === '{' && depth++ === 0) start = index;
    else if (part === ',' && depth === 1) cuts.push(index);
    else if (part === '}' && depth > 0 && --depth === 0) {
      const ends = [...cuts, index];
      const begins = [start, ...cuts];
      return ends.map(
        (end, i) => pattern.slice(0, start) + pattern.slice((begins[i] ?? 0) + 1, end) + pattern.slice(index + 1),
      );
    }
  }
  return null;
}
