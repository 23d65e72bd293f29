import { defaultSettings } from '../../../shared/model/settings.ts';
import { join } from 'node:path';
import { createDisk, type Disk } from '../../../electron/fs/disk.ts';
import { createServices } from '../../../electron/services/index.ts';
import type { Shell } from '../../../electron/services/shell.ts';
import type { Api } from '../../../renderer/api.ts';
import { createSessions } from '../../../renderer/document/session.ts';
import type { PostSession, SessionNotice } from '../../../renderer/document/types.ts';
import type { TextPlace } from '../../../shared/model/panes.ts';
import { postId, type PostId } from '../../../shared/model/post.ts';
import { onTestFinished } from 'vitest';
import { createHeadlessView } from '../../support/headless-view.ts';
import { tempFolder, tempLibrary } from '../../support/temp-library.ts';
import { quietPostHost } from '../../support/quiet-post-host.ts';

const shell: Shell = {
  capabilities: { pickFolder: false, reveal: false, trash: 'folder', openExternal: false },
  host: 'terminal',
  pickFolder: () => Promise.resolve(null),
  reveal: () => Promise.resolve(),
  openExternal: () => Promise.resolve(),
  trash: () => Promise.resolve(''),
};

export interface Options {
  readonly disk?: Disk;
  readonly dataFolder?: string;
  readonly autosave?: boolean;
  /** Follow the folder and keep an index of its texts, as the app does; true unless said otherwise. */
  readonly watch?: boolean;
  readonly places?: Readonly<Record<string, TextPlace>>;
  /** What the sessions are given instead of the services' own calls. */
  readonly api?: (real: Api) => Api;
}

/** The page's sessions over the real services on a real folder; changes of the folder reach them as in the app. */
export async function openSessions(root: string, options: Options = {}) {
  const dataFolder = options.dataFolder ?? (await tempFolder('data'));
  const disk = options.disk ?? createDisk();
  const { watch = true } = options;
  const services = await createServices({ disk, shell, dataFolder, version: '0', sampleLibrary: root, watch });
  const { library, posts } = await services.api.library.open({ path: root });
  const notices: SessionNotice[] = [];
  const sessions = createSessions({
    api: options.api?.(services.api) ?? services.api,
    profile: () => library.profile,
    placeOf: (_, id) => options.places?.[id] ?? null,
    autosave: () => options.autosave ?? false,
    preferences: () => defaultSettings,
    host: quietPostHost,
    notify: (notice) => notices.push(notice),
  });
  const stop = new AbortController();
  const changes = await services.api.library.changes({ library: library.id }, { signal: stop.signal });
  const listening = (async () => {
    try {
      for await (const change of changes) sessions.applyChange(library.id, change);
    } catch (error) {
      if (!stop.signal.aborted) throw error;
    }
  })();
  const dispose = async () => {
    stop.abort();
    await listening;
    await services.dispose();
  };
  onTestFinished(dispose);
  return {
    ...{ sessions, notices, dataFolder, posts, library, dispose },
    api: services.api,
    /** Opens a post and shows it. */
    async open(path: string) {
      const session = await sessions.open(library.id, postId(path));
      const editor = createHeadlessView(session.state());
      session.attach(editor.view);
      return { session, editor };
    },
    get: (id: PostId) => sessions.get(library.id, id),
  };
}

/** Waits until the session stands so. */
export function until(session: PostSession, ready: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    if (ready()) return resolve();
    const stops = [session.status.subscribe(check), session.onChange(() => queueMicrotask(check))];
    function check() {
      if (!ready()) return;
      for (const stop of stops) stop();
      resolve();
    }
  });
}

export const phaseIs = (session: PostSession, phase: string) =>
  until(session, () => session.status.getState().phase === phase);

export const post = '---\ntitle: One # why\ntags: [a]\n---\nfirst\n\nsecond\n\nthird\n';
export const crlf = post.replaceAll('\n', '\r\n');

/** A library of these files, its sessions, and the path of `a.md`. */
export async function start(files: Readonly<Record<string, string>> = { 'a.md': post }, autosave = false) {
  const root = await tempLibrary(files);
  const page = await openSessions(root, { autosave });
  return { root, ...page, file: join(root, 'a.md') };
}
