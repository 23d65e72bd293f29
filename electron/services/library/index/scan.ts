import { isUtf8 } from 'node:buffer';
import { AppError, describeError } from '../../../../shared/base/errors.ts';
import { basename, withoutEnding } from '../../../../shared/base/paths.ts';
import { postStatus, type PostStatus } from '../../../../shared/frontmatter/status/status.ts';
import {
  factsOverBody,
  headFacts,
  postFacts,
  type ListFacts,
  type PostFacts,
} from '../../../../shared/markdown/facts/facts.ts';
import { frontMatterLengths, headLengths } from '../../../../shared/markdown/facts/head-lengths.ts';
import type { Problem } from '../../../../shared/model/front-matter.ts';
import { revision, type PostId, type PostSummary } from '../../../../shared/model/post.ts';
import type { SiteProfile } from '../../../../shared/model/site.ts';
import { hashBytes } from '../../../fs/revision.ts';
import { fileInStamp, stampLength } from '../../../fs/file-stamp.ts';
import type { FileHead, Look, PlainFile, SyncDisk } from '../../../fs/sync-disk.ts';
import { decodeText } from '../../posts/text-codec.ts';
import { findPlace, gone } from './walk.ts';

/** Bytes past which a post is listed but not parsed. */
export const largestParsed = 16 * 1024 * 1024;

/** Bytes past which reading a body takes so long that it waits for a pause of whoever writes in it. */
const longPost = 512 * 1024;

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
  /** Count words and minutes too, which takes ten times as long: of `short` posts at once, of others later. */
  readonly count: 'all' | 'short' | 'none';
  /** What is known of it, if only its text may have changed since. */
  readonly before?: (() => PostSummary) | undefined;
  /** The id comes from a walk just now. */
  readonly walked: boolean;
  /** The first bytes of the file, where they were read just now. What only all of them tell may then be null. */
  readonly head?: FileHead | null | undefined;
  /** Whether an excerpt is to be taken from those; unless it is, it comes with the words. */
  readonly excerpt?: boolean;
}

/** No stamp of a file begins with it, for that is the end of a size. */
const doubt = '?';
/** A stamp that no file has, and that still tells which file it was. */
export const unsure = (stamp: string) => (isUnsure(stamp) ? stamp : doubt + stamp);
/** Whether nothing can be told by a stamp: the file is to be read again, though its stamp is the same. */
export const isUnsure = (stamp: string) => stamp === '' || stamp.startsWith(doubt);
const stampOf = (look: Look, stamp: string) => (isQuiet(look) ? stamp : unsure(stamp));

/** Stays the same for a file that only went to another name; null where a stamp does not tell. */
export function fileOf(stamp: string): string | null {
  const sure = stamp.startsWith(doubt) ? stamp.slice(doubt.length) : stamp;
  // Those of links are longer. The time that a rename changes is left out.
  return sure.length === stampLength ? fileInStamp(sure) : null;
}

/** A post as it was read from the disk. */
export interface PostReading {
  readonly summary: PostSummary;
  /** Its words are those of this text. */
  readonly counted: boolean;
  /**
   * While it stays the same, so does the file. Unsure for a file that changed so lately that nothing can be told; empty:
   * nothing is known.
   */
  readonly stamp: string;
  /** Since and until when the state holds by itself, milliseconds since 1970; null: always. */
  readonly holds: Pick<PostStatus, 'since' | 'until'>;
}

