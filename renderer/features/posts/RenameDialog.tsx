import { useEffect, useRef, useState } from 'react';
import { describeFailure } from '../../../shared/contract/errors.ts';
import { basename } from '../../../shared/base/paths.ts';
import { movedAlong, movesFolder, type Bundle } from '../../../shared/library/bundle.ts';
import type { Rename } from '../../../shared/model/library.ts';
import { postId, type PostId } from '../../../shared/model/post.ts';
import { moveFile } from '../../state/move-file.ts';
import { useApp, useSnapshot } from '../../state/context.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useBundle } from './use-bundle.ts';

interface RenameDialogProps {
  readonly id: PostId;
  readonly onClose: () => void;
  /** Saves what is not saved yet, so that the new name gets the text on screen. */
  readonly beforeRename: (id: PostId) => Promise<void>;
}

/** Gives a post's file another name or folder. Where links would lead elsewhere, what would change is shown first. */
export function RenameDialog({ id, onClose, beforeRename }: RenameDialogProps) {
  const app = useApp();
  const { api, ui } = app;
  const library = useSnapshot((snapshot) => snapshot.library);
  const bundle = useBundle(id);
  const [path, setPath] = useState<string>(id);
  const [error, setError] = useState<string | null>(null);
  const [links, setLinks] = useState(true);
  const [busy, setBusy] = useState(false);
  const looking = useRef(new AbortController());
  useEffect(() => () => looking.current.abort(), []);

  /** Goes on to what would change besides the path; false when that is nothing. Throws a sentence for what cannot be. */
  const showChanges = async (renames: readonly Rename[]): Promise<boolean> => {
    const { signal } = (looking.current = new AbortController());
    const plan = await api.operations.planRename({ library: library.id, renames: [...renames] }, { signal });
    const refused = plan.skipped.find((one) => one.id === id);
    if (refused) throw new Refused(refused.why);
    // Where its own text stays the same, its difference has no part.
    if (plan.changes.length === 1 && !plan.changes[0]?.diff.includes('\n@@')) return false;
    if (!signal.aborted)
      ui.setState({
        dialog: {
          kind: 'change',
          change: { kind: 'rename', renames, skipped: [], links: true },
          back: { kind: 'rename', id },
        },
      });
    return true;
  };
  const rename = async () => {
    const to = path
      .trim()
      .replaceAll('\\', '/')
      .replace(/^\.?\/+/, '');
    if (to === id) return onClose();
    if (!to || to.endsWith('/')) return setError('The file needs a name.');
    if (to.split('/').some((part) => part === '..' || part === '.'))
      return setError('The path leads out of the library. Type one inside, without dots alone.');
    setBusy(true);
    try {
      for (const one of [id, ...(bundle?.others ?? [])]) await beforeRename(one);
      const rename = { from: id, to: postId(to) };
      const renames = [rename, ...(bundle && movesFolder(rename) ? movedAlong(bundle, rename.to) : [])];
      if (links && (await showChanges(renames))) return;
      if (looking.current.signal.aborted) return;
      await moveFile(app, renames);
      onClose();
    } catch (failure) {
      setError(failure instanceof Refused ? failure.message : describeFailure(failure));
      setBusy(false);
    }
  };

  return (
    <FormDialog title="Rename file" action="Rename" isBusy={busy} onSubmit={() => void rename()} onClose={onClose}>
      <TextField
        label="Path in the library"
        value={path}
        onChange={(value) => {
          setPath(value);
          setError(null);
        }}
        error={error}
        hint={`${bundle ? folderHint(bundle) : ''}The address of the post may change with its name. Where links change too, you see them first.`}
        autoFocus
        onFocus={({ target }) => {
          // Once something is typed, the caret stays where the person left it.
          if (path === id && target instanceof HTMLInputElement) selectName(target);
        }}
      />
      <Checkbox label="Set the links of other posts right" isSelected={links} onChange={setLinks} />
      {busy && links && <p role="status">Looking for links…</p>}
    </FormDialog>
  );
}

const folderHint = ({ others }: Bundle) =>
  others.length === 0
    ? 'The post is its folder, which moves with all its files. '
    : `The post is its folder, which moves with all its files, the post in other languages too (${others.map(basename).join(', ')}). `;

class Refused extends Error {}

/** What is mostly changed: the name without folder and ending, or the folder's name where that is the post's. */
function selectName(input: HTMLInputElement): void {
  const bundle = /\/_?index\.[^/]*$/.exec(input.value);
  const end = bundle?.index ?? Math.max(input.value.lastIndexOf('.'), 0);
  input.setSelectionRange(input.value.lastIndexOf('/', end - 1) + 1, end);
}
