import { useState, type FormEvent } from 'react';
import { toAppError } from '../../../shared/contract/errors.ts';
import { postId, type PostId } from '../../../shared/model/post.ts';
import { useApp, useSnapshot } from '../../state/context.ts';
import { explain } from '../../state/notices.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';

interface RenameDialogProps {
  readonly id: PostId;
  readonly onClose: () => void;
  /** Saves what is not saved yet, so that the new name gets the text on screen. */
  readonly beforeRename: (id: PostId) => Promise<void>;
  readonly onRenamed: (from: PostId, to: PostId) => void;
}

/** Gives a post's file another name or folder. */
export function RenameDialog({ id, onClose, beforeRename, onRenamed }: RenameDialogProps) {
  const { api } = useApp();
  const library = useSnapshot((snapshot) => snapshot.library);
  const [path, setPath] = useState<string>(id);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const rename = async (event?: FormEvent) => {
    event?.preventDefault();
    const to = path.trim().replaceAll('\\', '/');
    if (to === id) return onClose();
    if (!to) return setError('The file needs a name.');
    setBusy(true);
    try {
      await beforeRename(id);
      const renamed = await api.posts.rename({ library: library.id, id, to: postId(to) });
      onRenamed(id, renamed.id);
    } catch (failure) {
      setError(explain(toAppError(failure)));
      setBusy(false);
    }
  };

  return (
    <Dialog
      title="Rename file"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="primary" isDisabled={busy} onPress={() => void rename()}>
            Rename
          </Button>
        </>
      }
    >
      <form onSubmit={(event) => void rename(event)}>
        <TextField
          label="Path in the library"
          value={path}
          onChange={(value) => {
            setPath(value);
            setError(null);
          }}
          error={error}
          hint="The address of the post may change with its name. Links to it are not rewritten."
          autoFocus
          onFocus={({ target }) => {
            // Once something is typed, the caret stays where the person left it.
            if (path === id && target instanceof HTMLInputElement) selectName(target);
          }}
        />
      </form>
    </Dialog>
  );
}

/** What is mostly changed: the name without folder and ending, or the folder's name where that is the post's. */
function selectName(input: HTMLInputElement): void {
  const bundle = /\/_?index\.[^/]*$/.exec(input.value);
  const end = bundle?.index ?? Math.max(input.value.lastIndexOf('.'), 0);
  input.setSelectionRange(input.value.lastIndexOf('/', end - 1) + 1, end);
}
