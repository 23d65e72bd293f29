import { useState } from 'react';
import type { PostId } from '../../../shared/model/post.ts';
import { useApp, useSnapshot } from '../../state/context.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';

interface TrashDialogProps {
  readonly ids: readonly PostId[];
  readonly onClose: () => void;
  /** Saves what is not saved yet, so that the trash holds the text on screen. */
  readonly beforeTrash: (ids: readonly PostId[]) => Promise<void>;
  readonly onTrashed: (ids: readonly PostId[]) => void;
}

/** Asks before posts go to the trash, and tells afterwards where they are. */
export function TrashDialog({ ids, onClose, beforeTrash, onTrashed }: TrashDialogProps) {
  const { api, notices, hello, changes } = useApp();
  const library = useSnapshot((snapshot) => snapshot.library.id);
  const first = useSnapshot((snapshot) => snapshot.posts.find((post) => post.id === ids[0])?.title ?? ids[0]);
  const [busy, setBusy] = useState(false);
  const what = ids.length === 1 ? `“${first}”` : `${ids.length} posts`;

  const trash = async () => {
    setBusy(true);
    try {
      await beforeTrash(ids);
      const { trashed, failed, where } = await api.posts.trash({ library, ids: [...ids] });
      onTrashed(trashed);
      if (trashed.length > 0)
        notices.add({
          kind: 'info',
          title: `${what} moved to the trash`,
          detail: `It can be brought back from ${where}.`,
          action:
            hello.capabilities.trash === 'folder'
              ? { label: 'Undo', command: 'changes.undo', argument: changes.fileUndo.trashed(library, trashed) }
              : { label: 'Deleted posts…', command: 'history.deleted', argument: '' },
        });
      for (const failure of failed)
        notices.add({ kind: 'error', title: `${failure.id} is still where it was`, detail: failure.message });
    } catch (error) {
      notices.fail(`${what} could not be moved to the trash`, error);
    }
    onClose();
  };

  return (
    <Dialog
      title="Move to trash?"
      role="alertdialog"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="danger" isDisabled={busy} onPress={() => void trash()} autoFocus>
            Move to trash
          </Button>
        </>
      }
    >
      <p>
        {what} leaves the library.{' '}
        {hello.capabilities.trash === 'system'
          ? 'It goes to the trash of your system and can be restored from there.'
          : 'It goes to Longhand’s own trash folder, from where it can be brought back.'}
      </p>
    </Dialog>
  );
}
