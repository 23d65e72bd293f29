import { VisuallyHidden } from 'react-aria-components';
import { useStore } from 'zustand';
import type { PostSession, SessionPhase } from '../../document/types.ts';
import { useUi } from '../../state/context.ts';
import styles from './editor.module.css';

interface TitleBarProps {
  readonly session: PostSession;
  /** The name of the region; for the eye it stands at the head of the text. */
  readonly title: string;
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
export function TitleBar({ session, title }: TitleBarProps) {
  const phase = useStore(session.status, (status) => status.phase);
  const id = useUi((ui) => ui.current) ?? session.id();
  const slash = id.lastIndexOf('/') + 1;
  return (
    <header className={styles.titleBar}>
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
