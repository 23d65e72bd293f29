import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Snapshot } from '../../../shared/model/history.ts';
import type { Text } from '@codemirror/state';
import { lineSeparatorOf, pageText } from '../../document/page-text.ts';
import type { PostSession } from '../../document/types.ts';
import { mountSides } from '../../editor/compare.ts';
import { useApp } from '../../state/context.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { clockTime, dayInWords } from './moment.ts';
import { useSnapshotText } from './use-snapshot-text.ts';
import styles from './history.module.css';

interface SnapshotDialogProps {
  readonly session: PostSession;
  readonly snapshot: Snapshot;
  readonly onClose: () => void;
}

/** An earlier text beside the present one, to be brought back as a whole or part by part. */
export function SnapshotDialog({ session, snapshot, onClose }: SnapshotDialogProps) {
  const { notices } = useApp();
  const { text, problem } = useSnapshotText(session, snapshot);
  const readOnly = useStore(session.status, (status) => status.phase === 'read-only');
  const [when] = useState(() => `${dayInWords(snapshot.time, Date.now())}, ${clockTime(snapshot.time)}`);
  const earlier = text === null ? null : pageText(text, lineSeparatorOf(text));
  const isSame = earlier?.eq(session.state().doc) ?? false;
  const bringBack = () => {
    if (!earlier) return;
    session.restore(earlier);
    onClose();
    notices.add({ kind: 'info', title: 'An earlier text is back', detail: `From ${when}. Undo takes it away again.` });
  };
  return (
    <Dialog
      title={`Earlier text: ${when}`}
      width="full"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Close</Button>
          <Button look="primary" isDisabled={!earlier || isSame || readOnly} onPress={bringBack}>
            Bring all of it back
          </Button>
        </>
      }
    >
      {problem && <EmptyState title="This earlier text cannot be shown">{problem}</EmptyState>}
      {earlier && <Sides session={session} earlier={earlier} when={when} readOnly={readOnly} />}
    </Dialog>
  );
}

interface SidesProps {
  readonly session: PostSession;
  readonly earlier: Text;
  readonly when: string;
  readonly readOnly: boolean;
}

function Sides({ session, earlier, when, readOnly }: SidesProps) {
  const parent = useRef<HTMLDivElement>(null);
  // Both as they stood when the dialog came; what is brought back since is in the view itself.
  const [sides] = useState(() => ({ earlier, current: session.state().doc }));
  useEffect(() => {
    if (!parent.current) return;
    return mountSides(parent.current, {
      ...sides,
      names: [`The text of ${when}`, 'The text now'],
      onBringBack: readOnly ? null : session.restore,
    });
  }, [session, sides, when, readOnly]);
  if (sides.earlier.eq(sides.current))
    return <EmptyState title="No difference">The post stands as it did then.</EmptyState>;
  return (
    <div className={styles.comparison}>
      <div className={styles.heads} aria-hidden>
        <span>{when}</span>
        <span>Now</span>
      </div>
      <div className={styles.sides} ref={parent} />
    </div>
  );
}
