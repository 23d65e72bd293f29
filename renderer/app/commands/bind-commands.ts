import { flushSync } from 'react-dom';
import { commands, type CommandId } from '../../../shared/commands/commands.ts';
import { postId, type PostId } from '../../../shared/model/post.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import { bindCommand, type CommandBinding } from '../../commands/registry.ts';
import type { editorCommands, EditorCommandId } from '../../editor/editor-commands.ts';
import { findCommands } from '../../editor/search/search-panel.ts';
import type { Panel } from '../../state/layout.ts';
import { currentPost } from '../../state/panes.ts';
import { firstTaxonomy, shownPosts } from '../../state/shown-posts.ts';
import type { AppState } from '../../state/context.ts';
import type { InspectorTab, DialogState } from '../../state/ui.ts';
import { handOverTyped } from '../../ui/use-typed.ts';
import { isDark } from '../apply-settings.ts';
import { copyCommands } from './copy-commands.ts';
import { hasPost } from './has-post.ts';
import { changeCommands } from './change-commands.ts';
import { editorCode } from './late-commands.ts';
import { focusNextRegion, focusRegion, focusSearch, type Region } from '../layout/regions.ts';
import { selectionCommands } from './selection-commands.ts';
import { tabCommands } from './tab-commands.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { holdKeysBetweenTexts, writeText } from './write-text.ts';
import { shownEditor, shownSession } from '../workspace/workspace-store.ts';

export interface PanelControl {
  readonly toggle: (panel: Panel) => void;
  readonly show: (panel: Panel) => void;
}

type Bindings = Readonly<Partial<Record<CommandId, CommandBinding>>>;

/** Binds every command of the table to what it does in this window. Returns what unbinds them. */
export function bindCommands(app: AppState, workspace: Workspace, panels: PanelControl): () => void {
  const all = {
    ...appCommands(app, panels),
    ...libraryCommands(app, workspace),
    ...postCommands(app, workspace),
    ...viewCommands(app, workspace, panels),
    ...tabCommands(app, workspace),
    ...changeCommands(app),
    ...selectionCommands(app),
    ...copyCommands(app, workspace),
    ...textCommands(app, workspace),
  };
  const unbind = Object.entries(all).map(([id, binding]) => bindCommand(id as CommandId, binding));
  const letGo = holdKeysBetweenTexts(app, workspace);
  return () => [...unbind, letGo].forEach((undo) => undo());
}

const openDialog = (app: AppState, dialog: DialogState) => app.ui.setState({ dialog });
const hasLibrary = (app: AppState) => () => app.library.store.getState().snapshot !== null;

function appCommands(app: AppState, panels: PanelControl): Bindings {
  const { settings } = app;
  const hasPost = () => currentPost(app.panes.store.getState()) !== null;
  const light = (part: 'sentence' | 'paragraph'): CommandBinding => ({
    run: () => void settings.change({ focus: settings.store.getState().focus === part ? 'off' : part }),
  });
  const page = (previewPage: Settings['previewPage']): CommandBinding => ({
    run: () => {
      panels.show('preview');
      void settings.change({ previewPage });
    },
    enabled: hasLibrary(app),
  });
  return {
    'app.palette': { run: () => openDialog(app, { kind: 'palette' }) },
    'app.quickOpen': { run: () => openDialog(app, { kind: 'quick-open' }), enabled: hasLibrary(app) },
    'post.repair': { run: () => openDialog(app, { kind: 'repair' }), enabled: hasPost },
    'app.goToHeading': { run: () => openDialog(app, { kind: 'headings' }), enabled: hasPost },
    'window.new': {
      run: () => void app.api.app.newWindow().catch((error) => app.notices.fail('No window could be opened', error)),
      enabled: () => app.hello.capabilities.newWindow ?? false,
    },
    'app.settings': { run: () => openDialog(app, { kind: 'settings' }) },
    'app.shortcuts': { run: () => openDialog(app, { kind: 'shortcuts' }) },
    'app.help': { run: () => openDialog(app, { kind: 'help' }) },
    'history.deleted': { run: () => openDialog(app, { kind: 'deleted-posts' }), enabled: hasLibrary(app) },
    'checks.library': { run: () => openDialog(app, { kind: 'library-checks' }), enabled: hasLibrary(app) },
    'git.open': { run: () => openDialog(app, { kind: 'git' }), enabled: hasLibrary(app) },
    'view.focusSentence': light('sentence'),
    'view.focusParagraph': light('paragraph'),
    'view.previewFull': page('full'),
    'view.previewArticle': page('article'),
    'view.previewPhone': page('phone'),
    'view.previewTheme': {
      run: () => {
        panels.show('preview');
        const now = settings.store.getState();
        const other = isDark(now) ? 'light' : 'dark';
        void settings.change({ previewTheme: now.previewTheme === other ? 'window' : other });
      },
      enabled: hasLibrary(app),
    },
    'view.contrast': {
      run: () => void settings.change({ highContrast: !settings.store.getState().highContrast }),
    },
    'view.typewriter': { run: () => void settings.change({ typewriter: !settings.store.getState().typewriter }) },
    'view.minuteMarks': { run: () => void settings.change({ minuteMarks: !settings.store.getState().minuteMarks }) },
    'view.theme': {
      run: () => void settings.change({ theme: isDark(settings.store.getState()) ? 'light' : 'dark' }),
    },
  };
}

