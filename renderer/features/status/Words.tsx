import { useEffect } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useStore } from 'zustand';
import { formatNumber } from '../../../shared/base/count-of.ts';
import type { PostId } from '../../../shared/model/post.ts';
import { runCommand } from '../../commands/registry.ts';
import { useApp } from '../../state/context.ts';
import { Tooltip } from '../../ui/Tooltip.tsx';
import styles from './status.module.css';

/** The words of a post, and how far they are on the way to its goal. */
export function Words({ id, words }: { readonly id: PostId; readonly words: number }) {
  const { library } = useApp();
  const goal = useStore(library.store, ({ settings }) => settings.goals[id]);
  const part = goal === undefined ? 0 : Math.min(1, words / goal);
  return (
    <Tooltip text={goal === undefined ? 'Set a word goal' : part < 1 ? 'Change the word goal' : 'The goal is reached'}>
      <AriaButton className={styles.words ?? ''} onPress={() => runCommand('post.goal', id)}>
        {formatNumber(words)} {goal !== undefined && `of ${formatNumber(goal)} `}
        {words === 1 && goal === undefined ? 'word' : 'words'}
        {goal !== undefined && (
          <span className={styles.goal} data-reached={part === 1 || undefined} aria-hidden>
            <span style={{ width: `${part * 100}%` }} />
          </span>
        )}
      </AriaButton>
    </Tooltip>
  );
}

/** What was written today; nothing on a day without words. */
export function WordsToday() {
  const { dailyWords } = useApp();
  const { words } = useStore(dailyWords.store);
  useEffect(() => {
    window.addEventListener('focus', dailyWords.turn);
    return () => window.removeEventListener('focus', dailyWords.turn);
  }, [dailyWords]);
  if (words <= 0) return null;
  return (
    <span
      className={styles.optional}
      title="Words written today in this library: those that came, less those that went"
    >
      {formatNumber(words)} today
    </span>
  );
}
