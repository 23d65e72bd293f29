import { BookOpen, FolderOpen, FolderPlus } from 'lucide-react';
import { useStore } from 'zustand';
import { runCommand } from '../../commands/registry.ts';
import { useApp } from '../../state/context.ts';
import { Button } from '../../ui/Button.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { RecentList } from './RecentList.tsx';
import styles from './welcome.module.css';

interface WelcomeProps {
  readonly onOpen: (path: string) => Promise<void>;
}

/** The first screen: open a folder, make one, look at the sample, or go on where one was. */
export function Welcome({ onOpen }: WelcomeProps) {
  const { library } = useApp();
  const opening = useStore(library.store, (state) => state.opening);
  return (
    <main className={styles.welcome}>
      <div className={styles.column}>
        <h1 className={styles.name}>Longhand</h1>
        <p className={styles.line}>
          Write in the folder you already have. Every byte you do not change stays as it is.
        </p>
        {opening ? (
          <div className={styles.opening} aria-live="polite">
            <p>Reading {opening}…</p>
            <ProgressBar label={`Reading ${opening}`} done={0} total={0} />
            <Button onPress={library.stopOpening}>Stop</Button>
          </div>
        ) : (
          <>
            <div className={styles.actions}>
              <Button look="primary" onPress={() => runCommand('library.open')}>
                <FolderOpen size={16} aria-hidden /> Open folder…
              </Button>
              <Button onPress={() => runCommand('library.new')}>
                <FolderPlus size={16} aria-hidden /> New library…
              </Button>
              <Button onPress={() => runCommand('library.openSample')}>
                <BookOpen size={16} aria-hidden /> Open the sample library
              </Button>
            </div>
            <RecentList onOpen={onOpen} />
          </>
        )}
      </div>
    </main>
  );
}
