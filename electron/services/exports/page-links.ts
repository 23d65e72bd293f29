import { isMarkdownName } from '../../../shared/base/file-names.ts';
import { safePath } from '../../../shared/base/slug.ts';
import { readFrontMatter } from '../../../shared/frontmatter/read.ts';
import { languageOf } from '../../../shared/frontmatter/language.ts';
import type { SiteAddresses } from '../../../shared/generators/addresses.ts';
import { postFacts } from '../../../shared/markdown/facts/facts.ts';
import { decoded } from '../../../shared/markdown/links/addresses.ts';
import { withoutTemplate } from '../../../shared/markdown/links/assets.ts';
import type { PostId } from '../../../shared/model/post.ts';
import type { SiteProfile } from '../../../shared/model/site.ts';
import { pagesMap, resolveLink, type SiteMap } from '../../../shared/site/links.ts';
import { foldedPath, relativeHref } from '../../../shared/site/paths.ts';
import { permalinkOf } from '../../../shared/site/permalink.ts';
import { siteFields } from '../../../shared/site/site-post.ts';
import type { Disk } from '../../fs/disk.ts';
import { createLibraryFiles } from './library-file.ts';

/** A text with its place. */
export interface PostSource {
  /** The library's real root: images are read from below it only. */
  readonly root: string;
  readonly id: PostId;
  readonly text: string;
  readonly profile: SiteProfile;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What pages that stand by themselves can lead to. Plain JSON: it travels to the workers once. */
export interface PagePlace {
  /** The pages beside. */
  readonly map: SiteMap;
  /** By which a post is found on the web. */
  readonly addresses: SiteAddresses;
  /** Files of the library that a page leads to are copied beside it. */
  readonly files: boolean;
}

/** That of a page without any beside it. */
export const placeAlone = (addresses: SiteAddresses): PagePlace => ({
  map: pagesMap(new Map(), addresses.base, []),
  addresses,
  files: false,
});

/** Where addresses of a post count from on the web. */
export interface WebPage {
  readonly page: URL;
  /** Where the site is, which may be a folder of its host. */
  readonly site: string;
}

/** Where a post will be on the web; null when the site does not say. */
export function onTheWeb({ base: site, ...rules }: SiteAddresses, source: PostSource): WebPage | null {
  if (site === null) return null;
  const { id, text, profile, now } = source;
  const { title, date, time, taxonomies } = postFacts(text, id, profile, now);
  const fields = siteFields(readFrontMatter(text, profile.yaml), profile, id);
  const post = { id, title, date, time, taxonomies, language: languageOf(profile, id), ...fields };
  const address = permalinkOf(profile, { base: site, ...rules }, post);
  return { page: new URL(address.replace(/^\//, ''), site), site };
}

/** An address of a post as one of the web; null for what is no address. What stands in a template counts from the site. */
export function webAddress(src: string, { page, site }: WebPage): string | null {
  const written = withoutTemplate(src);
  const [address, from] = written !== src && written.startsWith('/') ? [written.slice(1), site] : [written, page];
  return URL.canParse(address, from) ? new URL(address, from).href : null;
}

/** The links of one page. */
export interface PageLinks {
  readonly linkUrl: (href: string, line: number) => string;
  /** Library paths of the files that they lead to. */
  readonly files: ReadonlySet<string>;
  /** Those that lead nowhere, and their lines. */
  readonly dead: ReadonlyMap<string, number>;
}

/**
 * Where links of a post lead from a page that stands by itself: to the pages beside it, to copies of files, else to the site that
 * the post is published on.
 */
export function createPageLinks(disk: Disk, source: PostSource, { map, addresses, files }: PagePlace): PageLinks {
  const { root, id, profile } = source;
  const file = map.posts[foldedPath(id)] ?? '';
  const library = createLibraryFiles(disk.sync, root, profile);
  const web = onTheWeb(addresses, source);
  const copied = new Set<string>();
  const dead = new Map<string, number>();
  const linkUrl = (href: string, line: number) => {
    if (href.startsWith('#')) return href;
    const target = resolveLink(map, profile, { id, file }, href);
    if (target.kind === 'page') return target.href;
    const written = target.kind === 'path' ? target.path : target.href;
    if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(written)) return href;
    const found = files ? library.find('link', id, written) : null;
    if (found !== null) {
      copied.add(found);
      return relativeHref(file, safePath(found)) + (/#.*$/s.exec(written)?.[0] ?? '');
    }
    // A path of a post, or a call with one, is no address of the site; nor is what only the generator can tell.
    const isOfPost = written.startsWith('~') || isMarkdownName(decoded(written).replace(/[?#].*$/s, ''));
    const address = web && !isOfPost && !/\{[{%<]/.test(decoded(written)) ? webAddress(href, web) : null;
    if (address === null && !dead.has(href)) dead.set(href, line);
    return address ?? href;
  };
  return { linkUrl, files: copied, dead };
}

/** What is said of links that lead nowhere. */
export const deadLinks = ({ dead }: Pick<PageLinks, 'dead'>) =>
  [...dead].map(([href, line]) => ({ message: `The link leads nowhere: ${shown(decoded(href))}`, line }));

/** An address as a warning names it. */
export const shown = (address: string) => (address.length > 200 ? `${address.slice(0, 200)}…` : address);
