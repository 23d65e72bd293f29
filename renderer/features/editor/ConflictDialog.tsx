import { lineNumbers } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { PostSession } from '../../document/types.ts';
import { mountUnified } from '../../editor/compare.ts';
import { useApp } from '../../state/context.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import styles from './editor.module.css';

interface ConflictDialogProps {
  readonly session: PostSession;
  readonly onClose: () => void;
}

/** Both versions of a post that was changed in two places: what stands in the file, and what was typed here. */
export function ConflictDialog({ session, onClose }: ConflictDialogProps) {
  const { notices } = useApp();
  const theirs = useStore(session.status, (status) => status.conflict?.text ?? null);
  const choose = (choice: 'mine' | 'theirs') => {
    onClose();
    void session.resolve(choice).catch((error) => notices.fail('The conflict could not be settled', error));
  };
  return (
    <Dialog
      title="Changed in two places"
      width="wide"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Decide later</Button>
          <Button isDisabled={theirs === null} onPress={() => choose('theirs')}>
            Take theirs
          </Button>
          <Button look="primary" isDisabled={theirs === null} onPress={() => choose('mine')}>
            Keep mine
          </Button>
        </>
      }
    >
      {theirs === null ? (
        <EmptyState title="Settled">The file and your text agree again.</EmptyState>
      ) : (
        <>
          <p>
            Lines with a − stand in the file, written by another program; lines with a + are yours. Taking theirs can be
            undone.
          </p>
          <Comparison theirs={theirs} mine={session.fileText()} />
        </>
      )}
    </Dialog>
  );
}

function Comparison({ theirs, mine }: { readonly theirs: string; readonly mine: string }) {
  const parent = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!parent.current) return undefined;
    return mountUnified(parent.current, {
      before: theirs,
      after: mine,
      name: 'Differences',
      extensions: lineNumbers(),
    });
  }, [theirs, mine]);
  return <div className={styles.compare} ref={parent} />;
}
