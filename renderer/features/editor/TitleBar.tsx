import { useStore } from 'zustand';
import type { PostSession, SessionPhase } from '../../document/types.ts';
import { useUi } from '../../state/context.ts';
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
  'read-only': 'Read only',
};

/** Which file is open and whether it holds what is on screen. */
export function TitleBar({ session }: TitleBarProps) {
  const phase = useStore(session.status, (status) => status.phase);
  const id = useUi((ui) => ui.current) ?? session.id();
  const slash = id.lastIndexOf('/') + 1;
  return (
    <header className={styles.titleBar}>
      <h1 className={styles.path} title={id}>
        <span className={styles.folder}>{id.slice(0, slash)}</span>
        <span className={styles.file}>{id.slice(slash)}</span>
      </h1>
      <span className={styles.phase} data-phase={phase}>
        {phases[phase]}
      </span>
    </header>
  );
}
