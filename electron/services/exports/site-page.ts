import { postFacts } from '../../../shared/markdown/facts/facts.ts';
import { isMdxPost } from '../../../shared/markdown/islands/islands.ts';
import { decoded } from '../../../shared/markdown/links/addresses.ts';
import { withoutTemplate } from '../../../shared/markdown/links/assets.ts';
import { pageBody, type PageBody } from '../../../shared/markdown/page-body/page-body.ts';
import { plainExcerpt, plainMinutes } from '../../../shared/markdown/plain/plain-facts.ts';
import type { PostId } from '../../../shared/model/post.ts';
import type { SiteProfile } from '../../../shared/model/site.ts';
import { isOfSite, resolveLink, type SiteMap } from '../../../shared/site/links.ts';
import { postPage, type SiteLook } from '../../../shared/site/pages.ts';
import { assetFile, hrefFrom } from '../../../shared/site/paths.ts';
import type { PlannedPost } from '../../../shared/site/plan.ts';
import type { ReadPost } from '../../../shared/site/views.ts';
import type { FileUse, LibraryFiles } from './library-file.ts';
import { shown } from './page-links.ts';

/** What all pages of a site have in common. Plain JSON: it travels to the workers once. */
export interface SiteContext {
  /** The library's real root. */
  readonly root: string;
  readonly profile: SiteProfile;
  readonly map: SiteMap;
  readonly look: SiteLook;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export interface SiteJob {
  readonly planned: PlannedPost;
  readonly text: string;
}

/** An address of a post and what it led to: a page's address, or a path in the library; null for nothing. */
export interface AddressUse {
  readonly use: FileUse;
  readonly written: string;
  readonly to: string | null;
}

export interface SitePage {
  readonly html: string;
  readonly read: ReadPost;
  /** While all of these lead to the same, the page stays the same. Those of other sites always do. */
  readonly uses: readonly AddressUse[];
  readonly warnings: readonly { readonly message: string; readonly line: number }[];
}

/** The page of a post in the site, with links to other pages, and images as files beside. */
export function sitePage(files: LibraryFiles, site: SiteContext, { planned, text }: SiteJob): SitePage {
  const { post, file } = planned;
  const { id } = post;
  const uses = new Map<string, AddressUse>();
  const warnings: { message: string; line: number }[] = [];
  const look = (use: FileUse, written: string): AddressUse => {
    const key = `${use} ${written}`;
    const found = uses.get(key) ?? { use, written, to: targetOf(files, site, { id, file }, use, written) };
    uses.set(key, found);
    return found;
  };
  let sized = 0;
  const body = pageBody(text, post.title, {
    profile: site.profile,
    mdx: isMdxPost(id, site.profile),
    remoteImages: false,
    assetUrl: (src) => hrefOf(site.map.base, file, look('image', src)),
    sizeOf: (src) => {
      const { to } = look('image', src);
      const size = to === null ? null : files.sizeOf(to);
      // The first is on screen at once, so waiting for it would only show it later. One without a size would push the text.
      return size && sized++ > 0 ? { ...size, loading: 'lazy', decoding: 'async' } : size;
    },
    linkUrl: (href, line) => {
      const found = hrefOf(site.map.base, file, look('link', href));
      if (found === null) warnings.push({ message: `The link leads nowhere: ${shown(decoded(href))}`, line });
      return found;
    },
  });
  for (const { src, line, state } of body.images) {
    if (state === 'missing') warnings.push({ message: `The image was not found: ${shown(src)}`, line });
    if (state === 'blocked') warnings.push({ message: `The image on the network was left out: ${shown(src)}`, line });
  }
  const images = [...uses.values()].flatMap(({ use, to }) => (use === 'image' && to !== null ? [to] : []));
  const read = readingOf(text, planned, body, site);
  return {
    html: postPage(site.look, planned, read, body.html, images),
    read,
    uses: [...uses.values()].filter(({ use, written }) => use === 'image' || isOfSite(site.map, written)),
    warnings: warnings.toSorted((a, b) => a.line - b.line),
  };
}

/** From the Markdown that was read for the body, else from another reading. */
function readingOf(
  text: string,
  { post: { id, description } }: PlannedPost,
  { plain }: PageBody,
  { profile, now }: SiteContext,
): ReadPost {
  const minutes = plain && plainMinutes(text, plain, profile);
  const words = description ?? (plain && plainExcerpt(text, plain, profile));
  if (minutes !== null && words !== null) return { minutes, description: words };
  const facts = postFacts(text, id, profile, now);
  return { minutes: facts.minutes, description: description ?? facts.excerpt };
}

/** Where an address leads now: `> href` for a page or another site, a library path for a file, null for nothing. */
export function targetOf(
  files: LibraryFiles,
  { profile, map }: Pick<SiteContext, 'profile' | 'map'>,
  place: { readonly id: PostId; readonly file: string },
  use: FileUse,
  written: string,
): string | null {
  if (use === 'image') return files.find(use, place.id, written);
  const target = resolveLink(map, profile, place, written);
  if (target.kind !== 'path') return `> ${target.href}`;
  return files.find(use, place.id, target.path);
}

/** Whether an address led to a page of the site or to another site. */
export const isPage = (to: string | null): to is `> ${string}` => to?.startsWith('> ') ?? false;

function hrefOf(base: string | null, file: string, { written, to }: AddressUse): string | null {
  if (to === null) return null;
  if (isPage(to)) return to.slice(2);
  // The page of a PDF, the part of a drawing.
  const fragment = /#.*$/s.exec(withoutTemplate(written))?.[0] ?? '';
  return hrefFrom(base, file, assetFile(to)) + fragment;
}
