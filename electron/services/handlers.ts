import { implement } from '@orpc/server';
import { AppError } from '../../shared/base/errors.ts';
import { contract } from '../../shared/contract/index.ts';
import type { Hello } from '../../shared/model/app.ts';
import type { OpenedLibrary } from '../../shared/model/library.ts';
import type { Disk } from '../fs/disk.ts';
import type { CallTracker } from './call-tracker.ts';
import type { Caller } from './caller.ts';
import type { Closing } from './closing.ts';
import type { Drafts } from './posts/drafts.ts';
import type { Exporter } from './exports/exporter.ts';
import { suggestFolders } from './folders.ts';
import { guardStream, toWireError } from './guard.ts';
import type { Git } from './git/git.ts';
import type { History } from './history/history.ts';
import type { Images } from './assets/images.ts';
import type { Checks } from './checks/checks.ts';
import type { Libraries } from './library/libraries.ts';
import type { LibraryDesk } from './library/library-desk.ts';
import type { Operations } from './operations/operations.ts';
import type { PostEdits } from './operations/post-edits.ts';
import type { Publisher } from './operations/publisher.ts';
import type { Renamer } from './operations/renamer.ts';
import type { Outward } from './outward.ts';
import type { Posts } from './posts/posts.ts';
import type { Recent } from './recent.ts';
import { restoreDeleted } from './history/restore-deleted.ts';
import type { RunningTasks } from './work/running-tasks.ts';
import type { Search } from './search/search.ts';
import type { LibrarySettingsStore, SettingsStore } from './settings.ts';
import type { Shell } from './shell.ts';
import type { Tags } from './operations/tags.ts';
import type { LinksTo } from './operations/links-to.ts';
import type { Trasher } from './operations/trasher.ts';

/** What the calls are made of. */
export interface Parts {
  readonly disk: Disk;
  readonly shell: Shell;
  readonly hello: (caller: Caller) => Promise<Hello>;
  /** What the caller's page shows first; null: the welcome screen. */
  readonly first: (caller: Caller) => Promise<string | null>;
  readonly settings: SettingsStore;
  readonly librarySettings: LibrarySettingsStore;
  readonly recent: Recent;
  readonly libraries: Libraries;
  readonly desk: LibraryDesk;
  readonly posts: Posts;
  readonly drafts: Drafts;
  readonly images: Images;
  readonly history: History;
  readonly operations: Operations;
  readonly edits: PostEdits;
  readonly trasher: Trasher;
  readonly linksTo: LinksTo;
  readonly publisher: Publisher;
  readonly renamer: Renamer;
  readonly tags: Tags;
  readonly checks: Checks;
  readonly search: Search;
  readonly exporter: Exporter;
  readonly git: Git;
  readonly tasks: RunningTasks;
  readonly outward: Outward;
  readonly closing: Closing;
  readonly calls: CallTracker;
}

/** The contract, call by call. Input has been checked when a handler runs; errors leave in one form. */
export function createRouter(parts: Parts) {
  const os = implement(contract)
    .$context<Caller>()
    .use(async ({ next, signal }) => {
      try {
        return await parts.calls.track(Promise.resolve(next()));
      } catch (error) {
        throw toWireError(error, signal);
      }
    });
  return os.router({
    app: appCalls(os, parts),
    library: libraryCalls(os, parts),
    posts: postCalls(os, parts),
    drafts: draftCalls(os, parts),
    images: imageCalls(os, parts),
    history: historyCalls(os, parts),
    git: gitCalls(os, parts),
    exports: exportCalls(os, parts),
    ...taskCalls(os, parts),
  });
}

type Calls = ReturnType<typeof implementGuarded>;
const implementGuarded = () =>
  implement(contract)
    .$context<Caller>()
    .use(({ next }) => next());

function appCalls(os: Calls, { disk, shell, hello, settings, outward, closing }: Parts) {
  return {
    hello: os.app.hello.handler(({ context }) => hello(context)),
    saveSettings: os.app.saveSettings.handler(async ({ input }) => {
      const changed = await settings.change(input);
      shell.follow?.(changed);
      return changed;
    }),
    suggestFolders: os.app.suggestFolders.handler(({ input }) => suggestFolders(disk, input.typed)),
    newWindow: os.app.newWindow.handler(() => openWindow(shell)),
    pickFolder: os.app.pickFolder.handler(({ input }) => shell.pickFolder(input.title)),
    openExternal: os.app.openExternal.handler(({ input }) => outward.openExternal(input.url)),
    revealPath: os.app.revealPath.handler(({ input }) => outward.reveal(input.path)),
    closing: os.app.closing.handler(({ signal, context }) =>
      guardStream(closing.requests(signal, context.window), signal),
    ),
    answerClosing: os.app.answerClosing.handler(({ input }) => closing.answer(input.request, input)),
  };
}

