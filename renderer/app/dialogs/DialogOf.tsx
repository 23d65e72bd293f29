import { assertNever } from '../../../shared/base/assert.ts';
import type { KeyPlatform } from '../../../shared/commands/shortcuts.ts';
import type { CommandId } from '../../../shared/commands/commands.ts';
import type { PostId } from '../../../shared/model/post.ts';
import { ChangeDialogs } from './ChangeDialogs.tsx';
import { ConflictDialog } from '../../features/editor/ConflictDialog.tsx';
import { DeletedDialog } from '../../features/history/DeletedDialog.tsx';
import { ExportDialog } from '../../features/exports/ExportDialog.tsx';
import { LibraryChecksDialog } from '../../features/checks/LibraryChecksDialog.tsx';
import { GitDialog } from '../../features/git/GitDialog.tsx';
import { RepairDialog } from '../../features/repair/RepairDialog.tsx';
import { SettingsDialog } from '../../features/settings/SettingsDialog.tsx';
import { ShortcutsDialog } from '../../features/shortcuts/ShortcutsDialog.tsx';
import { SnapshotDialog } from '../../features/history/SnapshotDialog.tsx';
import { HelpDialog } from '../../features/help/HelpDialog.tsx';
import { CommandPalette } from '../../features/palette/CommandPalette.tsx';
import { GoToHeading } from '../../features/palette/GoToHeading.tsx';
import { QuickOpen } from '../../features/palette/QuickOpen.tsx';
import { FolderDialog } from '../../features/welcome/FolderDialog.tsx';
import { useApp } from '../../state/context.ts';
import { conflictLine } from './conflict-line.ts';
import { openAndWrite } from './open-and-write.ts';
import { PostDialog } from './PostDialog.tsx';
import type { DialogState } from '../../state/ui.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { shownSession } from '../workspace/workspace-store.ts';

// All in one, so that each is there at once when it is asked for: see Dialogs.tsx.

export interface DialogsProps {
  readonly workspace: Workspace;
  readonly shortcutOf: (id: CommandId) => string | undefined;
  readonly platform: KeyPlatform;
}

/** The dialog of a state. */
export function DialogOf({ dialog, workspace, shortcutOf, platform }: DialogsProps & { readonly dialog: DialogState }) {
  const app = useApp();
  const close = () => app.ui.setState({ dialog: null });
  const session = shownSession(workspace.store.getState());
  const { saveAll } = workspace.sessions;

  switch (dialog.kind) {
    case 'palette':
      return <CommandPalette shortcutOf={shortcutOf} onClose={close} />;
    case 'quick-open':
      return <QuickOpen onOpen={(id) => void openAndWrite(app, workspace, id)} onClose={close} />;
    case 'headings':
      return session && <GoToHeading session={session} onGo={workspace.goTo} onClose={close} />;
    case 'open-folder': {
      const choose = dialog.purpose === 'open' ? workspace.openLibrary : workspace.createLibrary;
      return <FolderDialog purpose={dialog.purpose} onClose={close} onChoose={choose} />;
    }
    case 'new-post':
    case 'rename':
    case 'trash':
    case 'goal':
      return (
        <PostDialog
          dialog={dialog}
          workspace={workspace}
          onTrashed={(ids) => void workspace.forget(ids)}
          onClose={close}
        />
      );
    case 'conflict':
      return session && <ConflictDialog session={session} onClose={close} />;
    case 'snapshot':
      return session && <SnapshotDialog session={session} snapshot={dialog.snapshot} onClose={close} />;
    case 'deleted-posts':
      return <DeletedDialog onClose={close} onRestored={(id) => void openAndWrite(app, workspace, id)} />;
    case 'library-checks': {
      const show = (id: PostId, line: number | null) => void openAndWrite(app, workspace, id, { line });
      return <LibraryChecksDialog saveAll={saveAll} onShow={show} onClose={close} />;
    }
    case 'repair':
      return session && <RepairDialog session={session} onClose={close} />;
    case 'tags':
    case 'edit-form':
    case 'replace':
    case 'change':
    case 'changes':
    case 'cut-off':
      return <ChangeDialogs {...{ dialog, saveAll }} onTrashed={(ids) => void workspace.forget(ids)} onClose={close} />;
    case 'export':
      return <ExportDialog session={session} ids={dialog.ids} onClose={close} saveAll={saveAll} />;
    case 'git': {
      const edit = async (id: PostId) =>
        openAndWrite(app, workspace, id, { line: await conflictLine(app, workspace, id) });
      return <GitDialog saveAll={saveAll} onOpen={(id) => void edit(id)} onClose={close} />;
    }
    case 'settings':
      return <SettingsDialog onClose={close} />;
    case 'shortcuts':
      return <ShortcutsDialog platform={platform} onClose={close} />;
    case 'help':
      return <HelpDialog shortcutOf={shortcutOf} onClose={close} />;
    default:
      return assertNever(dialog);
  }
}
