import { assertNever } from '../../shared/base/assert.ts';
import { localOffset } from '../../shared/base/local-offset.ts';
import { folderOf } from '../../shared/base/paths.ts';
import { checkTitles } from '../../shared/checks/check-titles.ts';
import { describeEdit } from '../../shared/library/edits.ts';
import { describeTagAction } from '../../shared/library/tags.ts';
import type { Capabilities } from '../../shared/model/app.ts';
import type { CheckCode } from '../../shared/model/check.ts';
import type { PostEdit } from '../../shared/model/edit.ts';
import type { LibraryId, Rename } from '../../shared/model/library.ts';
import type { OperationId } from '../../shared/model/operation.ts';
import type { PostId } from '../../shared/model/post.ts';
import type { TagAction } from '../../shared/model/tags.ts';
import type { ChangePlan, ChangeReport, Refusal } from '../../shared/model/task.ts';
import type { Api } from '../api.ts';
import type { Library } from './library.ts';
import type { Tasks } from './tasks.ts';
import { createTrashUndo, type TrashUndo, type Untrash } from './trash-undo.ts';

/** A change over many posts, as what to ask the host for. */
export type Change =
  | { readonly kind: 'tags'; readonly taxonomy: string; readonly action: TagAction }
  /** The same edit of several posts; null: of all. */
  | { readonly kind: 'edit'; readonly ids: readonly PostId[] | null; readonly edit: PostEdit }
  /** Everything that takes a post to its readers. */
  | { readonly kind: 'publish'; readonly id: PostId; readonly date: 'now' | 'keep' }
  | Moving
  | { readonly kind: 'trash'; readonly ids: readonly PostId[] }
  | Untrash
  /** What sets right the findings of one kind. */
  | { readonly kind: 'fix'; readonly code: CheckCode }
  /** Work on an operation of the history. */
  | { readonly kind: 'undo' | 'redo'; readonly id: OperationId; readonly title: string };

/** Other paths for posts. `links`: those between posts follow; else the files move by themselves. */
export interface Moving {
  readonly kind: 'rename';
  readonly renames: readonly Rename[];
  /** Those that are left, with the reason, before the host is asked. */
  readonly skipped: readonly Refusal[];
  readonly links: boolean;
}

export interface Changes {
  /** What it would do; null: there is nothing to look at first. Posts of `leaveOut` are not to be touched. */
  readonly plan: (change: Change, leaveOut: readonly PostId[], signal: AbortSignal) => Promise<ChangePlan> | null;
  /** Carries it out, with its progress among the tasks, under the name that `onStart` hears. */
  readonly run: (change: Change, leaveOut: readonly PostId[], onStart: (task: string) => void) => Promise<CarriedOut>;
  readonly trashUndo: TrashUndo;
}

/** What a change did, and what takes it back. */
export interface CarriedOut extends ChangeReport {
  /** The argument of `changes.undo` (after an undo, of `changes.redo`); null: nothing does. */
  readonly takeBack: string | null;
}

/** The changes over many posts of the library that is open. */
export function createChanges(api: Api, { store }: Library, tasks: Tasks, can: Capabilities): Changes {
  const open = () => {
    const { snapshot } = store.getState();
    if (!snapshot) throw new Error('a change needs a library');
    return snapshot.library.id;
  };
  const trashUndo = createTrashUndo();
  const plan = (change: Change, common: Common, signal: AbortSignal): Promise<ChangePlan> | null => {
    const titles = () => new Map(store.getState().snapshot?.posts.map(({ id, title }) => [id, title]));
    switch (change.kind) {
      case 'tags':
        return api.tags.plan({ ...tagsInput(change), ...common }, { signal });
      case 'edit':
        return api.operations.plan({ ...editInput(change), ...common }, { signal });
      case 'fix':
        return api.checks.planFix({ code: change.code, ...common }, { signal });
      case 'publish':
        return api.operations.planPublish({ ...publishInput(change), ...common }, { signal });
      case 'rename':
        return planOfRename(api, change, common, signal);
      case 'trash':
        return Promise.resolve(planOfTrash(change.ids, titles(), common.leaveOut));
      default:
        return null;
    }
  };
  return {
    plan: (change, leaveOut, signal) => plan(change, { library: open(), leaveOut: [...leaveOut] }, signal),
    run: async (change, leaveOut, onStart) => {
      const library = open();
      const report = await tasks.run(describeChange(change), (task) => {
        onStart(task);
        return start(api, change, { library, leaveOut: [...leaveOut], task });
      });
      return { ...report, takeBack: takeBackOf(trashUndo, can, library, change, report) };
    },
    trashUndo,
  };
}

