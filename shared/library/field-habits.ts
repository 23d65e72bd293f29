import type { Field, FrontMatter } from '../model/front-matter.ts';
import type { FieldNames, SiteProfile } from '../model/site.ts';

/** What the posts beside a new one have in common. */
export interface FieldHabits {
  /** The names of fields in the order in which the latest post has them. */
  readonly order: readonly string[];
  /** Those that nearly all have with the same value, and that are about no single post: `layout: post`. */
  readonly same: readonly Pick<Field, 'path' | 'kind' | 'value'>[];
  /** Whether most have one of these fields. */
  readonly has: (names: FieldNames) => boolean;
}

/** Fewer posts tell no habit. */
const few = 3;
/** Of ten posts so many are nearly all. */
const nearlyAll = 9;

/** Whatever a site calls them, these say where and when one post is to be seen. */
const ofOnePost = ['published', 'aliases', 'redirect_from', 'url', 'permalink', 'id', 'uuid', 'weight', 'order'];

/** The habits of posts, the latest first; null where they are too few. */
export function fieldHabits(
  { fields, taxonomies }: Pick<SiteProfile, 'fields' | 'taxonomies'>,
  posts: readonly FrontMatter[],
): FieldHabits | null {
  const [latest] = posts;
  if (!latest || posts.length < few) return null;
  const roles = [...Object.values(fields), ...taxonomies.map((one) => one.fields)].flatMap((names) => names ?? []);
  const own = new Set([...roles.map(([name]) => name), ...ofOnePost].map((name) => name?.toLowerCase()));
  const having = (path: Field['path'], value?: Field['value']) =>
    posts.filter((post) =>
      post.fields.some((field) => field.path[0] === path[0] && (value === undefined || field.value === value)),
    ).length;
  return {
    order: latest.fields.map(({ path }) => path[0] ?? ''),
    same: latest.fields.filter(
      ({ path, kind, value }) =>
        (kind === 'text' || kind === 'boolean') &&
        value !== '' &&
        !own.has(path[0]?.toLowerCase()) &&
        having(path, value) * 10 >= posts.length * nearlyAll,
    ),
    has: (names) => names.some((path) => having(path) * 2 > posts.length),
  };
}
