import { CircleCheck, CircleDashed, Clock, EyeOff } from 'lucide-react';
import type { PostStatus } from '../../../shared/frontmatter/status.ts';
import type { PostState } from '../../../shared/model/post.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './properties.module.css';

interface GoLiveProps {
  readonly status: PostStatus;
  /** Takes the post out of the drafts; absent when one click cannot. */
  readonly onPublish?: (() => void) | undefined;
}

const icons = { live: CircleCheck, draft: CircleDashed, scheduled: Clock, expired: EyeOff, hidden: EyeOff };
const answers: Record<PostState, string> = {
  live: 'This post is part of the site',
  draft: 'This post stays a draft',
  scheduled: 'This post is not out yet',
  expired: 'This post has expired',
  hidden: 'This post will not be shown',
};

/** Will this post go live? By the rules of the site's generator. */
export function GoLive({ status, onPublish }: GoLiveProps) {
  const Icon = icons[status.state];
  return (
    <div className={styles.live} data-state={status.state} aria-live="polite">
      <Icon size={16} aria-hidden />
      <p>
        {sentence(status)}
        {onPublish && (
          <>
            {' '}
            <Button look="link" onPress={onPublish}>
              Take it out of the drafts
            </Button>
          </>
        )}
      </p>
    </div>
  );
}

/** The answer and its reason as one sentence. A name at its beginning keeps its capital. */
function sentence({ state, why }: PostStatus): string {
  if (!why) return `${answers[state]}.`;
  return `${answers[state]}: ${why.replace(/^(?:Its?|A) /, (word) => word.toLowerCase())}`;
}
