import { memo } from 'react';
import type { PostState, PostSummary } from '../../../shared/model/post.ts';
import { formatDay } from './format-day.ts';
import styles from './posts.module.css';

const stateLabels: Record<PostState, string> = {
  live: '',
  draft: 'Draft',
  scheduled: 'Scheduled',
  expired: 'Expired',
  hidden: 'Hidden',
};

export const PostRow = memo(function PostRow({ post }: { readonly post: PostSummary }) {
  const tags = Object.values(post.taxonomies).flat();
  const [problem] = post.problems;
  return (
    <>
      <span className={styles.title} dir="auto">
        {post.title}
      </span>
      <span className={styles.description}>
        <span className={styles.facts}>
          {post.state !== 'live' && (
            <span className={styles.state} data-state={post.state} title={post.why}>
              {stateLabels[post.state]}
            </span>
          )}
          <span>{formatDay(post) || 'No date'}</span>
          {tags.length > 0 && <span dir="auto">{tags.join(', ')}</span>}
        </span>
        {problem ? (
          <span className={styles.problem}>{problem.message}</span>
        ) : (
          <span className={styles.excerpt} dir="auto">
            {post.excerpt || 'Empty'}
          </span>
        )}
      </span>
    </>
  );
});
