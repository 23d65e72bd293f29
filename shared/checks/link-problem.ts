import type { Heading } from '../markdown/facts/outline.ts';
import type { Reference } from '../markdown/links/references.ts';
import type { CheckCode } from '../model/check.ts';
import type { PostId } from '../model/post.ts';
import { anchorAt, isOfEveryPage } from './anchors.ts';
import type { KnownSite } from './known-site.ts';

/** Why a link of a post leads nowhere; null where it may lead somewhere. `text` and `headings` are the post's. */
export function linkProblem(
  text: string,
  id: PostId,
  link: Pick<Reference, 'href' | 'text'>,
  headings: readonly Heading[],
  site: KnownSite,
): { readonly code: CheckCode; readonly message: string } | null {
  const { href } = link;
  if (href.trim() === '') return { code: 'broken-link', message: `The link “${link.text}” leads nowhere.` };
  if (href.startsWith('#')) {
    const isThere = isOfEveryPage(href.slice(1)) || anchorAt(text, href.slice(1), headings) !== null;
    return isThere ? null : { code: 'broken-anchor', message: `No heading of this post is called ${shown(href)}.` };
  }
  // What leads out of the site is not asked for: nothing goes to the network unasked.
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)|^[^\s@/]+@[^\s@/]+$/i.test(href) || site.hasPage(id, href)) return null;
  return { code: 'broken-link', message: `No post, page or file of this library is at ${shown(href)}.` };
}

/** An address as it is told. */
export const shown = (href: string): string => (href.length > 100 ? `${href.slice(0, 99)}…` : href);
