import { basename, dirname, isIndex } from '../../base/paths.ts';
import type { Field, FrontMatter } from '../../model/front-matter.ts';
import type { PostId, PostSummary } from '../../model/post.ts';
import { generatorNames, type Generator, type SiteProfile } from '../../model/site.ts';
import { isUnpublished, isYes } from './flags.ts';
import { jekyllPath, jekyllType, whereFrom } from '../inherit.ts';
import { isNamed, leavesOut } from './jekyll-filter.ts';

/** What the rules look at. `field` finds a field by its path, as the generator compares keys. */
export interface Look {
  readonly profile: SiteProfile;
  readonly id: PostId;
  /** With what other files of the site give it. */
  readonly fm: FrontMatter | null;
  /** The file has front matter of its own. */
  readonly hasBlock: boolean;
  readonly field: (...path: [string, ...string[]]) => Field | null;
}

/**
 * Whether a hidden post has its page nevertheless, which only no list, feed and sitemap names: `unlisted` of Docusaurus
 * (docusaurus-utils/src/contentVisibilityUtils.ts: "included in the production build, but hidden"), and
 * `eleventyExcludeFromCollections` (11ty.dev/docs/collections: "exclude content from all collections").
 */
export const isUnlisted = ({ state, why }: Pick<PostSummary, 'state' | 'why'>): boolean =>
  state === 'hidden' && /^(?:unlisted|eleventyExcludeFromCollections) is true/.test(why);

/**
 * The files that are Markdown to a generator, where no configuration that we read says more (Hugo: hugofs/files/classifier.go,
 * Hexo: hexo-renderer-marked, 11ty.dev/docs/languages/markdown, Zola: components/site/src/lib.rs, docusaurus.io/docs/api/plugins).
 */
const endingsRead: Partial<Record<Generator, RegExp>> = {
  hugo: /\.(?:md|markdown|mdown)$/i,
  hexo: /\.(?:md|markdown|mkd|mkdn|mdwn)$/i,
  // MDX by a plugin.
  eleventy: /\.mdx?$/i,
  zola: /\.md$/i,
  docusaurus: /\.mdx?$/i,
};

/** Why readers are led to no post of a file, whatever its dates are; null when they are. */
export function whyHidden(look: Look): string | null {
  const { profile, id } = look;
  const outside = profile.contentFolders.every((folder) => folder !== '' && !id.startsWith(`${folder}/`));
  if (outside) return `It is outside the site's content (${profile.contentFolders.join(', ')}).`;
  const ending = endingsRead[profile.generator];
  if (ending && !ending.test(id))
    return `${generatorNames[profile.generator]} does not read files as Markdown that end in ${/\.[^.]*$/.exec(id)?.[0] ?? ''}.`;
  switch (profile.generator) {
    case 'hugo':
      return whyHugoHides(look);
    case 'zola':
      if (basename(id).startsWith('_index.')) return 'It is a section page, not a post.';
      return look.field('render')?.value === false ? 'render is false.' : null;
    case 'jekyll':
      return whyJekyllHides(look);
    case 'hexo':
      return whyHexoHides(look);
    case 'eleventy':
      return whyEleventyHides(look);
    case 'astro':
      return whyAstroHides(look);
    case 'docusaurus':
      if (isSet(look, 'unlisted')) return 'unlisted is true.';
      return id.split('/').some((part) => part.startsWith('_')) ? 'A name in its path starts with _.' : null;
    case 'next':
      // The starter that most blogs of Next begin as (github.com/timlrx/tailwind-nextjs-starter-blog) writes of people there.
      return /(?:^|\/)data\/authors\/[^/]+$/.test(id) ? 'It is about an author of the site.' : null;
    default:
      return null;
  }
}

