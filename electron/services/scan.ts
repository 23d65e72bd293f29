import { join } from 'node:path';
import pLimit from 'p-limit';
import { AppError, describeError } from '../../shared/base/errors.ts';
import { postStatus } from '../../shared/frontmatter/status.ts';
import { postFacts } from '../../shared/markdown/facts.ts';
import type { Problem } from '../../shared/model/front-matter.ts';
import { revision, type PostId, type PostSummary } from '../../shared/model/post.ts';
import type { SiteProfile } from '../../shared/model/site.ts';
import type { Disk, FileStat } from '../fs/disk.ts';
import { resolveInside } from '../fs/inside.ts';
import { hashBytes } from '../fs/revision.ts';
import { decodeText } from './text-codec.ts';

/** Bytes past which a post is listed but not parsed. */
export const largestParsed = 16 * 1024 * 1024;
const readsAtOnce = 16;

export interface ScanOptions {
  readonly disk: Disk;
  readonly root: string;
  readonly profile: SiteProfile;
  /** The names come from a walk just now, which enters no folder behind a link: only a link itself needs a look. */
  readonly walked?: boolean;
  /** Milliseconds since 1970, to tell scheduled posts from live ones. */
  readonly now: number;
  readonly signal?: AbortSignal | undefined;
}

/** The facts of each post, null for one that is not there any more. One bad file never stops the rest. */
export async function readPosts(
  ids: readonly PostId[],
  options: ScanOptions,
): Promise<ReadonlyMap<PostId, PostSummary | null>> {
  const limit = pLimit(readsAtOnce);
  const read = ids.map((id) =>
    limit(async () => {
      options.signal?.throwIfAborted();
      return [id, await readPostFacts(id, options)] as const;
    }),
  );
  return new Map(await Promise.all(read));
}

async function readPostFacts(id: PostId, options: ScanOptions): Promise<PostSummary | null> {
  const { disk } = options;
  let stat: FileStat | null = null;
  try {
    const path = await realPath(id, options);
    stat = await disk.stat(path);
    if (stat.kind === 'folder') return null;
    if (stat.kind === 'other')
      return unread(id, stat, options, { code: 'unreadable', message: 'It is not an ordinary file.' });
    if (stat.size > largestParsed) return unread(id, stat, options, tooLarge(stat.size));
    return parsed(id, stat, await disk.readFile(path, largestParsed), options);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return null;
    return unread(id, stat ?? nothing, options, { code: 'unreadable', message: describeError(error) });
  }
}

/** Asking the system for the real path of each of ten thousand files takes as long as reading them. */
async function realPath(id: PostId, { disk, root, walked }: ScanOptions): Promise<string> {
  const path = join(root, id);
  return walked && !(await disk.lstat(path)).link ? path : resolveInside(disk, root, id);
}

function parsed(id: PostId, stat: FileStat, bytes: Uint8Array, { profile, now }: ScanOptions): PostSummary {
  const { text, problem } = decodeText(bytes);
  const known = { id, revision: revision(hashBytes(bytes)), size: bytes.length, modified: stat.modified };
  if (problem?.code === 'binary') return { ...known, ...factsOfName(id, profile, now, problem) };
  const facts = postFacts(text, id, profile, now);
  return { ...known, ...facts, problems: problem ? [problem, ...facts.problems] : facts.problems };
}

/**
 * A post whose bytes were not read: its revision stands for size and time, so that a change is seen at all. It never
 * reaches a save, which hashes the bytes themselves.
 */
function unread(
  id: PostId,
  stat: Pick<FileStat, 'size' | 'modified'>,
  { profile, now }: ScanOptions,
  problem: Problem,
): PostSummary {
  const stand = new TextEncoder().encode(`not read: ${id} ${stat.size} ${stat.modified}`);
  const known = { id, revision: revision(hashBytes(stand)), size: stat.size, modified: stat.modified };
  return { ...known, ...factsOfName(id, profile, now, problem) };
}

type Facts = ReturnType<typeof postFacts>;

function factsOfName(id: PostId, profile: SiteProfile, now: number, problem: Problem): Facts {
  const { date, time } = postStatus(profile, id, null, now);
  return {
    title: id.slice(id.lastIndexOf('/') + 1).replace(/\.\w+$/, ''),
    titleFrom: 'file-name',
    date,
    time,
    state: 'hidden',
    why: problem.message,
    taxonomies: {},
    excerpt: '',
    words: 0,
    minutes: 0,
    format: null,
    problems: [problem],
  };
}

const nothing = { size: 0, modified: 0 };

const tooLarge = (size: number): Problem => ({
  code: 'too-large',
  message: `It has ${Math.round(size / 1024 / 1024)} MB: too large to be read as a post.`,
});
