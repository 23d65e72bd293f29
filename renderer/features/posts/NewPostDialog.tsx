import { useRef, useState } from 'react';
import { localOffset } from '../../../shared/base/local-offset.ts';
import type { PostId } from '../../../shared/model/post.ts';
import { describeFailure } from '../../../shared/contract/errors.ts';
import { useApp, useSnapshot } from '../../state/context.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { holdKeys } from '../../ui/hold-keys.ts';
import { TextField } from '../../ui/TextField.tsx';

interface NewPostDialogProps {
  readonly onClose: () => void;
  /** `typed`: what was typed while it was created. */
  readonly onCreated: (id: PostId, typed: string) => void;
}

export function NewPostDialog({ onClose, onCreated }: NewPostDialogProps) {
  const { api, notices } = useApp();
  const library = useSnapshot((snapshot) => snapshot.library);
  const [title, setTitle] = useState('');
  const [draft, setDraft] = useState(library.profile.fields.draft !== null || library.profile.draftFolder !== null);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const folder = (draft && library.profile.draftFolder) || library.profile.newFolder;

  const create = async () => {
    if (!title.trim()) return setError('Give the post a title. You can change it later.');
    setBusy(true);
    // A second Enter too is for the text by now.
    const held = holdKeys('', form.current ?? document.body);
    try {
      const post = { library: library.id, title: title.trim(), draft, offset: localOffset() };
      const { id, notice } = await api.posts.create(post);
      if (notice !== null) notices.add({ kind: 'info', title: 'Not all of the template was used', detail: notice });
      await held.settled();
      onCreated(id, held.end());
    } catch (failure) {
      setError(describeFailure(failure));
      setBusy(false);
      held.end();
      form.current?.querySelector('input')?.focus();
    }
  };

  return (
    <FormDialog
      ref={form}
      title="New post"
      action="Create post"
      isBusy={busy}
      onSubmit={() => void create()}
      onClose={onClose}
    >
      <TextField
        label="Title"
        value={title}
        onChange={(value) => {
          setTitle(value);
          setError(null);
        }}
        error={error}
        hint={`The file goes to ${folder ? `${folder}/` : 'the top folder'} of ${library.name}.`}
        autoFocus
      />
      <Switch isSelected={draft} onChange={setDraft}>
        Keep it a draft for now
      </Switch>
    </FormDialog>
  );
}
