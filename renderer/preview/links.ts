import type { PostId } from '../../shared/model/post.ts';
import type { PreviewLink } from './types.ts';

/** What a link of a post leads to. null: nowhere that may be followed. `anchor`: a heading of the same post. */
export function linkTarget(
  href: string,
  post: PostId,
): PreviewLink | { readonly kind: 'anchor'; readonly id: string } | null {
  if (href.startsWith('#')) return { kind: 'anchor', id: decode(href.slice(1)) };
  if (/^(?:https?:)?\/\//i.test(href) || /^mailto:/i.test(href)) {
    return { kind: 'external', url: href.startsWith('//') ? `https:${href}` : href };
  }
  if (/^[a-z][a-z0-9+.-]*:/i.test(href)) return null;
  const bare = decode(href.replace(/[?#].*$/s, ''));
  const folder = post.includes('/') ? post.slice(0, post.lastIndexOf('/') + 1) : '';
  const path = normalize(bare.startsWith('/') ? bare.slice(1) : folder + bare);
  return path === null ? null : { kind: 'internal', href, path };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Without `.` and `..`; null when it leads out of the library. */
function normalize(path: string): string | null {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..' && parts.pop() === undefined) return null;
    if (part !== '..' && part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
