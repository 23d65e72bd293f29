import { createHash } from 'node:crypto';
import { lstat, mkdir, readdir, readFile, readlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createTerminalShell } from '../../electron/cli/terminal-shell.ts';
import { createDisk, type Disk } from '../../electron/fs/disk.ts';
import { createServices, type Services } from '../../electron/services/index.ts';
import { toAppError } from '../../shared/contract/errors.ts';
import { postId } from '../../shared/model/post.ts';
import type { AppError } from '../../shared/base/errors.ts';
import { tempFolder } from './temp-library.ts';

/** What stands in no file of a library: where it shows up, something outside was read. */
export const canary = 'CANARY-f3b1c9';

/** A library with secrets beside it, and the whole of the services over it. */
export interface Sandbox {
  readonly library: string;
  /** Holds `secret.md` and `secret.png`, both with the canary. */
  readonly outside: string;
  /** Does not exist yet. */
  readonly exported: string;
  readonly services: Services;
  readonly api: Services['api'];
  /** What stands beside the library, the app's data and the export: changes when anything was written there. */
  fingerprint(): Promise<string>;
}

/** Sets up the folders; `prepare` fills the library before the services exist. */
export async function createSandbox(
  prepare: (library: string, outside: string) => Promise<void>,
  disk: Disk = createDisk(),
): Promise<Sandbox> {
  const top = await tempFolder('sandbox');
  const [library, outside, dataFolder, exported] = ['library', 'outside', 'data', 'export'].map((name) =>
    join(top, name),
  ) as [string, string, string, string];
  for (const folder of [library, outside, dataFolder]) await mkdir(folder);
  await writeFile(join(outside, 'secret.md'), canary);
  await writeFile(join(outside, 'secret.png'), canary);
  await prepare(library, outside);
  const shell = createTerminalShell(disk, dataFolder);
  const services = await createServices({
    disk,
    shell,
    dataFolder,
    version: '0',
    sampleLibrary: library,
    watch: false,
  });
  onTestFinished(() => services.dispose());
  const own = new Set(['library', 'data', 'export']);
  return {
    ...{ library, outside, exported, services, api: services.api },
    fingerprint: async () => {
      const beside = (await readdir(top)).filter((name) => !own.has(name));
      return [...beside, ...(await contents(outside)).map(({ name, hash }) => `${name} ${hash}`)].join('\n');
    },
  };
}

export interface FoundFile {
  /** The bytes of the path below the folder, as hex: names need not be UTF-8. */
  readonly name: string;
  readonly hash: string;
}

export const nameOf = (path: string | Buffer): string => Buffer.from(path).toString('hex');
export const hashOf = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Every file and link below a folder by the bytes of its name, with what it holds. */
export async function contents(folder: string): Promise<readonly FoundFile[]> {
  const found: FoundFile[] = [];
  async function walk(below: Buffer): Promise<void> {
    const whole = (path: Buffer) => Buffer.concat([Buffer.from(`${folder}/`), path]);
    for (const name of await readdir(whole(below), { encoding: 'buffer' })) {
      const path = below.length === 0 ? name : Buffer.concat([below, Buffer.from('/'), name]);
      const stat = await lstat(whole(path));
      if (stat.isDirectory()) await walk(path);
      else if (stat.isSymbolicLink()) found.push({ name: nameOf(path), hash: `-> ${await readlink(whole(path))}` });
      else found.push({ name: nameOf(path), hash: stat.isFile() ? hashOf(await readFile(whole(path))) : 'special' });
    }
  }
  await walk(Buffer.alloc(0));
  return found.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** Writes a file by the bytes of its name; answers whether the disk takes the name. */
export async function place(folder: string, name: string | Buffer, text: string): Promise<boolean> {
  const path = Buffer.concat([Buffer.from(`${folder}/`), Buffer.from(name)]);
  try {
    await writeFile(path, text, { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
}

/** The failure of a call as the page sees it; null when it worked. */
export const failure = (call: Promise<unknown>): Promise<AppError | null> =>
  call.then(
    () => null,
    (error: unknown) => toAppError(error),
  );

export type Files = Readonly<Record<string, string>>;
export const plainPost = '---\ntitle: A\n---\n\nThe text.\n';
const utf8 = { encoding: 'utf-8', bom: false } as const;

/** Writes files by their paths below a folder. */
export async function fill(library: string, files: Files): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(library, name)), { recursive: true });
    await writeFile(join(library, name), content);
  }
}

/** A sandbox whose library is open, with the calls on one post by its path. */
export async function openSandbox(
  files: Files,
  prepare: (library: string, outside: string) => unknown = () => null,
  disk?: Disk,
) {
  const sandbox = await createSandbox(async (library, outside) => {
    await fill(library, files);
    await prepare(library, outside);
  }, disk);
  const { library, posts, notices } = await sandbox.api.library.open({ path: sandbox.library });
  return {
    ...sandbox,
    ...callsOf(sandbox, library.id),
    id: library.id,
    notices,
    listed: posts.map((post) => post.id),
    posts,
  };
}

/** The calls on one post by its path. `save` saves over whatever is there. */
function callsOf({ api }: Sandbox, library: Parameters<Sandbox['api']['posts']['read']>[0]['library']) {
  const at = (path: string) => ({ library, id: postId(path) });
  return {
    read: (path: string) => api.posts.read(at(path)),
    write: (path: string, base: Awaited<ReturnType<typeof api.posts.read>>['revision'] | null, content: string) =>
      api.posts.write({ ...at(path), text: content, base, format: utf8 }),
    trash: (path: string) => api.posts.trash({ library, ids: [postId(path)] }),
  };
}
