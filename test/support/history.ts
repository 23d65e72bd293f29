import { mkdir } from 'node:fs/promises';
import { onTestFinished } from 'vitest';
import { createTerminalShell } from '../../electron/cli/terminal-shell.ts';
import { createDisk, type Disk } from '../../electron/fs/disk.ts';
import { createServices } from '../../electron/services/index.ts';
import { postId } from '../../shared/model/post.ts';
import { tempFolder, tempLibrary } from './temp-library.ts';

interface Options {
  readonly disk?: Disk;
  readonly root?: string;
  readonly dataFolder?: string;
}

/** The services over a library of these files (null: what is in `root`), with what a test of the history asks. */
export async function openHistory(files: Readonly<Record<string, string>> | null, options: Options = {}) {
  const { disk = createDisk() } = options;
  const root = options.root ?? (await tempLibrary(files ?? {}));
  const dataFolder = options.dataFolder ?? (await tempFolder('data'));
  await mkdir(dataFolder, { recursive: true });
  const shell = createTerminalShell(disk, dataFolder);
  const services = await createServices({ disk, shell, dataFolder, version: '0', sampleLibrary: root, watch: false });
  const { api } = services;
  let open = true;
  const dispose = async () => {
    if (open) await services.dispose();
    open = false;
  };
  onTestFinished(dispose);
  const library = (await api.library.open({ path: root })).library.id;
  return {
    ...{ root, dataFolder, api, library, dispose },
    /** Saves over what is there now. */
    save: async (path: string, text: string) => {
      const id = postId(path);
      const { revision, format } = await api.posts.read({ library, id });
      await api.posts.write({ library, id, text, base: revision, format });
    },
    /** Why each text of a post was kept and what it is, the newest first. */
    texts: async (path: string) => {
      const id = postId(path);
      const snapshots = await api.history.list({ library, id });
      const read = async (snapshot: string) => (await api.history.read({ library, id, snapshot })).text;
      return Promise.all(snapshots.map(async (one) => `${one.kind}: ${await read(one.id)}`));
    },
    deleted: () => api.history.deleted({ library }),
    notices: async () => (await api.library.snapshot({ library })).notices.map((notice) => notice.code),
  };
}
