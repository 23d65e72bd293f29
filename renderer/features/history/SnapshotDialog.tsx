import { useState } from 'react';
import { useStore } from 'zustand';
import type { Snapshot } from '../../../shared/model/history.ts';
import { fileTextOf } from '../../document/page-text.ts';
import type { PostSession } from '../../document/types.ts';
import { useApp } from '../../state/context.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { momentInWords } from '../../ui/moment.ts';
import { Comparison } from './Comparison.tsx';
import { useSnapshotText } from './use-snapshot-text.ts';

interface SnapshotDialogProps {
  readonly session: PostSession;
  readonly snapshot: Snapshot;
  readonly onClose: () => void;
}

/** An earlier text beside the present one or another earlier one, to be brought back as a whole or part by part. */
export function SnapshotDialog({ session, snapshot, onClose }: SnapshotDialogProps) {
  const { notices } = useApp();
  const { text, problem } = useSnapshotText(session, snapshot);
  const readOnly = useStore(session.status, (status) => status.phase === 'read-only');
  const [when] = useState(() => momentInWords(snapshot.time, Date.now()));
  const earlier = text === null ? null : fileTextOf(text).doc;
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
      {earlier && <Comparison session={session} snapshot={snapshot} earlier={earlier} readOnly={readOnly} />}
    </Dialog>
  );
}
