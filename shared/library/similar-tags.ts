/**
 * For each tag the others that are probably meant to be the same: they differ in case, accents, blanks, hyphens or a
 * plural s only. Tags without such a neighbour are left out.
 */
export function similarTags(tags: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const tag of tags) {
    const key = fold(tag);
    const group = groups.get(key);
    if (group) group.push(tag);
    else groups.set(key, [tag]);
  }
  const similar = new Map<string, readonly string[]>();
  for (const group of groups.values()) {
    for (const tag of group.length > 1 ? group : []) {
      similar.set(
        tag,
        group.filter((other) => other !== tag),
      );
    }
  }
  return similar;
}

/** `C`, `C#` and `C++` stay apart: only blanks, hyphens, underscores and full stops are dropped. */
function fold(tag: string): string {
  const bare = tag.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const joined = bare.replace(/[\s\-_.]+/g, '');
  // Short words are too often others: `news` is not `new`, `css` not `cs`.
  const singular = joined.replace(/([a-z]{3,}[^su\d])s$/, '$1');
  // `.net` and `...` would lose what they are.
  return singular === '' ? tag : singular;
}