function whyHugoHides({ profile, id, field }: Look): string | null {
  const name = basename(id);
  if (name.startsWith('_index.')) return 'It is a section page, not a post.';
  if (id.split('/').some((part) => /^[.#]|~$/.test(part)))
    return 'Hugo leaves names alone that start with . or # or end with ~.';
  const bundle = profile.bundles.find(
    (folder) => id.startsWith(`${folder}/`) && !(isIndex(id) && dirname(id) === folder),
  );
  if (bundle !== undefined) return `It is a part of the post ${bundle}.`;
  const headless = field('headless');
  // Only a bundle can be without a page of its own.
  if (headless && name.startsWith('index.') && isYes(profile.generator, headless)) return 'headless is true.';
  const build = field('build', 'render') ?? field('_build', 'render');
  const render = build?.value;
  if (!build || (render !== 'never' && render !== 'link' && render !== false)) return null;
  return `build.render is ${String(render)}${whereFrom(build)}.`;
}

function whyJekyllHides(look: Look): string | null {
  const { profile, id } = look;
  const published = look.field('published');
  // Of a page Jekyll asks the page alone: Publisher looks past its defaults.
  const isAsked = published?.source === undefined || jekyllType(profile, id) !== 'pages';
  if (published && isAsked && isUnpublished('jekyll', published))
    return published.value === null ? 'published has no value.' : `published is false${whereFrom(published)}.`;
  const { leftOut } = profile;
  const left = leavesOut(leftOut, jekyllPath(profile, id));
  if (left !== null) return `It is left out by exclude in the configuration (${left}).`;
  const isSpecial = (part: string) => /^[._#~]|~$/.test(part) && !isNamed(leftOut.include, part);
  const name = basename(id);
  if (isSpecial(name)) return 'Jekyll leaves files alone whose name starts with . _ # ~ or ends with ~.';
  const parts = id.split('/');
  const place = parts.findIndex((part) => part === '_posts' || part === '_drafts');
  const collection = profile.contentFolders.find(
    (folder) => /(?:^|\/)_[^/]+$/.test(folder) && id.startsWith(`${folder}/`),
  );
  // The folders on the way to the posts, and the first one below them (entry_filter.rb looks no deeper there).
  const way = place < 0 ? parts.slice(0, -1) : [...parts.slice(0, place), parts[place + 1] ?? ''];
  if (collection === undefined && way.some(isSpecial))
    return 'It is in a folder that Jekyll leaves alone: its name starts with . _ # ~ or ends with ~, and no collection is written from it.';
  if (parts[place] === '_posts' && !/^\d{2,4}-\d{1,2}-\d{1,2}-.*\./.test(name))
    return 'Its file name has no date: Jekyll wants YYYY-MM-DD-title.md in _posts.';
  return !look.hasBlock && place < 0 ? 'It has no front matter, so Jekyll does not make a page of it.' : null;
}

function whyEleventyHides({ profile, id, field }: Look): string | null {
  const roots = profile.contentFolders.map((folder) => (folder === '' ? '' : `${folder}/`));
  if (roots.some((root) => /^_(?:includes|data|layouts)\//.test(id.startsWith(root) ? id.slice(root.length) : '')))
    return 'It is part of a template.';
  const permalink = field('permalink');
  if (permalink?.value === false) return `permalink is false${whereFrom(permalink)}.`;
  // A list leaves the post out of the collections it names; only `true` leaves it out of all.
  const excluded = field('eleventyExcludeFromCollections');
  return excluded?.value === true ? `eleventyExcludeFromCollections is true${whereFrom(excluded)}.` : null;
}

function whyHexoHides({ profile, id, field }: Look): string | null {
  const rest = profile.contentFolders.find((folder) => id.startsWith(`${folder}/`)) ?? '';
  const below = (rest === '' ? id : id.slice(rest.length + 1)).replace(/^_(?:posts|drafts)\//, '');
  if (/(?:^|\/)[_.]|[~%]$/.test(below)) return 'Hexo leaves names alone that start with _ or . or end with ~ or %.';
  const published = field('published');
  const post = below.length < id.length - rest.length - 1;
  if (!post || profile.publishesDrafts || !published) return null;
  return isUnpublished('hexo', published) ? 'published is false.' : null;
}

/** A page is written whatever its `draft` says: the filter of drafts is the site's own, over collections. */
export const isAstroPage = (id: PostId): boolean => /(?:^|\/)src\/pages\//.test(id);

function whyAstroHides({ id }: Look): string | null {
  const parts = id.split('/');
  // A page is left out for any part of its path (routing); the documented pattern of a collection is `**/[^_]*.md`.
  const looked = isAstroPage(id) ? parts : parts.slice(-1);
  // The pattern takes a file whose name starts with a dot, the folders on its way not.
  if ((isAstroPage(id) ? parts : parts.slice(0, -1)).some((part) => part.startsWith('.')))
    return 'A name in its path starts with a dot.';
  return looked.some((part) => part.startsWith('_')) ? 'A name in its path starts with _.' : null;
}

function isSet(look: Look, name: string): boolean {
  const field = look.field(name);
  return field !== null && isYes(look.profile.generator, field);
}
