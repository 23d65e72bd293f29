import { useMemo, useState } from 'react';
import { describeFailure } from '../../../shared/contract/errors.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { FolderField } from '../../ui/FolderField.tsx';
import { useApp } from '../../state/context.ts';
import { createFolderSuggestions } from '../../state/folder-suggestions.ts';

interface FolderDialogProps {
  readonly purpose: 'open' | 'new';
  readonly onClose: () => void;
  readonly onChoose: (path: string) => Promise<void>;
}

const texts = {
  open: {
    title: 'Open a folder',
    action: 'Open',
    hint: 'The folder of a blog, or any folder with Markdown files. Arrow down offers those you had open.',
  },
  new: { title: 'New library', action: 'Create', hint: 'A folder that does not exist yet, or is empty.' },
};

/** Names a folder by its path, for a host without a native dialog. */
export function FolderDialog({ purpose, onClose, onChoose }: FolderDialogProps) {
  const [path, setPath] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const { api, library } = useApp();
  const suggest = useMemo(() => {
    const others = async () => {
      const here = library.store.getState().snapshot?.library.path;
      const recent = await api.library.recent();
      return recent.flatMap((entry) => (entry.missing || entry.path === here ? [] : [entry.path]));
    };
    return createFolderSuggestions(api, purpose === 'open' ? others : undefined);
  }, [api, library, purpose]);
  const { title, action, hint } = texts[purpose];

  const choose = async () => {
    if (!path.trim()) return setError('Type the path of a folder.');
    setBusy(true);
    try {
      await onChoose(path.trim());
      onClose();
    } catch (failure) {
      setError(describeFailure(failure));
      setBusy(false);
    }
  };

  const leave = () => {
    if (busy) library.stopOpening();
    onClose();
  };
  return (
    <FormDialog
      title={title}
      width="medium"
      action={busy ? 'Reading…' : action}
      isBusy={busy}
      onSubmit={() => void choose()}
      onClose={leave}
    >
      <FolderField
        label="Folder"
        value={path}
        onChange={(value) => {
          setPath(value);
          setError(null);
        }}
        suggest={suggest}
        hint={hint}
        error={error}
        autoFocus
      />
    </FormDialog>
  );
}
