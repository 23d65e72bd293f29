import { useMemo } from 'react';
import { bundleOf, type Bundle } from '../../../shared/library/bundle.ts';
import type { PostId } from '../../../shared/model/post.ts';
import { useSnapshot } from '../../state/context.ts';

/** The folder that a post is with its images and other languages; null where its file is the post. */
export function useBundle(id: PostId): Bundle | null {
  const posts = useSnapshot((snapshot) => snapshot.posts);
  const profile = useSnapshot((snapshot) => snapshot.library.profile);
  return useMemo(() => {
    const all = posts.map((post) => post.id);
    return bundleOf(profile, id, all);
  }, [id, posts, profile]);
}
