import { AppError } from '../../../shared/base/errors.ts';
import { dirname, isIndex } from '../../../shared/base/paths.ts';
import { revision, type PostId } from '../../../shared/model/post.ts';
import type { Refusal } from '../../../shared/model/task.ts';
import { hashBytes } from '../../fs/revision.ts';
import { logProblem } from '../log.ts';
import type { ReadPost } from '../posts/post-text.ts';
import type { OperationEntry } from './operation-files.ts';
import { otherSide, readIfThere, type LinkedWork, type Moves } from './operation-merge.ts';

/** A post that gets another path besides another text. */
export interface MovingEntry extends OperationEntry {
  readonly to: PostId;
}

export const isMoving = (entry: OperationEntry): entry is MovingEntry => entry.to !== undefined;

/** Languages of one post, which move with their folder. */
export const isBeside = (one: PostId, other: PostId): boolean =>
  isIndex(one) && isIndex(other) && dirname(one) === dirname(other);

/** It was brought to the other side. `takeBack` never rejects; false: it could not be taken back. */
export interface Moved {
  readonly takeBack: () => Promise<boolean>;
}

/**
 * Brings a post that moves to the other side; `there`: it was on the other side already. Its text is changed at its first
 * path, then it is renamed, and the same way back, so that a cut in between is gone on from. A text that was changed
 * meanwhile goes along. Where one of the two steps fails, the other is taken back.
 */
export async function carryMoving(
  work: LinkedWork,
  entry: MovingEntry,
  moves: Moves,
): Promise<Moved | 'there' | Refusal> {
  const steps = createSteps(work);
  const carry = work.direction === 'back' ? carryBack : carryForward;
  try {
    const outcome = await carry({ work, entry, moves, steps });
    if (outcome === 'there') return outcome;
    if (outcome === 'changed') return { takeBack: steps.takeBack };
    await steps.takeBack();
    return outcome;
  } catch (error) {
    await steps.takeBack();
    throw error;
  }
}

interface Carrying {
  readonly work: LinkedWork;
  readonly entry: MovingEntry;
  readonly moves: Moves;
  readonly steps: ReturnType<typeof createSteps>;
}

type Carried = 'changed' | 'there' | Refusal;

async function carryForward(carrying: Carrying): Promise<Carried> {
  const { work, entry, moves, steps } = carrying;
  const { id, to } = entry;
  const [here, there] = [readIfThere(work, id), readIfThere(work, to)];
  // Both names may lead to one file, where they differ in case only.
  if (there?.post.revision === entry.after && !(here && isSide(entry, here))) return 'there';
  if (there && !here && (await isSettled(work, entry, there, moves))) return 'there';
  if (!here && !there) return gone(id);
  if (!here) {
    // Its folder moved with another language of it.
    return there && isSide(entry, there) ? settle(carrying, to, there) : changedMeanwhile(to);
  }
  const settled = await settle(carrying, id, here);
  if (typeof settled !== 'string') return settled;
  // Who has it open must know the new text before the new name, or it would look as if it had gone.
  await work.library.refresh([id]);
  await steps.rename(id, to);
  return 'changed';
}

async function carryBack(carrying: Carrying): Promise<Carried> {
  const { work, entry, steps } = carrying;
  const { id, to } = entry;
  const [here, there] = [readIfThere(work, to), readIfThere(work, id)];
  // Under the new name may be another file: the move had failed because of it, and the post is where it was.
  if (there && (!here || (isSide(entry, there) && !isSide(entry, here)))) return settle(carrying, id, there);
  if (!here) return gone(to);
  await steps.rename(to, id);
  const settled = await settle(carrying, id, here);
  if (settled === 'there') return 'changed';
  return settled === 'changed' ? settled : { ...settled, id: to };
}

const isSide = ({ before, after }: OperationEntry, { post }: ReadPost) =>
  post.revision === before || post.revision === after;

async function isSettled(work: LinkedWork, entry: MovingEntry, read: ReadPost, moves: Moves): Promise<boolean> {
  const bytes = await otherSide(work, entry, read, moves);
  return bytes !== null && Buffer.compare(bytes, read.bytes) === 0;
}

/** Gives a post the text of the other side where it stands. */
async function settle({ work, entry, moves, steps }: Carrying, at: PostId, read: ReadPost): Promise<Carried> {
  const bytes = await otherSide(work, entry, read, moves);
  if (bytes === null) return changedMeanwhile(at);
  if (Buffer.compare(bytes, read.bytes) === 0) return 'there';
  const outcome = await steps.replace(at, read.bytes, bytes);
  if (outcome === 'gone') return gone(at);
  return outcome === 'saved' ? 'changed' : changedMeanwhile(at);
}

const gone = (id: PostId): Refusal => ({ id, why: 'It is not there any more.' });
const changedMeanwhile = (id: PostId): Refusal => ({ id, why: 'It was changed meanwhile.' });

/** What is done to a post, step by step, to be taken back in the other order. */
function createSteps(work: LinkedWork) {
  const { posts, library } = work;
  const done: (() => Promise<unknown>)[] = [];
  const { id: name } = library.info;
  const replace = async (id: PostId, over: Uint8Array, bytes: Uint8Array) =>
    (await posts.replace(name, { id, base: revision(hashBytes(over)), bytes })).kind;
  return {
    replace: async (id: PostId, over: Uint8Array, bytes: Uint8Array) => {
      // A save that fails may have got as far as the file.
      done.push(async () => {
        if ((await replace(id, bytes, over)) === 'saved') return library.refresh([id]);
        throw new AppError('io', `The post was changed meanwhile: ${id}`, { file: id });
      });
      const outcome = await replace(id, over, bytes);
      if (outcome !== 'saved') done.pop();
      return outcome;
    },
    rename: async (from: PostId, to: PostId) => {
      const back = () => posts.rename(name, to, from, true);
      try {
        await posts.rename(name, from, to, true);
        done.push(back);
      } catch (error) {
        // It may have failed after the file had its name.
        if (!readIfThere(work, from) && readIfThere(work, to)) done.push(back);
        throw error;
      }
    },
    takeBack: async (): Promise<boolean> => {
      try {
        for (let step = done.pop(); step; step = done.pop()) await step();
        return true;
      } catch (error) {
        logProblem('a post that was moved could not be taken back', error);
        return false;
      }
    },
  };
}
