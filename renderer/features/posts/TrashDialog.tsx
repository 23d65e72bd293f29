import { useCallback, useState } from 'react';
import { describeFailure } from '../../../shared/contract/errors.ts';
import type { PostId } from '../../../shared/model/post.ts';
import { useApp, useSnapshot } from '../../state/context.ts';
import { linksLeft } from '../../state/links-left.ts';
import { Button } from '../../ui/Button.tsx';
import { countOf } from '../../../shared/base/count-of.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useAnswer } from '../../ui/use-answer.ts';
import type { Bundle } from '../../../shared/library/bundle.ts';
import { useBundle } from './use-bundle.ts';

interface TrashDialogProps {
  readonly id: PostId;
  readonly onClose: () => void;
  /** Saves what is not saved yet, so that the trash holds the text on screen. */
  readonly beforeTrash: (id: PostId) => Promise<void>;
  readonly onTrashed: (ids: readonly PostId[]) => void;
}

/** Asks before a post goes to the trash, and tells afterwards where it is. Of chosen posts the dialog of changes asks. */
export function TrashDialog({ id, onClose, beforeTrash, onTrashed }: TrashDialogProps) {
  const app = useApp();
  const { api, notices, hello, changes } = app;
  const library = useSnapshot((snapshot) => snapshot.library.id);
  const title = useSnapshot((snapshot) => snapshot.posts.find((post) => post.id === id)?.title ?? id);
  const bundle = useBundle(id);
  const others = bundle?.isMain ? bundle.others : [];
  const links = useAnswer(useCallback((signal: AbortSignal) => linksLeft(app, [id], signal), [app, id]));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const trash = async () => {
    setBusy(true);
    try {
      for (const one of [id, ...others]) await beforeTrash(one);
      const { trashed, failed, where } = await api.posts.trash({ library, ids: [id] });
      onTrashed(trashed);
      if (trashed.length > 0)
        notices.add({
          kind: 'info',
          title: `“${title}” moved to the trash`,
          detail: `It can be brought back from ${where}.`,
          action:
            hello.capabilities.trash === 'folder'
              ? { label: 'Undo', command: 'changes.undo', argument: changes.trashUndo.trashed(library, trashed) }
              : { label: 'Deleted posts…', command: 'history.deleted', argument: '' },
        });
      for (const failure of failed)
        notices.add({ kind: 'error', title: `${failure.id} is still where it was`, detail: failure.message });
      onClose();
    } catch (error) {
      setBusy(false);
      setProblem(describeFailure(error));
    }
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
        “{title}” leaves the library.{bundle ? ` ${folderWords(bundle)}` : ''}{' '}
        {hello.capabilities.trash === 'system'
          ? 'It goes to the trash of your system and can be restored from there.'
          : 'It goes to Longhand’s own trash folder, from where it can be brought back.'}
      </p>
      {links && <Banner kind="warning">{links}</Banner>}
      {problem !== null && <Banner kind="error">It could not be moved. {problem}</Banner>}
    </Dialog>
  );
}

function folderWords({ isMain, others }: Bundle): string {
  if (!isMain) return 'Only this language of it goes: the others, and the images, stay.';
  const languages = others.length === 0 ? '' : `, the post in ${countOf(others.length, 'other language')} too`;
  return `Its folder goes with all its files${languages}.`;
}
