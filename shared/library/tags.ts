import type { PostSummary } from '../model/post.ts';
import type { SiteProfile, Taxonomy } from '../model/site.ts';
import type { TagAction, TagsBecome } from '../model/tags.ts';

export interface TagCount {
  readonly tag: string;
  readonly count: number;
  /** Instants of the first and last dated post with the tag, milliseconds since 1970; null when none is dated. */
  readonly first: number | null;
  readonly last: number | null;
}

const names = new Intl.Collator(undefined, { numeric: true, sensitivity: 'variant' });

/** Every tag of a taxonomy (by its name) with its number of posts, the most used first, equals by name. */
export function countTags(posts: readonly PostSummary[], taxonomy: string): readonly TagCount[] {
  const counts = new Map<string, TagCount>();
  for (const post of posts) {
    for (const tag of new Set(post.taxonomies[taxonomy] ?? []))
      counts.set(tag, counted(counts.get(tag), tag, post.time));
  }
  return [...counts.values()].toSorted((a, b) => b.count - a.count || names.compare(a.tag, b.tag));
}

function counted(known: TagCount | undefined, tag: string, time: number | null): TagCount {
  const times = [known?.first, known?.last, time].filter((value) => typeof value === 'number');
  return {
    tag,
    count: (known?.count ?? 0) + 1,
    first: times.length === 0 ? null : Math.min(...times),
    last: times.length === 0 ? null : Math.max(...times),
  };
}

/** The posts that carry any of the tags, from the facts already known; these are all that a change has to read. */
export function postsWithTags(
  posts: readonly PostSummary[],
  taxonomy: string,
  tags: ReadonlySet<string>,
): readonly PostSummary[] {
  return posts.filter((post) => post.taxonomies[taxonomy]?.some((tag) => tags.has(tag)));
}

/** A taxonomy of the profile by its name, or by the dotted name of a field (`taxonomies.tags`); null when there is none. */
export function findTaxonomy(profile: SiteProfile, name: string): Taxonomy | null {
  const byName = profile.taxonomies.find((taxonomy) => taxonomy.name === name.toLowerCase());
  if (byName) return byName;
  const field = profile.taxonomies.find((taxonomy) => taxonomy.fields.some((path) => path.join('.') === name));
  return field ?? null;
}

/** What an action makes of each of the tags that it names. */
export function tagsBecome(action: TagAction): TagsBecome {
  switch (action.kind) {
    case 'rename':
      return new Map([[action.from, [action.to]]]);
    case 'merge':
      return new Map(action.from.filter((tag) => tag !== action.to).map((tag) => [tag, [action.to]]));
    case 'delete':
      return new Map(action.tags.map((tag) => [tag, []]));
    case 'split':
      return new Map([[action.from, action.to]]);
    case 'move':
      return new Map(action.tags.map((tag) => [tag, [tag]]));
  }
}

/** The action in words, for the history and for progress: `Rename “old” to “new” in tags`. */
export function describeTagAction(action: TagAction, taxonomy: string): string {
  switch (action.kind) {
    case 'rename':
      return `Rename “${action.from}” to “${action.to}” in ${taxonomy}`;
    case 'merge':
      return `Merge ${quoted(action.from.filter((tag) => tag !== action.to))} into “${action.to}” in ${taxonomy}`;
    case 'delete':
      return `Delete ${quoted(action.tags)} from ${taxonomy}`;
    case 'split':
      return `Split “${action.from}” into ${quoted(action.to)} in ${taxonomy}`;
    case 'move':
      return `Move ${quoted(action.tags)} from ${taxonomy} to ${action.into}`;
  }
}

const mostNamed = 3;

/** Names in words, the first few of many: `“a”, “b” and 3 more`. */
export function quoted(tags: readonly string[]): string {
  const named = tags.slice(0, tags.length > mostNamed + 1 ? mostNamed : tags.length).map((tag) => `“${tag}”`);
  const rest = tags.length - named.length;
  const words = rest > 0 ? [...named, `${rest} more`] : named;
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
