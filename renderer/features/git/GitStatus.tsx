import { GitBranch } from 'lucide-react';
import { useEffect } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useStore } from 'zustand';
import { runCommand } from '../../commands/registry.ts';
import { useApp, useSnapshot } from '../../state/context.ts';
import { shortStanding } from './words.ts';
import styles from './git.module.css';

/** Milliseconds after the last change of the folder: a save brings several. */
const settled = 800;

/** How the library stands in its repository, and the way to the panel. Nothing where there is none. */
export function GitStatus() {
  const { git } = useApp();
  const text = useStore(git.store, ({ state }) => shortStanding(state));
  useFollow();
  if (text === null) return null;
  return (
    <AriaButton
      className={styles.status ?? ''}
      aria-label={`Publish changes: ${text}`}
      onPress={() => runCommand('git.open')}
    >
      <GitBranch size={12} aria-hidden />
      <span>{text}</span>
    </AriaButton>
  );
}

/** Looks again when the list of posts changes and when the window is come back to: a terminal may have committed. */
function useFollow(): void {
  const { git } = useApp();
  const library = useSnapshot((snapshot) => snapshot.library.id);
  const sequence = useSnapshot((snapshot) => (snapshot.reading ? null : snapshot.sequence));
  useEffect(() => {
    if (sequence === null) return undefined;
    // A lost host is shown by itself.
    const look = () => void git.refresh().catch(() => {});
    const timer = setTimeout(look, git.store.getState().library === library ? settled : 0);
    window.addEventListener('focus', look);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('focus', look);
    };
  }, [git, library, sequence]);
}
