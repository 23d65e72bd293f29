import { isMarkdownName } from '../base/file-names.ts';
import type { Reference } from '../markdown/links/references.ts';
import type { CheckCode, CheckFix, PostAnchors } from '../model/check.ts';
import type { PostId } from '../model/post.ts';
import { linkTo } from '../site/written-paths.ts';
import { hasAnchor, isOfEveryPage, nearestAnchor } from './anchors.ts';
import type { KnownSite } from './known-site.ts';

/** What a link has to be looked at with. */
export interface LinkGround {
  readonly id: PostId;
  readonly site: KnownSite;
  /** The places of a post, the own one among them; null: not known yet. */
  readonly anchorsOf: (id: PostId) => PostAnchors | null;
}

interface LinkProblem {
  readonly code: CheckCode;
  readonly message: string;
  readonly fix: CheckFix | null;
}

type Link = Pick<Reference, 'href' | 'text' | 'hrefFrom'>;

/** Why a link of a post leads nowhere; null where it may lead somewhere. */
export function linkProblem(link: Link, { id, site, anchorsOf }: LinkGround): LinkProblem | null {
  const { href } = link;
  const broken = (message: string): LinkProblem => ({ code: 'broken-link', message, fix: null });
  if (href.trim() === '') return broken(`The link “${link.text}” leads nowhere.`);
  // What leads out of the site is not asked for: nothing goes to the network unasked.
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)|^[^\s@/]+@[^\s@/]+$/i.test(href)) return null;
  if (!href.startsWith('#') && !site.hasPage(id, href))
    return broken(`No post, page or file of this library is at ${shown(href)}.`);
  const unread = unreadPath(link, id, site);
  if (unread) return unread;
  const sign = href.indexOf('#');
  const fragment = sign < 0 ? '' : href.slice(sign + 1);
  if (isOfEveryPage(fragment)) return null;
  const target = sign === 0 ? id : site.postAt(id, href);
  const anchors = target && anchorsOf(target);
  if (!anchors || hasAnchor(anchors, fragment)) return null;
  const whose = target === id ? 'this post' : target;
  const near = nearestAnchor(anchors, fragment);
  const from = link.hrefFrom + sign + 1;
  return {
    code: 'broken-anchor',
    message: `No heading of ${whose} is called ${shown(href.slice(sign))}.`,
    fix: near && {
      title: `Link to “${near.text}”`,
      changes: [{ from, to: link.hrefFrom + href.length, insert: encodeURIComponent(near.id) }],
    },
  };
}

/**
 * Zola makes addresses of paths behind `@/` alone and leaves any other as it is, so that the file of a post is asked for
 * (getzola.org/documentation/content/linking; components/markdown/src/markdown.rs: fix_link).
 */
function unreadPath({ href, hrefFrom }: Link, id: PostId, { profile, postAt }: KnownSite): LinkProblem | null {
  const [path = ''] = /^[^?#]*/.exec(href) ?? [];
  if (profile.generator !== 'zola' || path.startsWith('@/') || !isMarkdownName(path)) return null;
  const target = postAt(id, href);
  const insert = target && linkTo(profile, id, { id: target, address: '' });
  return {
    code: 'broken-link',
    message: `Zola follows the path of a post behind @/ alone: ${shown(href)} leads nowhere.`,
    fix:
      insert === null
        ? null
        : {
            title: `Link to “${insert}”`,
            changes: [{ from: hrefFrom, to: hrefFrom + path.length, insert }],
          },
  };
}

/** An address as it is told. */
export const shown = (href: string): string => (href.length > 100 ? `${href.slice(0, 99)}…` : href);
