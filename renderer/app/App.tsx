import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import type { CommandId } from '../../shared/commands/commands.ts';
import { commandOf } from '../../shared/commands/commands.ts';
import { keysOf, type KeyPlatform } from '../../shared/commands/shortcuts.ts';
import { keyLabel } from '../commands/keymap.ts';
import { AppContext, type AppState } from '../state/context.ts';
import { applySettings } from './apply-settings.ts';
import { Dialogs } from './dialogs/Dialogs.tsx';
import { useKeys } from './commands/use-keys.ts';
import { useLateParts } from './layout/use-late-parts.ts';
import { useLeaving } from './use-leaving.ts';
import { WorkspaceView } from './layout/WorkspaceView.tsx';
import type { Workspace } from './workspace/workspace.ts';

interface AppProps {
  readonly app: AppState;
  readonly workspace: Workspace;
}

export function App({ app, workspace }: AppProps) {
  return (
    <AppContext value={app}>
      <Window app={app} workspace={workspace} />
    </AppContext>
  );
}

function Window({ app, workspace }: AppProps) {
  const isOpen = useStore(app.library.store, (state) => state.snapshot !== null);
  const settings = useStore(app.settings.store);
  const { hello } = app;
  const platform: KeyPlatform = useMemo(
    () => ({ mac: hello.platform === 'mac', browser: hello.host === 'browser' }),
    [hello],
  );
  const shortcutOf = useMemo(
    () => (id: CommandId) => {
      const keys = keysOf(commandOf(id), platform, settings.shortcuts);
      return keys && keyLabel(keys, platform);
    },
    [platform, settings.shortcuts],
  );
  useKeys(app, platform);
  useLeaving(app, workspace);
  useEffect(() => applySettings(settings), [settings]);
  const parts = useLateParts(workspace.began);
  const name = useStore(app.library.store, (state) => state.snapshot?.library.name);
  useEffect(() => {
    document.title = name === undefined ? 'Longhand' : `${name} – Longhand`;
  }, [name]);

  return (
    <>
      <WorkspaceView workspace={workspace} shortcutOf={shortcutOf} isOpen={isOpen} />
      {parts && !isOpen && <parts.HostLost session={null} />}
      {parts && !isOpen && <parts.Welcome onOpen={workspace.openLibrary} />}
      <Dialogs workspace={workspace} shortcutOf={shortcutOf} platform={platform} />
      {parts && <parts.KeptFocus workspace={workspace} />}
      {parts && <parts.Notices saveAll={workspace.sessions.saveAll} />}
      {parts && <parts.DroppedFiles />}
    </>
  );
}
