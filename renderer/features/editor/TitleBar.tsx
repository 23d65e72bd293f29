import { useStore } from 'zustand';
import type { PostSession, SessionPhase } from '../../document/types.ts';
import styles from './editor.module.css';

interface TitleBarProps {
  readonly session: PostSession;
  readonly title: string;
}

const phases: Record<SessionPhase, string> = {
  clean: 'Saved',
  dirty: 'Edited',
  saving: 'Saving…',
  conflict: 'Changed elsewhere',
  failed: 'Not saved',
  gone: 'File is gone',
  'read-only': 'Read only',
};

/** Which file is open and whether it holds what is on screen. */
export function TitleBar({ session, title }: TitleBarProps) {
  const phase = useStore(session.status, (status) => status.phase);
  const path = session.id();
  return (
    <header className={styles.titleBar}>
      <h1 className={styles.title} dir="auto" title={path}>
        {title}
      </h1>
      <span className={styles.path} title={path}>
        {path}
      </span>
      <span className={styles.phase} data-phase={phase}>
        {phases[phase]}
      </span>
    </header>
  );
}
