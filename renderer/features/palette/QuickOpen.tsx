import { useCallback, useMemo } from 'react';
import { postId, type PostId } from '../../../shared/model/post.ts';
import { useSnapshot } from '../../state/context.ts';
import { rank } from '../../../shared/base/rank.ts';
import { Palette } from './Palette.tsx';

interface QuickOpenProps {
  readonly onOpen: (id: PostId) => void;
  readonly onClose: () => void;
}

/** More than this nobody reads. */
const most = 200;

/** Finds a post by title, tag or path. */
export function QuickOpen({ onOpen, onClose }: QuickOpenProps) {
  const posts = useSnapshot((snapshot) => snapshot.posts);
  const recent = useMemo(() => posts.toSorted((a, b) => b.modified - a.modified), [posts]);
  const find = useCallback(
    (text: string) =>
      rank(recent, text, (post) => [post.title, `${post.id} ${Object.values(post.taxonomies).flat().join(' ')}`])
        .slice(0, most)
        .map((post) => ({ id: post.id, title: post.title, note: post.id })),
    [recent],
  );
  return <Palette label="Go to a post" find={find} onClose={onClose} onChoose={(id) => onOpen(postId(id))} />;
}
