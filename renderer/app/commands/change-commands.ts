import type { CommandId } from '../../../shared/commands/commands.ts';
import type { OperationRecord, OperationState } from '../../../shared/model/operation.ts';
import type { CommandBinding } from '../../commands/registry.ts';
import type { AppState } from '../../state/context.ts';

/** What changes many posts, and what takes that back. */
export function changeCommands(app: AppState): Readonly<Partial<Record<CommandId, CommandBinding>>> {
  const { api, library, notices, changes, ui } = app;
  const enabled = () => library.store.getState().snapshot !== null;
  const history = async (): Promise<readonly OperationRecord[]> => {
    const { snapshot } = library.store.getState();
    return snapshot ? api.operations.list({ library: snapshot.library.id }) : [];
  };
  /** The operation of that name, or the last one in one of these states. */
  const work = (kind: 'undo' | 'redo', states: readonly OperationState[], nothing: string): CommandBinding => ({
    run: (wanted) => {
      const start = async () => {
        const open = library.store.getState().snapshot?.library.id;
        const trashed = kind === 'undo' && open ? changes.trashUndo.find(open, wanted) : null;
        const records = await history();
        const found = records.find(({ id, state }) => (wanted ? id === wanted : states.includes(state)));
        if (trashed && trashed.at >= (found?.startedAt ?? 0))
          ui.setState({ dialog: { kind: 'change', change: trashed.change } });
        else if (found) ui.setState({ dialog: { kind: 'change', change: { kind, id: found.id, title: found.title } } });
        else notices.add({ kind: 'info', title: nothing, detail: '' });
      };
      void start().catch((error) => notices.fail('The history of changes could not be read', error));
    },
    enabled,
  });
  return {
    'tags.manage': { run: () => ui.setState({ dialog: { kind: 'tags' } }), enabled },
    'changes.history': { run: () => ui.setState({ dialog: { kind: 'changes' } }), enabled },
    'changes.undo': work('undo', ['applied', 'interrupted'], 'There is no change across posts to undo'),
    'changes.redo': work('redo', ['undone', 'interrupted'], 'There is no change across posts to redo'),
  };
}

/** Asks what is to become of a change that the end of the program cut off, unless something else is asked already. */
export async function offerCutOff({ api, library, notices, ui }: AppState): Promise<void> {
  const { snapshot } = library.store.getState();
  if (!snapshot) return;
  try {
    const records = await api.operations.list({ library: snapshot.library.id });
    const cutOff = records.find(({ state }) => state === 'interrupted');
    if (cutOff && !ui.getState().dialog) ui.setState({ dialog: { kind: 'cut-off', operation: cutOff } });
  } catch (error) {
    notices.fail('The history of changes could not be read', error);
  }
}