function libraryCommands(app: AppState, workspace: Workspace): Bindings {
  const { api, hello, notices, library } = app;
  const pick = async (purpose: 'open' | 'new') => {
    if (!hello.capabilities.pickFolder) return openDialog(app, { kind: 'open-folder', purpose });
    const title = purpose === 'open' ? 'Open a folder of posts' : 'Choose an empty folder for the new library';
    const path = await api.app.pickFolder({ title });
    if (path) await (purpose === 'open' ? workspace.openLibrary(path) : workspace.createLibrary(path));
  };
  const rescan = async () => {
    const { snapshot } = library.store.getState();
    if (snapshot) library.refresh(await api.library.rescan({ library: snapshot.library.id }));
  };
  // Opening tells of its own failures.
  const quietly = (work: Promise<unknown>) => void work.catch(() => {});
  return {
    'library.open': { run: (path) => quietly(path ? workspace.openLibrary(path) : pick('open')) },
    'library.new': { run: () => quietly(pick('new')) },
    'library.openSample': { run: () => quietly(workspace.openSample()) },
    'library.close': {
      run: () => void workspace.closeLibrary().catch((error) => notices.fail('The library could not be closed', error)),
      enabled: hasLibrary(app),
    },
    'library.rescan': {
      run: () => void rescan().catch((error) => notices.fail('The folder could not be read again', error)),
      enabled: hasLibrary(app),
    },
  };
}

function postCommands(app: AppState, workspace: Workspace): Bindings {
  const { api, library, notices } = app;
  const current = () => currentPost(app.panes.store.getState());
  const post = (argument: string | undefined) => (argument ? postId(argument) : current());
  const enabled = () => hasPost(app);
  const on = (tried: string, work: (id: PostId) => Promise<unknown>): CommandBinding => ({
    run: (argument) => {
      const id = post(argument);
      handOverTyped();
      if (id) void work(id).catch((error) => notices.fail(tried, error));
    },
    enabled,
  });
  const open = () => library.store.getState().snapshot?.library.id;
  const step = (by: 1 | -1): CommandBinding => ({
    run: () => {
      const { snapshot } = library.store.getState();
      if (!snapshot) return;
      const { answer } = app.textSearch.store.getState();
      const { posts } = shownPosts(snapshot.posts, app.listQuery.getState(), answer, firstTaxonomy(snapshot));
      const here = posts.findIndex(({ id }) => id === current());
      const next = posts[here < 0 ? 0 : here + by];
      if (!next) return;
      app.textSearch.want(next.id);
      void workspace.lookAt(next.id);
    },
    enabled: hasLibrary(app),
  });
  return {
    'post.new': { run: () => openDialog(app, { kind: 'new-post' }), enabled: hasLibrary(app) },
    'post.rename': on('The post could not be renamed', async (id) => openDialog(app, { kind: 'rename', id })),
    'post.publish': on('The post could not be published', async (id) =>
      openDialog(app, { kind: 'change', change: { kind: 'publish', id, date: 'now' } }),
    ),
    'post.goal': on('The goal could not be asked for', async (id) => openDialog(app, { kind: 'goal', id })),
    'post.trash': on('The post could not be moved', async (id) => openDialog(app, { kind: 'trash', id })),
    'post.save': on('The post could not be saved', async () => {
      const session = shownSession(workspace.store.getState());
      if (!session) return;
      await session.save();
      // Where its code cannot be fetched the save is done all the same.
      import('./tell-saved.ts').then(({ tellSaved }) => tellSaved(session)).catch(() => {});
    }),
    'post.duplicate': on('The post could not be duplicated', async (id) => {
      const here = open();
      if (!here) return;
      await workspace.sessions.get(here, id)?.save();
      await workspace.openPost((await api.posts.duplicate({ library: here, id })).id);
    }),
    'post.reveal': {
      ...on('The file could not be shown', async (id) => {
        const here = open();
        if (here) await api.posts.reveal({ library: here, id });
      }),
      enabled: () => app.hello.capabilities.reveal && enabled(),
    },
    'post.print': on('The post could not be printed', (id) => print(app, workspace, id)),
    'post.next': step(1),
    'post.previous': step(-1),
  };
}

