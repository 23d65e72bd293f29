import { AppError } from '../../../../shared/base/errors.ts';
import type { SamplePost } from '../../../../shared/generators/rules/generator-rules.ts';
import type { PostId } from '../../../../shared/model/post.ts';
import { hashBytes } from '../../../fs/revision.ts';
import type { SyncDisk } from '../../../fs/sync-disk.ts';
import { decodeText } from '../../posts/text-codec.ts';
import { isQuiet, largestParsed } from '../index/scan.ts';
import { samplePost } from './site.ts';
import { findPlace, type Place } from '../index/walk.ts';

/** A sample as it was read from a file, and the stamp that the file had, see PostReading. */
export interface KeptSample {
  readonly id: PostId;
  readonly stamp: string;
  /** Hash of its file. */
  readonly sign: string;
  readonly sample: () => SamplePost;
}

/** Reads the posts that a look at the site rests on; those that did not change since the last time only once. */
export interface Samples {
  /** Another one when the sample says something else; empty for a post that cannot be read, see `get`. */
  sign(id: PostId): string;
  /** Nothing for a post that cannot be read: it has no vote, and the scan lists it with the reason. */
  get(id: PostId): readonly SamplePost[];
  restore(kept: readonly KeptSample[]): void;
  /** Those that were asked for since the last `restart`. */
  kept(): readonly KeptSample[];
  /** A new look begins. */
  restart(): void;
}

/** Characters past which a sample is not kept but read again. */
const longest = 32_768;

export function createSamples(disk: SyncDisk, root: string): Samples {
  let known = new Map<PostId, KeptSample>();
  let asked = new Map<PostId, KeptSample>();
  const read = (id: PostId) => readSample(disk, findPlace(disk, root, id, true), id);

  function sign(id: PostId): string {
    const place = findPlace(disk, root, id, true);
    const before = known.get(id);
    if (place && before?.stamp === place.stamp) {
      asked.set(id, before);
      return before.sign;
    }
    const found = readSample(disk, place, id);
    if (!found) return '';
    const { sample, lasts } = found;
    if (lasts) asked.set(id, { id, stamp: place?.stamp ?? '', sign: found.sign, sample: () => sample });
    return found.sign;
  }

  return {
    sign: (id) => orElse('', () => sign(id)),
    get: (id) => {
      const kept = asked.get(id);
      if (kept) return [kept.sample()];
      const found = orElse(null, () => read(id));
      return found ? [found.sample] : [];
    },
    restore: (kept) => {
      known = new Map(kept.map((one) => [one.id, one]));
    },
    kept: () => [...asked.values()],
    restart: () => {
      if (asked.size > 0) known = asked;
      asked = new Map();
    },
  };
}

/** `lasts`: it may be kept. */
function readSample(disk: SyncDisk, place: Place | null, id: PostId) {
  const file = place && disk.readPlain(place.path, largestParsed);
  if (!file?.bytes) return null;
  const { text, problem } = decodeText(file.bytes);
  if (problem) return null;
  const lasts = text.length <= longest && isQuiet(file.look);
  return { sample: samplePost(id, text), sign: hashBytes(file.bytes), lasts };
}

function orElse<T>(otherwise: T, step: () => T): T {
  try {
    return step();
  } catch (error) {
    if (error instanceof AppError) return otherwise;
    throw error;
  }
}
