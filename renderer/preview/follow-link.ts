import type { PostId } from '../../shared/model/post.ts';
import { linkTarget } from './links.ts';
import type { PreviewLink } from './types.ts';

/** What the pipeline puts before every id of a post. */
const idPrefix = 'user-content-';

/** A link in the frame never navigates: it is reported, or scrolls to its heading. Returns what stops it. */
export function followLink(frame: Document, post: () => PostId, onOpen: (link: PreviewLink) => void): () => void {
  const onClick = (event: MouseEvent) => {
    const { target } = event;
    // An element of another document is no instance of this window's Element.
    const link = target && 'closest' in target ? (target as Element).closest('a[href], area[href]') : null;
    if (!link) return;
    event.preventDefault();
    const found = linkTarget(link.getAttribute('href') ?? '', post());
    if (found?.kind === 'anchor') {
      const { id } = found;
      const heading = frame.getElementById(id) ?? frame.getElementById(idPrefix + id);
      if (id === '' || id === 'top') frame.defaultView?.scrollTo({ top: 0 });
      else heading?.scrollIntoView();
    } else if (found && event.type === 'click') onOpen(found);
  };
  frame.addEventListener('click', onClick);
  // The middle button opens windows without a click event.
  frame.addEventListener('auxclick', onClick);
  return () => {
    frame.removeEventListener('click', onClick);
    frame.removeEventListener('auxclick', onClick);
  };
}
