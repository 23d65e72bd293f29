import type { PostHost } from '../../renderer/document/types.ts';

/** An app around a post that opens, shows and adds nothing. */
export const quietPostHost: PostHost = {
  openLink: () => {},
  linkProblem: () => Promise.resolve(null),
  imageUrl: () => null,
  offerRepair: () => {},
  addImages: () => Promise.resolve([]),
  refuse: () => {},
  takeAway: () => {},
  bringBack: () => {},
  name: (post) => post.id(),
  names: () => Promise.resolve({ posts: [], images: [], shortcodes: [] }),
  draggedPosts: () => [],
  headings: () => Promise.resolve([]),
};
