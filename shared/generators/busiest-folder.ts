type Counted = readonly [folder: string, posts: number];

/** Down from a folder, always into the one below with the most posts, until a good part of them are in one itself. */
export function busiestFolder(folders: readonly Counted[], top = ''): string {
  const from = top === '' ? 0 : top.length + 1;
  const below = new Map<string, number>();
  let [all, own] = [0, 0];
  for (const [folder, posts] of folders) {
    const name = nameAt(folder, from);
    if (folder === top) own += posts;
    else below.set(name, (below.get(name) ?? 0) + posts);
    all += posts;
  }
  const [first] = below;
  if (!first || own * 10 > all * 3) return top;
  const [name] = [...below].reduce((most, one) => (one[1] > most[1] ? one : most), first);
  const inside = folders.filter(([folder]) => folder !== top && nameAt(folder, from) === name);
  return busiestFolder(inside, top === '' ? name : `${top}/${name}`);
}

/** The name that begins at a place of a path. Short names are compared where whole paths would be, at every level. */
function nameAt(path: string, from: number): string {
  const end = path.indexOf('/', from);
  return path.slice(from, end < 0 ? undefined : end);
}