/** Prints the post on screen as its exported page is. */
async function print({ api }: AppState, workspace: Workspace, id: PostId): Promise<void> {
  const session = shownSession(workspace.store.getState());
  if (session?.id() !== id) return;
  const [{ html }, { printPage }] = await Promise.all([
    api.exports.page({ library: session.library, id, text: session.fileText() }),
    import('../../features/exports/print-page.ts'),
  ]);
  await printPage(html);
}

function viewCommands(app: AppState, workspace: Workspace, panels: PanelControl): Bindings {
  const enabled = hasLibrary(app);
  const editor = () => shownEditor(workspace.store.getState());
  const focus = (region: Region) => {
    // A panel that was hidden is on screen after the next frame.
    if (!focusRegion(region, editor())) requestAnimationFrame(() => focusRegion(region, editor()));
  };
  const go = (region: Exclude<Region, 'editor'>): CommandBinding => ({
    run: () => {
      panels.show(region);
      focus(region);
    },
    enabled,
  });
  const showTab = (inspectorTab: InspectorTab): CommandBinding => ({
    run: () => {
      // The focus goes to the tab that is chosen then.
      flushSync(() => app.ui.setState({ inspectorTab }));
      panels.show('inspector');
      focus('inspector');
    },
    enabled: () => currentPost(app.panes.store.getState()) !== null,
  });
  return {
    'view.sidebar': { run: () => panels.toggle('sidebar'), enabled },
    'view.preview': { run: () => panels.toggle('preview'), enabled },
    'view.inspector': { run: () => panels.toggle('inspector'), enabled },
    'posts.search': {
      run: () => {
        panels.show('sidebar');
        if (!focusSearch()) requestAnimationFrame(focusSearch);
      },
      enabled,
    },
    'region.sidebar': go('sidebar'),
    'region.editor': { run: () => void writeText(app, workspace), enabled },
    'region.preview': go('preview'),
    'region.inspector': go('inspector'),
    'checks.show': showTab('checks'),
    'history.show': showTab('history'),
    'region.next': { run: () => focusNextRegion(1, editor()) },
    'region.previous': { run: () => focusNextRegion(-1, editor()) },
  };
}

/**
 * The search panel takes the focus itself and keeps it while one goes from match to match; what is undone may have been
 * done in the form.
 */
const keepsFocus = /^edit\.(?:find|replace|undo$|redo$)/;

const early: Partial<typeof editorCommands> = findCommands;

function textCommands({ notices }: AppState, workspace: Workspace): Bindings {
  const editor = () => shownEditor(workspace.store.getState());
  const ids = commands.map(({ id }) => id).filter((id): id is EditorCommandId => /^(?:format|edit)\./.test(id));
  const binding = (id: EditorCommandId): CommandBinding => ({
    run: () => {
      const now = editor();
      if (!now) return;
      if (!keepsFocus.test(id)) now.focus();
      const command = early[id] ?? editorCode.now()?.[id];
      if (command) command(now.view);
      // In the moment after the start, when no more than the keys of writing itself are there.
      else
        void editorCode
          .fetch()
          .then((late) => late[id](now.view))
          .catch((error) => notices.fail('The command could not be loaded', error));
    },
    enabled: () => editor() !== null,
  });
  return Object.fromEntries(ids.map((id) => [id, binding(id)]));
}
