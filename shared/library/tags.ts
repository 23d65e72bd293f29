import type { TextChange } from '../base/text-change.ts';
import type { FieldEdit, FieldPath, FrontMatterFormat, Problem } from '../model/front-matter.ts';
import type { PostPlan } from '../model/operation.ts';
import type { PostSummary } from '../model/post.ts';
import type { SiteProfile, Taxonomy } from '../model/site.ts';

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

/** The posts that carry a tag, from the facts already known; these are all that a rename has to read. */
export function postsWithTag(posts: readonly PostSummary[], taxonomy: string, tag: string): readonly PostSummary[] {
  return posts.filter((post) => post.taxonomies[taxonomy]?.includes(tag));
}

/** A taxonomy of the profile by its name, or by the dotted name of a field (`taxonomies.tags`); null when there is none. */
export function findTaxonomy(profile: SiteProfile, name: string): Taxonomy | null {
  const byName = profile.taxonomies.find((taxonomy) => taxonomy.name === name.toLowerCase());
  if (byName) return byName;
  const field = profile.taxonomies.find((taxonomy) => taxonomy.fields.some((path) => path.join('.') === name));
  return field ?? null;
}

/** The front-matter editor as a rename needs it. */
export type EditText = (
  text: string,
  edits: readonly FieldEdit[],
  options: { readonly format?: FrontMatterFormat; readonly listText?: (path: FieldPath) => Taxonomy['text'] },
) =>
  | { readonly kind: 'changed'; readonly text: string; readonly changes: readonly TextChange[] }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'refused'; readonly problem: Problem };

export interface TagRename {
  readonly from: string;
  readonly to: string;
  /** How a string reads in one of the taxonomy's fields. */
  readonly listText: (path: FieldPath) => Taxonomy['text'];
  /** Where the tag stands in a text: which of the taxonomy's fields hold it. */
  readonly fieldsWith: (text: string) => readonly FieldPath[];
  readonly edit: EditText;
}

/** What a rename makes of one post's text. Where the post already has the new tag, the two become one. */
export function planTagRename(text: string, rename: TagRename): PostPlan {
  const { from, to, listText } = rename;
  const fields = rename.fieldsWith(text);
  if (fields.length === 0) return { kind: 'skip', why: `It no longer has “${from}”.` };
  const edits = fields.map((path): FieldEdit => ({ op: 'rename-item', path, from, to }));
  const outcome = rename.edit(text, edits, { listText });
  switch (outcome.kind) {
    case 'changed':
      return { kind: 'change', text: outcome.text };
    case 'unchanged':
      return { kind: 'skip', why: `Nothing in it changes.` };
    case 'refused':
      return { kind: 'skip', why: outcome.problem.message };
  }
}
