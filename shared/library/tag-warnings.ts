import { hugoPath } from '../base/hugo-path.ts';
import type { Rename } from '../model/library.ts';
import { postId, type PostSummary } from '../model/post.ts';
import type { SiteProfile } from '../model/site.ts';
import type { TagAction } from '../model/tags.ts';
import { findTaxonomy, quoted, tagsBecome } from './tags.ts';

/** What a change of tags leaves behind or breaks outside of the lists of tags. */
export interface TagWarnings {
  /** Sentences. */
  readonly sentences: readonly string[];
  /** Files that would follow the tags: pages of their own. */
  readonly pages: readonly Rename[];
}

/** What a person should know before tags of a taxonomy are changed. */
export function tagWarnings(
  profile: SiteProfile,
  posts: readonly PostSummary[],
  taxonomy: string,
  action: TagAction,
): TagWarnings {
  const name = findTaxonomy(profile, taxonomy)?.name ?? taxonomy;
  if (profile.generator === 'hugo') {
    const { sentences, pages } = ofTermPages(profile, posts, name, action);
    return { sentences: [...sentences, ...ofSharedPages(posts, name, action)], pages };
  }
  if (profile.generator === 'eleventy' && name === 'tags')
    return { sentences: ofCollections(posts, action), pages: [] };
  return { sentences: [], pages: [] };
}

/** Hugo gives a term a page of its own: `content/tags/red-wine/_index.md`. No list of tags names it. */
function ofTermPages(
  profile: SiteProfile,
  posts: readonly PostSummary[],
  taxonomy: string,
  action: TagAction,
): TagWarnings {
  const [content = 'content'] = profile.contentFolders;
  const known = new Map(posts.map(({ id }) => [id.toLowerCase(), id]));
  const folderOf = (into: string, tag: string) => `${content}/${into}/${termName(tag)}`;
  const pages: Rename[] = [];
  const left: string[] = [];
  for (const [tag, becomes] of tagsBecome(action)) {
    const page = known.get(`${folderOf(taxonomy, tag)}/_index.md`.toLowerCase());
    const isKept = becomes.includes(tag) && action.kind !== 'move';
    if (page === undefined || isKept) continue;
    const [to, ...others] = becomes;
    const target =
      to === undefined || termName(to) === ''
        ? null
        : `${folderOf(action.kind === 'move' ? action.into : taxonomy, to)}/_index.md`;
    const isFree = target !== null && others.length === 0 && !known.has(target.toLowerCase());
    if (isFree && !pages.some((other) => other.to === target)) pages.push({ from: page, to: postId(target) });
    else left.push(page);
  }
  const all = [...pages.map(({ from }) => from), ...left];
  if (all.length === 0) return { sentences: [], pages };
  const stays =
    all.length === 1
      ? 'The tag has a page of its own, which stays where it is'
      : 'The tags have pages of their own, which stay where they are';
  return { sentences: [`${stays}: ${all.join(', ')}.`], pages };
}

/** The folder of a term, for which Hugo makes a path of it: of `Red wine, dry` it is `red-wine-dry`. Of `?` there is none. */
const termName = (tag: string) => hugoPath(tag.trim(), { noAccents: false, keepCase: false });

/** Hugo lists the posts of all terms that come to one path on one page, which it gives the name of one of them. */
function ofSharedPages(posts: readonly PostSummary[], taxonomy: string, action: TagAction): readonly string[] {
  const becomes = tagsBecome(action);
  const into = action.kind === 'move' ? action.into : taxonomy;
  const present = new Set(posts.flatMap(({ taxonomies }) => taxonomies[into] ?? []));
  const goes = (tag: string) => into === taxonomy && becomes.get(tag)?.includes(tag) === false;
  const after = new Set([...present].filter((tag) => !goes(tag)));
  const sentences: string[] = [];
  for (const tag of [...becomes.values()].flat()) {
    if (present.has(tag) || after.has(tag) || termName(tag) === '') continue;
    const others = [...after].filter((other) => termName(other) === termName(tag));
    after.add(tag);
    if (others.length > 0)
      sentences.push(`Hugo makes one page of ${quoted([...others, tag])}: their address is the same.`);
  }
  return sentences;
}

/** Names that Eleventy itself or its starters ask for by `collections.NAME`. */
const structural = /^(?:all|nav|posts?|pages?|blog|articles?|notes?|entries|projects?)$/i;

/** In Eleventy a tag is a collection, and templates ask for some of them by name. */
function ofCollections(posts: readonly PostSummary[], action: TagAction): readonly string[] {
  const becomes = [...tagsBecome(action)];
  const changed = becomes.flatMap(([tag, to]) => (to.includes(tag) && action.kind !== 'move' ? [] : [tag]));
  const total = posts.length;
  const isOnMost = (tag: string) =>
    total >= 5 && posts.filter(({ taxonomies }) => taxonomies['tags']?.includes(tag)).length >= total * 0.8;
  const meant = changed.filter((tag) => structural.test(tag) || isOnMost(tag));
  if (meant.length === 0) return [];
  const collections = meant.map((tag) => `collections.${tag}`).join(', ');
  return [
    `In Eleventy ${quoted(meant)} may hold the site together: templates that ask for ${collections} find these posts no more. Look through the templates before.`,
  ];
}
