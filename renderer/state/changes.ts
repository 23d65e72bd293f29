import { assertNever } from '../../shared/base/assert.ts';
import { describeTagAction } from '../../shared/library/tags.ts';
import type { OperationId } from '../../shared/model/operation.ts';
import type { PostId } from '../../shared/model/post.ts';
import type { TagAction } from '../../shared/model/tags.ts';
import type { ChangePlan, ChangeReport } from '../../shared/model/task.ts';
import type { Api } from '../api.ts';
import type { Library } from './library.ts';
import type { Tasks } from './tasks.ts';

/** A change over many posts, as what to ask the host for. */
export type Change =
  | { readonly kind: 'tags'; readonly taxonomy: string; readonly action: TagAction }
  /** Work on an operation of the history. */
  | { readonly kind: 'undo' | 'redo'; readonly id: OperationId; readonly title: string };

export interface Changes {
  /** What it would do; null: there is nothing to look at first. Posts of `leaveOut` are not to be touched. */
  readonly plan: (change: Change, leaveOut: readonly PostId[], signal: AbortSignal) => Promise<ChangePlan> | null;
  /** Carries it out, with its progress among the tasks, under the name that `onStart` hears. */
  readonly run: (change: Change, leaveOut: readonly PostId[], onStart: (task: string) => void) => Promise<ChangeReport>;
}

/** The changes over many posts of the library that is open. */
export function createChanges(api: Api, { store }: Library, tasks: Tasks): Changes {
  const open = () => {
    const { snapshot } = store.getState();
    if (!snapshot) throw new Error('a change needs a library');
    return snapshot.library.id;
  };
  return {
    plan: (change, leaveOut, signal) =>
      change.kind === 'tags'
        ? api.tags.plan({ ...tagsInput(change), library: open(), leaveOut: [...leaveOut] }, { signal })
        : null,
    run: (change, leaveOut, onStart) =>
      tasks.run(describeChange(change), (task) => {
        onStart(task);
        const common = { library: open(), leaveOut: [...leaveOut], task };
        switch (change.kind) {
          case 'tags':
            return api.tags.change({ ...tagsInput(change), ...common });
          case 'undo':
            return api.operations.undo({ id: change.id, ...common });
          case 'redo':
            return api.operations.redo({ id: change.id, ...common });
          default:
            return assertNever(change);
        }
      }),
  };
}

const tagsInput = ({ taxonomy, action }: Extract<Change, { kind: 'tags' }>) => ({ taxonomy, action });

/** The change in words. */
export function describeChange(change: Change): string {
  switch (change.kind) {
    case 'tags':
      return describeTagAction(change.action, change.taxonomy);
    case 'undo':
      return `Undo: ${change.title}`;
    case 'redo':
      return `Redo: ${change.title}`;
    default:
      return assertNever(change);
  }
}

const verbs = {
  rename: 'Rename in',
  merge: 'Merge in',
  delete: 'Delete from',
  split: 'Split in',
  move: 'Move in',
} as const;

/** What the button says that carries the change out in so many posts. */
export function changeVerb(change: Change): string {
  return change.kind === 'tags' ? verbs[change.action.kind] : 'Change';
}
