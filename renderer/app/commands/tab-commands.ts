import type { CommandId } from '../../../shared/commands/commands.ts';
import { postId, type PostId } from '../../../shared/model/post.ts';
import { runCommand, type CommandBinding } from '../../commands/registry.ts';
import type { AppState } from '../../state/context.ts';
import { currentPost, focusedRow, type Panes } from '../../state/panes.ts';
import { lookAtTab, moveTab, tabAfter } from '../../state/tab-row.ts';
import { afterDialog } from '../dialogs/after-dialog.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { writeText } from './write-text.ts';

type Bindings = Readonly<Partial<Record<CommandId, CommandBinding>>>;
type About = (work: (id: PostId) => void, enabled?: () => boolean) => CommandBinding;

/** What is done with the tabs of the open posts, with the two sides, and with the places that were visited. */
export function tabCommands(app: AppState, workspace: Workspace): Bindings {
  const { library, panes } = app;
  const current = () => currentPost(panes.store.getState());
  /** About the post that is named, else about the one on screen. */
  const about: About = (work, enabled = () => true) => ({
    run: (argument) => {
      const id = argument ? postId(argument) : current();
      if (id !== null) work(id);
    },
    enabled: () => current() !== null && enabled(),
  });
  const visit = (by: 1 | -1): CommandBinding => ({
    run: () => void workspace.goVisited(by),
    enabled: () => library.store.getState().snapshot !== null,
  });
  return {
    ...rowCommands(app, workspace, about),
    ...sideCommands(panes, about),
    'visit.back': visit(-1),
    'visit.forward': visit(1),
  };
}

function rowCommands(app: AppState, workspace: Workspace, about: About): Bindings {
  const { library, panes } = app;
  const row = () => focusedRow(panes.store.getState());
  const isOneOfMany = () => row().tabs.length > 1;
  const step = (by: 1 | -1) =>
    about(() => {
      const next = tabAfter(row(), by);
      if (next !== null) panes.change((now) => lookAtTab(now, next));
    }, isOneOfMany);
  const move = (by: 1 | -1) =>
    about((id) => panes.change((now) => moveTab(now, id, now.tabs.indexOf(id) + by)), isOneOfMany);
  /** The posts that were closed and are still in the library. */
  const reopenable = () => {
    const { closed } = panes.store.getState();
    const there = new Set(library.store.getState().snapshot?.posts.map(({ id }) => id));
    return closed.filter((id) => there.has(id) && !row().tabs.includes(id));
  };
  return {
    'post.close': about((id) => {
      workspace.closeTabs([id]);
      if (row().current === null) afterDialog(() => runCommand('region.sidebar'));
    }),
    'tab.closeOthers': about((id) => workspace.closeTabs(row().tabs.filter((tab) => tab !== id)), isOneOfMany),
    'tab.closeRight': about((id) => {
      const { tabs } = row();
      if (tabs.includes(id)) workspace.closeTabs(tabs.slice(tabs.indexOf(id) + 1));
    }, isOneOfMany),
    'tab.reopen': {
      run: (argument) => {
        const id = argument ? postId(argument) : reopenable().at(-1);
        if (!id) return;
        void workspace.openPost(id);
        // The focus went to the list with the last tab.
        void writeText(app, workspace);
      },
      enabled: () => reopenable().length > 0,
    },
    'tab.keep': about(panes.keep),
    'tab.next': step(1),
    'tab.previous': step(-1),
    'tab.moveRight': move(1),
    'tab.moveLeft': move(-1),
  };
}

function sideCommands(panes: Panes, about: About): Bindings {
  const isSplit = () => panes.store.getState().rows.length > 1;
  const andWrite = (work: (id: PostId) => void) => (id: PostId) => {
    work(id);
    runCommand('region.editor');
  };
  return {
    'pane.openBeside': about(andWrite(panes.openBeside)),
    'pane.moveTab': about(andWrite(panes.moveAcross)),
    'pane.close': about(andWrite(panes.join), isSplit),
    'pane.other': about(
      andWrite(() => panes.focus(1 - panes.store.getState().focused)),
      isSplit,
    ),
  };
}
