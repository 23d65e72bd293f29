import { memo } from 'react';
import type { Term } from '../../../shared/library/search-match.ts';
import { findParts } from '../../../shared/library/search-snippet.ts';
import type { PostState, PostSummary } from '../../../shared/model/post.ts';
import type { Snippet } from '../../../shared/model/search.ts';
import { Marked } from '../../ui/Marked.tsx';
import { formatDay } from './format-day.ts';
import styles from './posts.module.css';

const stateLabels: Record<PostState, string> = {
  live: '',
  draft: 'Draft',
  scheduled: 'Scheduled',
  expired: 'Expired',
  hidden: 'Hidden',
};

interface PostRowProps {
  readonly post: PostSummary;
  /** What the list is searched for. */
  readonly terms: readonly Term[];
  /** Where the text of the post holds it. */
  readonly snippet: Snippet | undefined;
}

export const PostRow = memo(function PostRow({ post, terms, snippet }: PostRowProps) {
  return (
    <span className={styles.row}>
      <span className={styles.title} title={post.title} dir="auto">
        <Marked text={post.title} ranges={findParts(post.title, terms)} />
      </span>
      {snippet ? (
        <span className={styles.snippet} dir="auto">
          <Marked text={snippet.text} ranges={snippet.ranges} />
        </span>
      ) : (
        <PostDescription post={post} />
      )}
    </span>
  );
});

function PostDescription({ post }: { readonly post: PostSummary }) {
  const tags = Object.values(post.taxonomies).flat();
  const problem = post.problems[0]?.message;
  // Nobody looks for these two: of a draft and of what is to come the state says enough.
  const why = post.state === 'hidden' || post.state === 'expired' ? post.why : '';
  return (
    <span className={styles.description}>
      <span className={styles.facts}>
        {post.state !== 'live' && (
          <span className={styles.state} data-state={post.state} title={why ? undefined : post.why}>
            {stateLabels[post.state]}
          </span>
        )}
        <span>{formatDay(post) || 'No date'}</span>
        {tags.length > 0 && <span dir="auto">{tags.join(', ')}</span>}
      </span>
      <span className={styles.last}>
        {problem ? (
          <span className={styles.problem}>{problem}</span>
        ) : (
          <span className={styles.excerpt} dir="auto">
            {why || (post.excerpt === null ? '\u00a0' : post.excerpt || 'Empty')}
          </span>
        )}
        {post.minutes !== null && <span>{post.minutes} min</span>}
      </span>
    </span>
  );
}
