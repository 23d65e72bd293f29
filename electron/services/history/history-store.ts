import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import pLimit from 'p-limit';
import * as v from 'valibot';
import { AppError } from '../../../shared/base/errors.ts';
import { thinSnapshots } from '../../../shared/library/thin-snapshots.ts';
import {
  snapshotId,
  snapshotKinds,
  type Snapshot,
  type SnapshotId,
  type SnapshotKind,
} from '../../../shared/model/history.ts';
import { postId, revision, type PostId } from '../../../shared/model/post.ts';
import { atomicWrite, exists, sweepTemps } from '../../fs/atomic-write.ts';
import type { Disk } from '../../fs/disk.ts';
import { ifThere } from '../../fs/if-there.ts';
import { hashBytes } from '../../fs/revision.ts';
import { logProblem } from '../log.ts';
import { stopWhere } from '../work/task.ts';

// One folder a post, named by a hash of its path: `post.json` says which path, and each snapshot is a file named by its
// time, why it was kept, its size and the hash of what it holds. There is no index that could be lost or contradict them.

/** The snapshots of one library, in one folder. */
export interface HistoryStore {
  /** Keeps the bytes, unless the newest snapshot holds the same, and drops what is thinned out by age and size. */
  keep(id: PostId, bytes: Uint8Array, kind: SnapshotKind): Promise<void>;
  /** The newest first. */
  list(id: PostId): Promise<readonly Snapshot[]>;
  /** AppError `not-found`; `io` when it does not hold what it should. */
  read(id: PostId, snapshot: SnapshotId): Promise<Uint8Array>;
  /** The post has another path now; what is known of that path already stays beside it. */
  move(from: PostId, to: PostId): Promise<void>;
  /** Every post with snapshots, these with the newest first. One that cannot be read is left out and logged. AppError `cancelled`. */
  posts(signal?: AbortSignal): Promise<readonly KeptPost[]>;
  /** Drops the oldest snapshots, never the newest of a post, until at most so many bytes are left on the disk. */
  trim(bytes: number): Promise<void>;
}

export interface KeptPost {
  readonly id: PostId;
  readonly snapshots: readonly Snapshot[];
}

