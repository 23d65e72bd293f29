import type { CommandId } from '../../shared/commands/commands.ts';
import { postId, type PostId } from '../../shared/model/post.ts';
import { runCommand, type CommandBinding } from '../commands/registry.ts';
import type { AppState } from '../state/context.ts';
import { currentPost, focusedRow } from '../state/panes.ts';
import { moveTab, showTab, tabAfter } from '../state/tab-row.ts';
import { afterDialog } from './after-dialog.ts';
import type { Workspace } from './workspace.ts';

/** What is done with the tabs of the open posts. */
export function tabCommands(
  { library, panes }: AppState,
  workspace: Workspace,
): Readonly<Partial<Record<CommandId, CommandBinding>>> {
  const row = () => focusedRow(panes.store.getState());
  /** About the post that is named, else about the one on screen. */
  const on = (work: (id: PostId) => void, enabled = () => true): CommandBinding => ({
    run: (argument) => {
      const id = argument ? postId(argument) : currentPost(panes.store.getState());
      if (id !== null) work(id);
    },
    enabled: () => currentPost(panes.store.getState()) !== null && enabled(),
  });
  const isOneOfMany = () => row().tabs.length > 1;
  const step = (by: 1 | -1) =>
    on(() => {
      const next = tabAfter(row(), by);
      if (next !== null) panes.change((now) => showTab(now, next, true));
    }, isOneOfMany);
  const move = (by: 1 | -1) =>
    on((id) => panes.change((now) => moveTab(now, id, now.tabs.indexOf(id) + by)), isOneOfMany);
  /** The posts that were closed and are still in the library. */
  const reopenable = () => {
    const { closed } = panes.store.getState();
    const there = new Set(library.store.getState().snapshot?.posts.map(({ id }) => id));
    return closed.filter((id) => there.has(id) && !row().tabs.includes(id));
  };
  return {
    'post.close': on((id) => {
      workspace.closeTabs([id]);
      if (row().current === null) afterDialog(() => runCommand('region.sidebar'));
    }),
    'tab.closeOthers': on((id) => workspace.closeTabs(row().tabs.filter((tab) => tab !== id)), isOneOfMany),
    'tab.reopen': {
      run: (argument) => {
        const id = argument ? postId(argument) : reopenable().at(-1);
        if (id) void workspace.openPost(id);
      },
      enabled: () => reopenable().length > 0,
    },
    'tab.keep': on(panes.keep),
    'tab.next': step(1),
    'tab.previous': step(-1),
    'tab.moveRight': move(1),
    'tab.moveLeft': move(-1),
  };
}
