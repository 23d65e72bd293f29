import type { Revision } from './post.ts';

/** An image that was put into the library for a post. */
export interface AddedImage {
  /** Below the library's root. */
  readonly path: string;
  /** How the post names it. */
  readonly src: string;
  readonly revision: Revision;
  /** false: the same bytes were there already. */
  readonly isNew: boolean;
}