function openWindow({ newWindow }: Shell): Promise<void> {
  if (newWindow) return newWindow();
  throw new AppError('unsupported', 'Here a window is opened by the browser.', { remedy: 'Open a new tab.' });
}

/** Tells the window which library it shows from now on. */
async function shown(opened: Promise<OpenedLibrary>, { onOpen }: Caller): Promise<OpenedLibrary> {
  const snapshot = await opened;
  onOpen?.(snapshot.library.path);
  return snapshot;
}

function libraryCalls(os: Calls, { libraries, librarySettings, desk, first, recent, search }: Parts) {
  return {
    first: os.library.first.handler(async ({ signal, context }) => {
      const path = await first(context);
      return path === null ? null : shown(desk.open(path, signal), context);
    }),
    open: os.library.open.handler(({ input, signal, context }) => shown(desk.open(input.path, signal), context)),
    create: os.library.create.handler(({ input, signal, context }) => shown(desk.create(input.path, signal), context)),
    openSample: os.library.openSample.handler(({ signal, context }) => shown(desk.openSample(signal), context)),
    snapshot: os.library.snapshot.handler(({ input }) => libraries.get(input.library).snapshot()),
    counted: os.library.counted.handler(({ input }) => desk.counted(input.library)),
    changes: os.library.changes.handler(({ input, signal }) =>
      guardStream(libraries.get(input.library).changes(signal, input.since), signal),
    ),
    stopReading: os.library.stopReading.handler(async ({ input }) => libraries.get(input.library).stopReading()),
    look: os.library.look.handler(({ input }) => libraries.get(input.library).lookAgain()),
    rescan: os.library.rescan.handler(({ input, signal }) => libraries.get(input.library).rescan(signal)),
    search: os.library.search.handler(({ input, signal }) =>
      guardStream(search.search(input.library, input, signal), signal),
    ),
    saveSettings: os.library.saveSettings.handler(({ input }) => desk.saveSettings(input.library, input.change)),
    addWords: os.library.addWords.handler(({ input: { library, ...words } }) =>
      librarySettings.addWords(libraries.get(library).info.id, words),
    ),
    recent: os.library.recent.handler(() => recent.list()),
    forget: os.library.forget.handler(({ input }) => recent.forget(input.path)),
  };
}

function postCalls(os: Calls, { posts }: Parts) {
  return {
    read: os.posts.read.handler(({ input }) => posts.read(input.library, input.id)),
    write: os.posts.write.handler(({ input }) => posts.write(input.library, input)),
    change: os.posts.change.handler(({ input }) => posts.change(input.library, input)),
    create: os.posts.create.handler(({ input }) => posts.create(input.library, input)),
    rename: os.posts.rename.handler(({ input }) => posts.rename(input.library, input.id, input.to)),
    duplicate: os.posts.duplicate.handler(({ input }) => posts.duplicate(input.library, input.id)),
    trash: os.posts.trash.handler(({ input }) => posts.trash(input.library, input.ids)),
    drag: os.posts.drag.handler(({ input }) => posts.drag(input.library, input.ids)),
    reveal: os.posts.reveal.handler(({ input }) => posts.reveal(input.library, input.id)),
  };
}

function draftCalls(os: Calls, { drafts, posts, history }: Parts) {
  return {
    list: os.drafts.list.handler(async ({ input }) => {
      await history.moved(input.library, 'drafts');
      return posts.unsavedDrafts(input.library);
    }),
    save: os.drafts.save.handler(({ input }) => drafts.save(input.library, input)),
    change: os.drafts.change.handler(({ input }) => posts.changeDraft(input.library, input)),
    drop: os.drafts.drop.handler(({ input }) => drafts.drop(input.library, input.id)),
  };
}

function imageCalls(os: Calls, { images }: Parts) {
  return {
    add: os.images.add.handler(({ input: { library, data, ...image } }) =>
      images.add(library, { ...image, bytes: Buffer.from(data, 'base64') }),
    ),
    remove: os.images.remove.handler(({ input }) => images.remove(input.library, input.path, input.revision)),
  };
}

function historyCalls(os: Calls, { history, posts }: Parts) {
  return {
    list: os.history.list.handler(({ input }) => history.list(input.library, input.id)),
    read: os.history.read.handler(({ input }) => history.read(input.library, input.id, input.snapshot)),
    keep: os.history.keep.handler(({ input }) => history.keepText(input.library, input.id, input, input.kind)),
    deleted: os.history.deleted.handler(({ input, signal }) => history.deleted(input.library, signal)),
    restore: os.history.restore.handler(async ({ input: { library, id, snapshot } }) =>
      restoreDeleted(posts, library, id, await history.read(library, id, snapshot)),
    ),
  };
}

