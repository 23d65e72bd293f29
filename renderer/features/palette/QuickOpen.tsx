import { useDeferredValue, useMemo, useState } from 'react';
import { postId, type PostId } from '../../../shared/model/post.ts';
import { useSnapshot } from '../../state/context.ts';
import { rank } from './rank.ts';
import { Palette } from './Palette.tsx';

interface QuickOpenProps {
  readonly onOpen: (id: PostId) => void;
  readonly onClose: () => void;
}

/** More than this nobody reads. */
const most = 200;

/** Finds a post by title, tag or path. */
export function QuickOpen({ onOpen, onClose }: QuickOpenProps) {
  const [text, setText] = useState('');
  const applied = useDeferredValue(text);
  const posts = useSnapshot((snapshot) => snapshot.posts);
  const recent = useMemo(() => posts.toSorted((a, b) => b.modified - a.modified), [posts]);
  const entries = useMemo(
    () =>
      rank(recent, applied, (post) => [post.title, `${post.id} ${Object.values(post.taxonomies).flat().join(' ')}`])
        .slice(0, most)
        .map((post) => ({ id: post.id, title: post.title, note: post.id })),
    [recent, applied],
  );
  return (
    <Palette
      label="Go to a post"
      text={text}
      onText={setText}
      entries={entries}
      onClose={onClose}
      onChoose={(id) => {
        onClose();
        onOpen(postId(id));
      }}
    />
  );
}
