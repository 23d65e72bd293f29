import { applyByteChange } from '../../../shared/base/byte-change.ts';
import type { PostId } from '../../../shared/model/post.ts';
import { relinkAll, relinkSite } from '../../../shared/site/relink.ts';
import { filesBeside, relinkOwn, type OwnLinks } from '../../../shared/site/relink-own.ts';
import { ifThereNow } from '../../fs/if-there.ts';
import type { OpenLibrary } from '../library/libraries.ts';
import type { Posts } from '../posts/posts.ts';
import type { ReadPost } from '../posts/post-text.ts';
import { decodeText, encodeChange } from '../posts/text-codec.ts';
import { mergeTexts } from './merge-text.ts';
import type { OperationEntry } from './operation-files.ts';
import type { JournaledOperation } from './operation-journal.ts';

/** What posts that move, and those with links to them, are brought to the other side with. */
export interface LinkedWork {
  readonly posts: Pick<Posts, 'reader' | 'replace' | 'rename'>;
  readonly library: OpenLibrary;
  readonly operation: Pick<JournaledOperation, 'kind' | 'oldBytes' | 'startedAt'>;
  readonly direction: 'forward' | 'back';
}

/** A path for another one, in the direction of the work. */
export type Moves = ReadonlyMap<PostId, PostId>;

/** A post with bytes of its own; null where there is none. */
export function readIfThere({ posts, library }: LinkedWork, id: PostId): ReadPost | null {
  const read = ifThereNow(() => posts.reader(library.info.id)(id));
  return read && { ...read, bytes: new Uint8Array(read.bytes) };
}

/**
 * The bytes of a post on the other side. Where somebody changed it meanwhile, what the operation changed is changed in that
 * text, as far as it still stands, and links that it got since follow the moves; null: nothing of it stands.
 */
export async function otherSide(
  work: LinkedWork,
  entry: OperationEntry,
  read: ReadPost,
  moves: Moves,
): Promise<Uint8Array | null> {
  const back = work.direction === 'back';
  const [from, to] = back ? [entry.after, entry.before] : [entry.before, entry.after];
  // Files that moved by themselves: what was written in one meanwhile goes along as it is.
  if (read.post.revision === to || work.operation.kind === 'move') return read.bytes;
  const old = await work.operation.oldBytes(entry);
  const changed = applyByteChange(old, entry.change);
  const [base, other] = back ? [changed, old] : [old, changed];
  if (read.post.revision === from) return other;
  const files = filesThatStay(entry, decodeText(old).text, decodeText(changed).text);
  const placed = (text: string) => withLinks(work, entry, text, { moves, files });
  const text = mergeTexts(placed(decodeText(base).text), placed(read.post.text), decodeText(other).text);
  const change = text === null ? null : encodeChange(read.bytes, read.post, text);
  return change && applyByteChange(read.bytes, change);
}

const movedBetween = (from: PostId, to: PostId) => ({ from, to, before: '', after: '', base: null });

/** What a post leads to beside it on both sides: these files were there, and did not move along. */
function filesThatStay({ id, to = id }: OperationEntry, before: string, after: string): ReadonlyMap<string, string> {
  const led = filesBeside(after, movedBetween(to, id));
  const files = [...filesBeside(before, movedBetween(id, to))].filter((file) => led.has(file));
  return new Map(files.map((file) => [file, file]));
}

/** The text with its links to posts that move as they are to be after the moves, and its own where it moves itself. */
function withLinks(
  { library, direction }: LinkedWork,
  { id, to = id }: OperationEntry,
  text: string,
  { moves, files }: Required<Pick<OwnLinks, 'moves' | 'files'>>,
): string {
  const [here, there] = direction === 'back' ? [to, id] : [id, to];
  const posts = new Set([...library.snapshot().posts.map((post) => post.id), ...moves.keys()]);
  const own = relinkOwn(text, movedBetween(here, there), { profile: library.info.profile, posts, moves, files });
  const all = [...moves].map(([from, into]) => movedBetween(from, into));
  return relinkAll(own, there, all, relinkSite(library.info.profile, [...posts], all));
}

/** Brings a post that somebody changed meanwhile to the other side, as far as that stands; `conflict`: nothing does. */
export async function settleText(
  work: LinkedWork,
  { entry, moves }: { readonly entry: OperationEntry; readonly moves: Moves },
): Promise<'changed' | 'there' | 'conflict'> {
  const { posts, library } = work;
  const { id } = entry;
  const read = readIfThere(work, id);
  const bytes = read && (await otherSide(work, entry, read, moves));
  if (!bytes) return 'conflict';
  if (Buffer.compare(bytes, read.bytes) === 0) return 'there';
  const { kind } = await posts.replace(library.info.id, { id, base: read.post.revision, bytes });
  return kind === 'saved' ? 'changed' : 'conflict';
}