export interface HistoryStoreOptions {
  readonly disk: Disk;
  /** Absolute; made when the first text is kept. */
  readonly folder: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Most bytes of texts, before they are packed, that are kept of one post. */
const mostOfOnePost = 64 * 1024 * 1024;

const pack = promisify(gzip);
const unpack = promisify(gunzip);
const postFile = v.object({ version: v.literal(1), id: v.string() });
const namePattern = new RegExp(`^(\\d{13})\\.(${snapshotKinds.join('|')})\\.(\\d{1,10})\\.([0-9a-f]{64})\\.gz$`);

export function createHistoryStore({ disk, folder, now }: HistoryStoreOptions): HistoryStore {
  const folderOf = (id: PostId) => join(folder, createHash('sha256').update(id).digest('hex').slice(0, 40));
  const pathOf = (id: PostId, snapshot: SnapshotId) => join(folderOf(id), `${snapshot}.gz`);

  async function name(id: PostId): Promise<void> {
    const bytes = new TextEncoder().encode(JSON.stringify({ version: 1, id }));
    await atomicWrite(disk, join(folderOf(id), 'post.json'), bytes, { mode: 0o600 });
  }

  async function keep(id: PostId, bytes: Uint8Array, kind: SnapshotKind): Promise<void> {
    const known = await snapshotsIn(disk, folderOf(id));
    const hash = revision(hashBytes(bytes));
    const [newest] = known;
    if (newest?.revision === hash) return;
    if (!newest) {
      await disk.makeFolder(folderOf(id));
      await name(id);
    }
    // A clock that was set back must not change the order.
    const time = Math.max(now(), (newest?.time ?? 0) + 1);
    const facts = { time, kind, size: bytes.length, revision: hash };
    const fresh: Snapshot = { ...facts, id: idOf(facts) };
    const path = pathOf(id, fresh.id);
    const same = known.find((one) => one.revision === hash);
    if (!same || !(await linked(disk, pathOf(id, same.id), path))) {
      await atomicWrite(disk, path, await pack(bytes, { level: 6 }), { mode: 0o600 });
    }
    for (const one of thinSnapshots([fresh, ...known], time, mostOfOnePost)) {
      await disk.remove(pathOf(id, one.id));
    }
  }

  async function move(from: PostId, to: PostId): Promise<void> {
    const [here, there] = [folderOf(from), folderOf(to)];
    if (here === there || !(await exists(disk, here))) return;
    if (await exists(disk, there)) {
      for (const { id } of await snapshotsIn(disk, here)) await disk.rename(pathOf(from, id), pathOf(to, id));
      return disk.removeFolder(here);
    }
    await disk.rename(here, there);
    await name(to);
  }

  async function posts(signal?: AbortSignal): Promise<readonly KeptPost[]> {
    const folders = (await listed(disk, folder)).filter(({ kind }) => kind === 'folder');
    const found = await pLimit(8).map(folders, async ({ name: entry }) => {
      stopWhere(signal);
      try {
        return [await keptIn(disk, join(folder, entry))];
      } catch (error) {
        logProblem(`a history cannot be read: ${join(folder, entry)}`, error);
        return [];
      }
    });
    return found.flat();
  }

  return {
    keep,
    list: (id) => snapshotsIn(disk, folderOf(id)),
    read: (id, snapshot) => readSnapshot(disk, pathOf(id, snapshot), snapshot),
    move,
    posts,
    trim: async (bytes) => trim(disk, { kept: await posts(), pathOf, folderOf, bytes, now: now() }),
  };
}

const idOf = ({ time, kind, size, revision: hash }: Omit<Snapshot, 'id'>): SnapshotId =>
  snapshotId([String(time).padStart(13, '0'), kind, size, hash].join('.'));

function parseName(name: string): Snapshot | null {
  const [, time, kind, size, hash] = namePattern.exec(name) ?? [];
  const known = snapshotKinds.find((one) => one === kind);
  if (!known || !time || !size || !hash) return null;
  return {
    id: snapshotId(name.slice(0, -'.gz'.length)),
    time: Number(time),
    kind: known,
    size: Number(size),
    revision: revision(hash),
  };
}

async function snapshotsIn(disk: Disk, folder: string): Promise<readonly Snapshot[]> {
  const found = (await listed(disk, folder)).flatMap(({ name, kind }) => (kind === 'file' && parseName(name)) || []);
  return found.sort((one, other) => other.time - one.time);
}

async function listed(disk: Disk, folder: string): ReturnType<Disk['list']> {
  return (await ifThere(disk.list(folder))) ?? [];
}

async function keptIn(disk: Disk, folder: string): Promise<KeptPost> {
  const json: unknown = JSON.parse(new TextDecoder().decode(await disk.readFile(join(folder, 'post.json'))));
  return { id: postId(v.parse(postFile, json).id), snapshots: await snapshotsIn(disk, folder) };
}

/** A second name for bytes that are there already; false where the disk knows no such thing. */
async function linked(disk: Disk, from: string, to: string): Promise<boolean> {
  return disk.link(from, to).then(
    () => true,
    () => false,
  );
}

async function readSnapshot(disk: Disk, path: string, snapshot: SnapshotId): Promise<Uint8Array> {
  const packed = await disk.readFile(path);
  const bytes = await unpack(packed).catch(() => null);
  if (bytes && hashBytes(bytes) === parseName(`${snapshot}.gz`)?.revision) return bytes;
  throw new AppError('io', `This earlier text is damaged and cannot be shown: ${path}`, {
    file: path,
    remedy: 'Choose the one before or after it.',
  });
}

interface Trim {
  readonly kept: readonly KeptPost[];
  readonly pathOf: (id: PostId, snapshot: SnapshotId) => string;
  readonly folderOf: (id: PostId) => string;
  readonly bytes: number;
  readonly now: number;
}

async function trim(disk: Disk, { kept, pathOf, folderOf, bytes, now }: Trim): Promise<void> {
  const files: { readonly path: string; readonly size: number; readonly time: number }[] = [];
  let sum = 0;
  for (const { id, snapshots } of kept) {
    await sweepTemps(disk, folderOf(id), now);
    for (const [index, snapshot] of snapshots.entries()) {
      const path = pathOf(id, snapshot.id);
      // A save that comes meanwhile thins out too.
      const size = await ifThere(disk.lstat(path).then((stat) => stat.size));
      if (size === null) continue;
      sum += size;
      if (index > 0) files.push({ path, size, time: snapshot.time });
    }
  }
  for (const { path, size } of files.sort((one, other) => one.time - other.time)) {
    if (sum <= bytes) return;
    await ifThere(disk.remove(path));
    sum -= size;
  }
}