/** The facts of a post; null for one that is not there. Whatever else is wrong with the file is in its `problems`. */
export function readPost(id: PostId, options: ReadOptions): PostReading | null {
  const listed = options.head ? readByHead(id, options.head, options) : null;
  if (listed) return listed;
  let found: Found | null = null;
  try {
    found = readFound(id, options);
    // As in a walk, a folder, a FIFO or a socket is no post, whatever it is called.
    if (found?.look.kind !== 'file') return null;
    const { look, bytes, stamp } = found;
    if (!bytes) return unread(id, look, options, tooLarge(look.size));
    return { ...parsed(id, look.modified, bytes, options), stamp: stampOf(look, stamp) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (gone.includes(error.code)) return null;
    return unread(id, found?.look ?? null, options, { code: 'unreadable', message: describeError(error) });
  }
}

type Found = PlainFile & { readonly stamp: string };

/** null where the first bytes do not tell what the list shows. */
function readByHead(id: PostId, { look, bytes }: FileHead, options: ReadOptions): PostReading | null {
  if (look.size > largestParsed) return null;
  const facts = headOf(id, bytes, bytes.length === look.size, options);
  if (!facts) return null;
  // Each by its name, see `headFacts`.
  const { title, titleFrom, date, state, why, taxonomies, language, excerpt, format, problems } = facts;
  const { size, modified, stamp } = look;
  const time = timeOf(facts, modified);
  const summary = {
    id,
    revision: null,
    size,
    modified,
    title,
    titleFrom,
    date,
    time,
    state,
    why,
    taxonomies,
    excerpt,
    words: null,
    minutes: null,
    format,
    problems,
  };
  const { since, until } = facts;
  return {
    summary: language === undefined ? summary : { ...summary, language },
    counted: false,
    stamp: stampOf(look, stamp),
    holds: { since, until },
  };
}

function readFound(id: PostId, { disk, root, walked }: ReadOptions): Found | null {
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

function parsed(id: PostId, modified: number, bytes: Buffer, options: ReadOptions): Omit<PostReading, 'stamp'> {
  const { count, before, profile, now } = options;
  const known = { id, revision: revision(hashBytes(bytes)), size: bytes.length, modified };
  const isLater = count === 'none' || (count === 'short' && bytes.length > longPost);
  const over = isLater && bytes.length > longPost ? before?.() : undefined;
  const quick = isLater && !over ? headOf(id, bytes, true, options) : null;
  const { since, until, ...facts } = over
    ? factsOverBody(decodeText(bytes).text, over, id, profile, now)
    : quick
      ? { ...quick, words: null, minutes: null }
      : wholeOf(id, bytes, options);
  return {
    summary: { ...known, ...facts, time: timeOf(facts, modified) },
    counted: !over && !quick,
    holds: { since, until },
  };
}

/** The instant of a date; Eleventy's `Last Modified` is that of the file. */
const timeOf = ({ date, time }: Pick<PostSummary, 'date' | 'time'>, modified: number): number | null =>
  time === null && date !== null && /^last modified$/i.test(date) ? modified : time;

/** The facts of the list by the first few kilobytes, where those are enough. `isWhole`: there are no more bytes. */
function headOf(id: PostId, given: Buffer, isWhole: boolean, options: ReadOptions): ListFacts | null {
  const { profile, now, excerpt } = options;
  const end = isWhole ? given.length : characterEnd(given, given.length);
  const bytes = end === given.length ? given : given.subarray(0, end);
  const zero = bytes.indexOf(0);
  // What is no plain UTF-8 needs the codec.
  if (!isUtf8(bytes) || (zero >= 0 && zero < 8000) || bytes[0] === 0xef) return null;
  for (const length of excerpt === false ? frontMatterLengths : headLengths) {
    const to = end > length ? characterEnd(bytes, length) : end;
    const head = { text: bytes.toString('utf8', 0, to), isWhole: isWhole && to === end, wantsExcerpt: excerpt };
    const facts = headFacts(head, id, profile, now);
    if (facts || to === end) return facts;
  }
  return null;
}

/** Where the last character ends that is whole in the first so many bytes. */
function characterEnd(bytes: Uint8Array, length: number): number {
  let start = length - 1;
  while (start > length - 4 && ((bytes[start] ?? 0) & 0xc0) === 0x80) start--;
  const lead = bytes[start] ?? 0;
  const needed = lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  return start + needed > length ? start : length;
}

function wholeOf(id: PostId, bytes: Uint8Array, { profile, now }: ReadOptions): Facts {
  const { text, problem } = decodeText(bytes);
  if (problem?.code === 'binary') return factsOfName(id, profile, now, problem);
  const { content, ...facts } = postFacts(text, id, profile, now);
  // A text nested beyond reading has no words to show but those that its head may have.
  const length = headLengths.at(-1) ?? 0;
  const head = headFacts({ text: text.slice(0, length), isWhole: text.length <= length }, id, profile, now);
  const excerpt = (head?.excerpt ?? facts.excerpt) || content;
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
  return { summary, counted: true, stamp: '', holds: { since, until } };
}

type Facts = Omit<PostFacts, 'content' | 'words' | 'minutes'> & Pick<PostSummary, 'words' | 'minutes'>;

function factsOfName(id: PostId, profile: SiteProfile, now: number, problem: Problem): Facts {
  const { date, time, since, until } = postStatus(profile, id, null, now);
  return {
    title: withoutEnding(basename(id)),
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
