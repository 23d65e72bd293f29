import type { PostId } from '../../../shared/model/post.ts';
import { NewPostDialog } from '../../features/posts/NewPostDialog.tsx';
import { RenameDialog } from '../../features/posts/RenameDialog.tsx';
import { TrashDialog } from '../../features/posts/TrashDialog.tsx';
import { GoalDialog } from '../../features/status/GoalDialog.tsx';
import { useApp } from '../../state/context.ts';
import type { DialogState } from '../../state/ui.ts';
import { openAndWrite } from './open-and-write.ts';
import type { Workspace } from '../workspace/workspace.ts';

interface PostDialogProps {
  readonly dialog: Extract<DialogState, { readonly kind: 'new-post' | 'rename' | 'trash' | 'goal' }>;
  readonly workspace: Workspace;
  /** Posts have left the library. */
  readonly onTrashed: (ids: readonly PostId[]) => void;
  readonly onClose: () => void;
}

/** The dialogs about posts as files. */
export function PostDialog({ dialog, workspace, onTrashed, onClose }: PostDialogProps) {
  const app = useApp();
  // The file must hold the text on screen before it moves.
  const save = async (id: PostId) => {
    const open = app.library.store.getState().snapshot?.library.id;
    if (open) await workspace.sessions.get(open, id)?.save();
  };

  switch (dialog.kind) {
    case 'new-post': {
      const show = (id: PostId, typed: string) => void openAndWrite(app, workspace, id, { typed });
      return <NewPostDialog onClose={onClose} onCreated={show} />;
    }
    case 'goal':
      return <GoalDialog id={dialog.id} onClose={onClose} />;
    case 'rename':
      return <RenameDialog id={dialog.id} onClose={onClose} beforeRename={save} />;
    case 'trash':
      return <TrashDialog id={dialog.id} onClose={onClose} beforeTrash={save} onTrashed={onTrashed} />;
  }
}
