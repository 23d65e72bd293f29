import { X } from 'lucide-react';
import { useStore } from 'zustand';
import { useApp } from '../../state/context.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import styles from './welcome.module.css';

interface RecentListProps {
  readonly onOpen: (path: string) => Promise<void>;
}

export function RecentList({ onOpen }: RecentListProps) {
  const { library, notices } = useApp();
  const recent = useStore(library.store, (state) => state.recent);
  if (recent.length === 0) return null;
  const forget = (path: string) =>
    void library.forget(path).catch((error) => notices.fail('The entry could not be removed', error));
  return (
    <section aria-labelledby="recent">
      <h2 className={styles.recentTitle} id="recent">
        Recent
      </h2>
      <ul className={styles.recent}>
        {recent.map((entry) => (
          <li key={entry.path} className={styles.entry}>
            <button
              type="button"
              disabled={entry.missing}
              // Opening tells of its own failures.
              onClick={() => void onOpen(entry.path).catch(() => {})}
            >
              <span className={styles.entryName}>
                {entry.name}
                {entry.missing && <span className={styles.missing}>missing</span>}
              </span>
              <span className={styles.path}>{entry.path}</span>
            </button>
            <IconButton icon={X} label={`Forget ${entry.name}`} onPress={() => forget(entry.path)} />
          </li>
        ))}
      </ul>
    </section>
  );
}
