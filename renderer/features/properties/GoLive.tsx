import { CircleCheck, CircleDashed, Clock, EyeOff, TriangleAlert } from 'lucide-react';
import type { PostState } from '../../../shared/model/post.ts';
import { runCommand } from '../../commands/registry.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './properties.module.css';

interface GoLiveProps {
  readonly state: PostState;
  /** The answer with its reason. */
  readonly sentence: string;
  /** Which other posts have its address, in a sentence; null: none. */
  readonly shared: string | null;
  /** What one click does about it; null: nothing can be done with one. */
  readonly fix: { readonly label: string; readonly run: () => void } | null;
  /** What the post has from other files of the site, a line each. */
  readonly inherited: readonly string[];
  /** Why the fix was not carried out. */
  readonly error: string | null;
}

const icons = { live: CircleCheck, draft: CircleDashed, scheduled: Clock, expired: EyeOff, hidden: EyeOff };

/** Will this post go live? By the rules of the site's generator. */
export function GoLive({ state, sentence, shared, fix, inherited, error }: GoLiveProps) {
  const Icon = shared ? TriangleAlert : icons[state];
  return (
    <section
      className={styles.live}
      data-state={state}
      data-warns={shared !== null || undefined}
      aria-label="Will this post go live?"
    >
      <Icon size={16} aria-hidden />
      <div>
        <p aria-live="polite">{shared ? `${sentence} ${shared}` : sentence}</p>
        {state !== 'live' && (
          <div className={styles.liveActions}>
            {fix && (
              <Button look="link" onPress={fix.run}>
                {fix.label}
              </Button>
            )}
            <Button look="link" onPress={() => runCommand('post.publish')}>
              Publish this post…
            </Button>
          </div>
        )}
        {inherited.length > 0 && (
          <ul className={styles.inherited} aria-label="From other files of the site">
            {inherited.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
        {error && <p className={styles.liveError}>{error}</p>}
      </div>
    </section>
  );
}
