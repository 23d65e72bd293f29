import { VisuallyHidden } from 'react-aria-components';
import { useStore } from 'zustand';
import type { PostSession, SessionPhase } from '../../document/types.ts';
import { useSnapshot } from '../../state/context.ts';
import { useToldPhase } from '../../ui/use-told-phase.ts';
import styles from './editor.module.css';

interface TitleBarProps {
  readonly session: PostSession;
}

const phases: Record<SessionPhase, string> = {
  clean: '',
  dirty: 'Edited',
  saving: 'Saving…',
  conflict: 'Changed elsewhere',
  failed: 'Not saved',
  gone: 'File is gone',
  shrunk: 'Not saved',
  'read-only': 'Read only',
};

/** Which file is open and whether it holds what is on screen. Of the post shown, not of the one that is on its way. */
export function TitleBar({ session }: TitleBarProps) {
  const phase = useToldPhase(useStore(session.status, (status) => status.phase));
  const id = useStore(session.status, (status) => status.id);
  const title = useSnapshot((snapshot) => snapshot.posts.find((post) => post.id === id)?.title) ?? id;
  const slash = id.lastIndexOf('/') + 1;
  return (
    <header className={styles.titleBar}>
      {/* The name of the region; for the eye it stands at the head of the text. */}
      <VisuallyHidden elementType="h1">{title}</VisuallyHidden>
      <span className={styles.path} title={id}>
        <span className={styles.folder}>{id.slice(0, slash)}</span>
        <span className={styles.file}>{id.slice(slash)}</span>
      </span>
      <span className={styles.phase} data-phase={phase}>
        {phases[phase]}
      </span>
    </header>
  );
}
