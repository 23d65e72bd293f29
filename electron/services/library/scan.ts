import { isUtf8 } from 'node:buffer';
import { AppError, describeError } from '../../../shared/base/errors.ts';
import { postStatus, type PostStatus } from '../../../shared/frontmatter/status.ts';
import { headFacts, headLengths, postFacts, type ListFacts, type PostFacts } from '../../../shared/markdown/facts.ts';
import type { Problem } from '../../../shared/model/front-matter.ts';
import { revision, type PostId, type PostSummary } from '../../../shared/model/post.ts';
import type { SiteProfile } from '../../../shared/model/site.ts';
import { hashBytes } from '../../fs/revision.ts';
import type { Look, PlainFile, SyncDisk } from '../../fs/sync-disk.ts';
import { decodeText } from '../posts/text-codec.ts';
import { findPlace } from './walk.ts';

/** Bytes past which a post is listed but not parsed. */
export const largestParsed = 16 * 1024 * 1024;

/** Milliseconds after a change in which another one may come without a sign: FAT keeps times to two seconds. */
const quiet = 3000;

/** Whether the file was left alone for so long that its next change will show in its stamp. */
export const isQuiet = ({ touched }: Look): boolean => touched + quiet < Date.now();

export interface ReadOptions {
  readonly disk: SyncDisk;
  /** Absolute real path. */
  readonly root: string;
  readonly profile: SiteProfile;
  /** Milliseconds since 1970, to tell scheduled posts from live ones. */
  readonly now: number;
  /** Count words and minutes too, which takes ten times as long. */
  readonly count: boolean;
  /** The id comes from a walk just now. */
  readonly walked: boolean;
  /** The file, where it was read just now. */
  readonly file?: PlainFile | undefined;
}

/** A post as it was read from the disk. */
export interface PostReading {
  readonly summary: PostSummary;
  /** While it stays the same, so does the file; empty for a file that changed so lately that nothing can be told. */
  readonly stamp: string;
  /** Since and until when the state holds by itself, milliseconds since 1970; null: always. */
  readonly holds: Pick<PostStatus, 'since' | 'until'>;
}

/** The facts of a post; null for one that is not there. Whatever else is wrong with the file is in its `problems`. */
export function readPost(id: PostId, options: ReadOptions): PostReading | null {
  let found: Found | null = null;
  try {
    found = readFound(id, options);
    if (!found || found.look.kind === 'folder') return null;
    const { look, bytes, stamp } = found;
    if (look.kind !== 'file')
      return unread(id, look, options, { code: 'unreadable', message: 'It is not an ordinary file.' });
    if (!bytes) return unread(id, look, options, tooLarge(look.size));
    return { ...parsed(id, look.modified, bytes, options), stamp: isQuiet(look) ? stamp : '' };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'not-found') return null;
    return unread(id, found?.look ?? null, options, { code: 'unreadable', message: describeError(error) });
  }
}

type Found = PlainFile & { readonly stamp: string };

function readFound(id: PostId, { disk, root, walked, file: known }: ReadOptions): Found | null {
  if (known) return { ...known, stamp: known.look.stamp };
  if (walked) {
    try {
      const file = disk.readPlain(`${root}/${id}`, largestParsed);
      return { ...file, stamp: file.look.stamp };
    } catch (error) {
      // A link, or what has come in the place of the file since the walk.
      if (!(error instanceof AppError) || !['unsupported', 'invalid-input'].includes(error.code)) throw error;
    }
  }
  const place = findPlace(disk, root, id, walked);
  if (place?.look.kind !== 'file') return place && { look: place.look, bytes: null, stamp: '' };
  // Should another file have come here since, its stamp is another one too, and it is read the next time.
  return { ...disk.readPlain(place.path, largestParsed), stamp: place.stamp };
}

function parsed(
  id: PostId,
  modified: number,
  bytes: Uint8Array,
  options: ReadOptions,
): Pick<PostReading, 'summary' | 'holds'> {
  const known = { id, revision: revision(hashBytes(bytes)), size: bytes.length, modified };
  const quick = options.count ? null : headOf(id, bytes, options);
  const { since, until, ...facts } = quick ? { ...quick, words: null, minutes: null } : wholeOf(id, bytes, options);
  return { summary: { ...known, ...facts }, holds: { since, until } };
}

/** The facts of the list by the first few kilobytes, where those are enough. */
function headOf(id: PostId, bytes: Uint8Array, { profile, now }: ReadOptions): ListFacts | null {
  // What is no plain UTF-8 needs the codec.
  if (!isUtf8(bytes) || bytes.subarray(0, 8000).includes(0) || bytes[0] === 0xef) return null;
  for (const length of headLengths) {
    let end = Math.min(bytes.length, length);
    // Not in the middle of a character.
    while (end < bytes.length && ((bytes[end] ?? 0) & 0xc0) === 0x80) end--;
    const head = Buffer.from(bytes.buffer, bytes.byteOffset, end).toString('utf8');
    const facts = headFacts(head, end === bytes.length, id, profile, now);
    if (facts || end === bytes.length) return facts;
  }
  return null;
}

function wholeOf(id: PostId, bytes: Uint8Array, { profile, now }: ReadOptions): Facts {
  const { text, problem } = decodeText(bytes);
  if (problem?.code === 'binary') return factsOfName(id, profile, now, problem);
  const facts = postFacts(text, id, profile, now);
  // A text nested beyond reading has no words to show but those that its head may have.
  const length = headLengths.at(-1) ?? 0;
  const head = headFacts(text.slice(0, length), text.length <= length, id, profile, now);
  const excerpt = head?.excerpt ?? facts.excerpt;
  return { ...facts, ...head, excerpt, problems: problem ? [problem, ...facts.problems] : facts.problems };
}

/**
 * A post whose bytes were not read: its revision stands for what the system says of the file, so that a change is seen at
 * all. It never reaches a save, which hashes the bytes themselves.
 */
function unread(id: PostId, look: Look | null, { profile, now }: ReadOptions, problem: Problem): PostReading {
  const { size, modified } = look ?? { size: 0, modified: 0 };
  const stand = new TextEncoder().encode(`not read: ${id} ${size} ${modified}`);
  const { since, until, ...facts } = factsOfName(id, profile, now, problem);
  const summary = { id, revision: revision(hashBytes(stand)), size, modified, ...facts };
  // A file that may not be read now may be readable the next time without having changed.
  return { summary, stamp: '', holds: { since, until } };
}

type Facts = Omit<PostFacts, 'words' | 'minutes'> & Pick<PostSummary, 'words' | 'minutes'>;

function factsOfName(id: PostId, profile: SiteProfile, now: number, problem: Problem): Facts {
  const { date, time, since, until } = postStatus(profile, id, null, now);
  return {
    title: id.slice(id.lastIndexOf('/') + 1).replace(/\.\w+$/, ''),
    titleFrom: 'file-name',
    date,
    time,
    since,
    until,
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

const tooLarge = (size: number): Problem => ({
  code: 'too-large',
  message: `It has ${Math.round(size / 1024 / 1024)} MB: too large to be read as a post.`,
});
