import { assertNever } from '../../shared/base/assert.ts';
import type { CommandId } from '../../shared/commands/commands.ts';
import type { PostId } from '../../shared/model/post.ts';
import { ConflictDialog } from '../features/editor/ConflictDialog.tsx';
import { ExportDialog } from '../features/exports/ExportDialog.tsx';
import { HelpDialog } from '../features/help/HelpDialog.tsx';
import { CommandPalette } from '../features/palette/CommandPalette.tsx';
import { QuickOpen } from '../features/palette/QuickOpen.tsx';
import { NewPostDialog } from '../features/posts/NewPostDialog.tsx';
import { RenameDialog } from '../features/posts/RenameDialog.tsx';
import { TrashDialog } from '../features/posts/TrashDialog.tsx';
import { SettingsDialog } from '../features/settings/SettingsDialog.tsx';
import { TagsDialog } from '../features/tags/TagsDialog.tsx';
import { FolderDialog } from '../features/welcome/FolderDialog.tsx';
import { useApp, useUi } from '../state/context.ts';
import type { Workspace } from './workspace.ts';

interface DialogsProps {
  readonly workspace: Workspace;
  readonly shortcutOf: (id: CommandId) => string | undefined;
}

/** The dialog that is open, if any. */
export function Dialogs({ workspace, shortcutOf }: DialogsProps) {
  const { ui, library } = useApp();
  const dialog = useUi((state) => state.dialog);
  if (!dialog) return null;
  const close = () => ui.setState({ dialog: null });
  const { session } = workspace.store.getState();
  const openPost = (id: PostId) => void workspace.openPost(id);

  const save = async (ids: readonly PostId[]) => {
    const open = library.store.getState().snapshot?.library.id;
    for (const id of open ? ids : []) await (open && workspace.sessions.get(open, id)?.save());
  };

  switch (dialog.kind) {
    case 'palette':
      return <CommandPalette shortcutOf={shortcutOf} onClose={close} />;
    case 'quick-open':
      return <QuickOpen onOpen={openPost} onClose={close} />;
    case 'open-folder':
      return (
        <FolderDialog
          purpose={dialog.purpose}
          onClose={close}
          onChoose={dialog.purpose === 'open' ? workspace.openLibrary : workspace.createLibrary}
        />
      );
    case 'new-post':
      return (
        <NewPostDialog
          onClose={close}
          onCreated={(id) => {
            close();
            openPost(id);
          }}
        />
      );
    case 'rename':
      return <RenameDialog id={dialog.id} onClose={close} beforeRename={(id) => save([id])} onRenamed={close} />;
    case 'trash':
      return (
        <TrashDialog
          ids={dialog.ids}
          onClose={close}
          beforeTrash={save}
          onTrashed={(ids) => {
            const { current } = ui.getState();
            if (current && ids.includes(current)) void workspace.closePost();
          }}
        />
      );
    case 'conflict':
      return session && <ConflictDialog session={session} onClose={close} />;
    case 'tags':
      return <TagsDialog onClose={close} saveAll={workspace.sessions.saveAll} />;
    case 'export':
      return <ExportDialog session={session} onClose={close} saveAll={workspace.sessions.saveAll} />;
    case 'settings':
      return <SettingsDialog onClose={close} />;
    case 'help':
      return <HelpDialog shortcutOf={shortcutOf} onClose={close} />;
    default:
      return assertNever(dialog);
  }
}
