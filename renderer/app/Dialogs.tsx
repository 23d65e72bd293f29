import { lazy, Suspense } from 'react';
import { assertNever } from '../../shared/base/assert.ts';
import type { KeyPlatform } from '../../shared/commands/shortcuts.ts';
import type { CommandId } from '../../shared/commands/commands.ts';
import type { PostId } from '../../shared/model/post.ts';
import { HelpDialog } from '../features/help/HelpDialog.tsx';
import { CommandPalette } from '../features/palette/CommandPalette.tsx';
import { GoToHeading } from '../features/palette/GoToHeading.tsx';
import { QuickOpen } from '../features/palette/QuickOpen.tsx';
import { FolderDialog } from '../features/welcome/FolderDialog.tsx';
import { useApp, useUi } from '../state/context.ts';
import { afterDialog } from './after-dialog.ts';
import { openAndWrite } from './open-and-write.ts';
import { PostDialog } from './PostDialog.tsx';
import type { DialogState } from '../state/ui.ts';
import type { Workspace } from './workspace.ts';
import { shownEditor, shownSession } from './workspace-store.ts';

// Dialogs that somebody types into at once are here from the start: keys typed while one is fetched would go into the text.
const ChangeDialogs = lazy(async () => ({ default: (await import('./ChangeDialogs.tsx')).ChangeDialogs }));
const ConflictDialog = lazy(async () => ({
  default: (await import('../features/editor/ConflictDialog.tsx')).ConflictDialog,
}));
const DeletedDialog = lazy(async () => ({
  default: (await import('../features/history/DeletedDialog.tsx')).DeletedDialog,
}));
const ExportDialog = lazy(async () => ({
  default: (await import('../features/exports/ExportDialog.tsx')).ExportDialog,
}));
const LibraryChecksDialog = lazy(async () => ({
  default: (await import('../features/checks/LibraryChecksDialog.tsx')).LibraryChecksDialog,
}));
const PublishDialog = lazy(async () => ({
  default: (await import('../features/publish/PublishDialog.tsx')).PublishDialog,
}));
const RepairDialog = lazy(async () => ({
  default: (await import('../features/repair/RepairDialog.tsx')).RepairDialog,
}));
const SettingsDialog = lazy(async () => ({
  default: (await import('../features/settings/SettingsDialog.tsx')).SettingsDialog,
}));
const ShortcutsDialog = lazy(async () => ({
  default: (await import('../features/shortcuts/ShortcutsDialog.tsx')).ShortcutsDialog,
}));
const SnapshotDialog = lazy(async () => ({
  default: (await import('../features/history/SnapshotDialog.tsx')).SnapshotDialog,
}));

interface DialogsProps {
  readonly workspace: Workspace;
  readonly shortcutOf: (id: CommandId) => string | undefined;
  readonly platform: KeyPlatform;
}

/** The dialog that is open, if any. */
export function Dialogs(props: DialogsProps) {
  const dialog = useUi((state) => state.dialog);
  return <Suspense>{dialog && <DialogOf dialog={dialog} {...props} />}</Suspense>;
}

function DialogOf({ dialog, workspace, shortcutOf, platform }: DialogsProps & { readonly dialog: DialogState }) {
  const { ui } = useApp();
  const close = () => ui.setState({ dialog: null });
  const session = shownSession(workspace.store.getState());
  const { saveAll } = workspace.sessions;

  switch (dialog.kind) {
    case 'palette':
      return <CommandPalette shortcutOf={shortcutOf} onClose={close} />;
    case 'quick-open':
      return <QuickOpen onOpen={(id) => void openAndWrite(workspace, id)} onClose={close} />;
    case 'headings': {
      const go = (offset: number) => {
        workspace.goTo(offset);
        afterDialog(() => shownEditor(workspace.store.getState())?.focus());
      };
      return session && <GoToHeading session={session} onGo={go} onClose={close} />;
    }
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
    case 'deleted-posts': {
      const show = (id: PostId) => {
        close();
        void openAndWrite(workspace, id);
      };
      return <DeletedDialog onClose={close} onRestored={show} />;
    }
    case 'library-checks': {
      const show = (id: PostId, line: number | null) => {
        close();
        void openAndWrite(workspace, id, line);
      };
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
      return <ExportDialog session={session} ids={dialog.ids ?? []} onClose={close} saveAll={saveAll} />;
    case 'git': {
      const edit = (id: PostId) => {
        close();
        void openAndWrite(workspace, id);
      };
      return <PublishDialog saveAll={saveAll} onOpen={edit} onClose={close} />;
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