function gitCalls(os: Calls, { git, tasks }: Parts) {
  return {
    state: os.git.state.handler(({ input }) => git.state(input.library)),
    difference: os.git.difference.handler(({ input }) => git.difference(input.library, input.id)),
    commit: os.git.commit.handler(({ input, signal }) =>
      tasks.run(input.task, signal, (stop) => git.commit(input, stop)),
    ),
    pull: os.git.pull.handler(({ input, signal }) => tasks.run(input.task, signal, (stop) => git.pull(input, stop))),
    push: os.git.push.handler(({ input, signal }) => tasks.run(input.task, signal, (stop) => git.push(input, stop))),
    settle: os.git.settle.handler(({ input }) => git.settle(input.library, input.id, input.choice)),
    abortMerge: os.git.abortMerge.handler(({ input }) => git.abortMerge(input.library)),
  };
}

function taskCalls(os: Calls, { operations, checks, edits, publisher, renamer, tags, tasks, ...parts }: Parts) {
  const { trasher, linksTo, history } = parts;
  return {
    tags: {
      plan: os.tags.plan.handler(({ input, signal }) => tags.plan(input, signal)),
      change: os.tags.change.handler(({ input, signal }) =>
        tasks.run(input.task, signal, (stop) => tags.change(input, stop)),
      ),
    },
    operations: {
      plan: os.operations.plan.handler(({ input, signal }) => edits.plan(input, signal)),
      run: os.operations.run.handler(({ input, signal }) =>
        tasks.run(input.task, signal, (stop) => edits.change(input, stop)),
      ),
      trash: os.operations.trash.handler(({ input, signal }) =>
        tasks.run(input.task, signal, (stop) => trasher.trash(input, stop)),
      ),
      linksTo: os.operations.linksTo.handler(({ input, signal }) => linksTo(input.library, input.ids, signal)),
      untrash: os.operations.untrash.handler(({ input, signal }) =>
        tasks.run(input.task, signal, (stop) => trasher.untrash(input, stop)),
      ),
      planPublish: os.operations.planPublish.handler(({ input, signal }) => publisher.plan(input, signal)),
      publish: os.operations.publish.handler(({ input, signal }) =>
        tasks.run(input.task, signal, (stop) => publisher.publish(input, stop)),
      ),
      planRename: os.operations.planRename.handler(({ input, signal }) => renamer.plan(input, signal)),
      rename: os.operations.rename.handler(({ input, signal }) =>
        tasks.run(input.task, signal, (stop) => renamer.rename(input, stop)),
      ),
      list: os.operations.list.handler(async ({ input }) => {
        await history.moved(input.library, 'operations');
        return operations.list(input.library);
      }),
      undo: os.operations.undo.handler(({ input, signal }) =>
        tasks.run(input.task, signal, (stop) => operations.undo(input, stop)),
      ),
      redo: os.operations.redo.handler(({ input, signal }) =>
        tasks.run(input.task, signal, (stop) => operations.redo(input, stop)),
      ),
    },
    checks: {
      run: os.checks.run.handler(({ input, signal }) =>
        tasks.run(input.task, signal, (stop) => checks.run(input.library, stop)),
      ),
      site: os.checks.site.handler(({ input, signal }) => checks.site(input.library, signal)),
      sharedAddress: os.checks.sharedAddress.handler(({ input, signal }) =>
        checks.sharedAddress(input.library, input.id, signal),
      ),
      anchors: os.checks.anchors.handler(({ input }) => checks.anchors(input.library, input.ids)),
      planFix: os.checks.planFix.handler(({ input, signal }) => checks.planFix(input, signal)),
      fix: os.checks.fix.handler(({ input, signal }) =>
        tasks.run(input.task, signal, (stop) => checks.fix(input, stop)),
      ),
    },
    tasks: { cancel: os.tasks.cancel.handler(({ input }) => tasks.cancel(input.task)) },
  };
}

function exportCalls(os: Calls, { exporter, tasks, outward }: Parts) {
  return {
    run: os.exports.run.handler(({ input, signal }) => {
      outward.allow(input.request.folder);
      return tasks.run(input.task, signal, (stop) => exporter.run(input.library, input.request, stop));
    }),
    page: os.exports.page.handler(({ input }) => exporter.page(input.library, input.id, input.text)),
    copy: os.exports.copy.handler(({ input }) => exporter.copy(input.library, input.id, input.text, input.request)),
    propose: os.exports.propose.handler(({ input }) => exporter.propose(input.library)),
    look: os.exports.look.handler(({ input }) => exporter.look(input.library)),
  };
}
