import { dirname, resolvePath } from '../../shared/base/paths.ts';
import { decoded } from '../../shared/markdown/links/addresses.ts';
import { withoutTemplate } from '../../shared/markdown/links/assets.ts';
import { calledPath } from '../../shared/markdown/links/called-path.ts';
import type { PostId } from '../../shared/model/post.ts';
import type { PreviewLink } from './types.ts';

/** What a link of a post leads to. null: nowhere that may be followed. `anchor`: a heading of the same post. */
export function linkTarget(
  href: string,
  post: PostId,
): PreviewLink | { readonly kind: 'anchor'; readonly id: string } | null {
  if (href.startsWith('#')) return { kind: 'anchor', id: decoded(href.slice(1)) };
  if (/^(?:https?:)?\/\//i.test(href) || /^mailto:/i.test(href)) {
    return { kind: 'external', url: href.startsWith('//') ? `https:${href}` : href };
  }
  if (/^[a-z][a-z0-9+.-]*:/i.test(href)) return null;
  const named = calledPath(href);
  const written = named === null ? withoutTemplate(href) : `/${named}`;
  const bare = decoded(written.replace(/[?#].*$/s, ''));
  const path = resolvePath(bare.startsWith('/') ? '' : dirname(post), bare);
  const anchor = decoded(/#(.*)$/s.exec(written)?.[1] ?? '');
  return path === null ? null : { kind: 'internal', href, path, anchor };
}