/** Begins what carries a change out. */
function start(api: Api, change: Change, common: Common & { readonly task: string }) {
  switch (change.kind) {
    case 'tags':
      return api.tags.change({ ...tagsInput(change), ...common });
    case 'edit':
      return api.operations.run({ ...editInput(change), ...common });
    case 'fix':
      return api.checks.fix({ code: change.code, ...common });
    case 'publish':
      return api.operations.publish({ ...publishInput(change), ...common });
    case 'rename':
      return api.operations.rename({ ...renameInput(change), ...common });
    case 'trash':
      return api.operations.trash({ ids: [...change.ids], ...common });
    case 'untrash':
      return api.operations.untrash({ library: common.library, task: common.task, ids: [...change.ids] });
    case 'undo':
      return api.operations.undo({ id: change.id, ...common });
    case 'redo':
      return api.operations.redo({ id: change.id, ...common });
    default:
      return assertNever(change);
  }
}

/** What takes a change back that has been carried out, kept in `undo` where it is the trash. */
function takeBackOf(
  undo: TrashUndo,
  can: Capabilities,
  library: LibraryId,
  change: Change,
  { changed, cancelled, undo: operation }: ChangeReport,
): string | null {
  if (change.kind === 'untrash') {
    undo.tookBack(change, changed, cancelled);
    return null;
  }
  // The trash of the system gives nothing back by itself.
  if (change.kind === 'trash' && changed.length > 0 && can.trash === 'folder') return undo.trashed(library, changed);
  return operation;
}

interface Common {
  readonly library: LibraryId;
  readonly leaveOut: PostId[];
}

const unsaved = 'It has text that is not saved. Save it first, in the window where it was typed.';

async function planOfRename(api: Api, change: Moving, common: Common, signal: AbortSignal): Promise<ChangePlan> {
  const plan = await api.operations.planRename({ ...renameInput(change), ...common }, { signal });
  return { ...plan, skipped: [...change.skipped, ...plan.skipped] };
}

function planOfTrash(
  ids: readonly PostId[],
  titles: ReadonlyMap<PostId, string>,
  leaveOut: readonly PostId[],
): ChangePlan {
  const out = new Set(leaveOut);
  return {
    changes: ids.flatMap((id) => (out.has(id) ? [] : [{ id, title: titles.get(id) ?? id, diff: '' }])),
    skipped: ids.flatMap((id) => (out.has(id) ? [{ id, why: unsaved }] : [])),
  };
}

/** The change without the posts that were taken out of it, where it is of posts that were named. */
export function without(change: Change, out: ReadonlySet<PostId>, planned: readonly PostId[]): Change {
  if (out.size === 0) return change;
  switch (change.kind) {
    case 'edit':
      return { ...change, ids: planned.filter((id) => !out.has(id)) };
    case 'rename':
      return { ...change, renames: change.renames.filter(({ from }) => !out.has(from)) };
    case 'trash':
      return { ...change, ids: change.ids.filter((id) => !out.has(id)) };
    default:
      return change;
  }
}

/** Whether posts can be taken out of it before it is carried out. */
export const isOfPosts = (change: Change): boolean =>
  change.kind === 'edit' || change.kind === 'trash' || (change.kind === 'rename' && !change.links);

const editInput = ({ ids, edit }: Extract<Change, { kind: 'edit' }>) => ({ ids: ids && [...ids], edit });

const renameInput = ({ renames, links }: Moving) => ({ renames: [...renames], links });

/** The clock of the person counts where the site names no zone. */
const publishInput = ({ id, date }: Extract<Change, { kind: 'publish' }>) => ({
  ...{ id, date },
  offset: localOffset(),
});

const tagsInput = ({ taxonomy, action }: Extract<Change, { kind: 'tags' }>) => ({ taxonomy, action });

/** Whether one post gets another name where it is. */
const isOneName = ({ renames: [one, ...more], links }: Moving): boolean =>
  links && one !== undefined && more.length === 0 && folderOf(one.from) === folderOf(one.to);

/** The change in words. */
export function describeChange(change: Change): string {
  switch (change.kind) {
    case 'tags':
      return describeTagAction(change.action, change.taxonomy);
    case 'edit':
      return describeEdit(change.edit);
    case 'fix':
      return `Set right: ${checkTitles[change.code]}`;
    case 'publish':
      return 'Publish this post';
    case 'rename':
      if (!change.links) return 'Move posts';
      return isOneName(change) ? 'Rename file' : 'Move posts with their links';
    case 'trash':
      return 'Move posts to the trash';
    case 'untrash':
      return 'Bring posts back from the trash';
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

const editVerbs = {
  'add-tags': 'Add to',
  'remove-tags': 'Remove from',
  'set-field': 'Set in',
  'remove-field': 'Remove from',
  draft: 'Change',
  'to-utf-8': 'Convert',
  replace: 'Replace in',
} as const;

/** What the button says that carries the change out in so many posts. */
export function changeVerb(change: Change): string {
  switch (change.kind) {
    case 'tags':
      return verbs[change.action.kind];
    case 'edit':
      return editVerbs[change.edit.kind];
    case 'rename':
      return isOneName(change) ? 'Rename' : 'Move';
    default:
      return 'Change';
  }
}
