import { AppError } from '../../../shared/base/errors.ts';
import type { SamplePost } from '../../../shared/library/generator.ts';
import type { PostId } from '../../../shared/model/post.ts';
import type { SyncDisk } from '../../fs/sync-disk.ts';
import { decodeText } from '../posts/text-codec.ts';
import { isQuiet, largestParsed } from './scan.ts';
import { samplePost } from './site.ts';
import { findPlace } from './walk.ts';

/** A sample with the stamp that its file had, see PostReading. */
export type KeptSample = readonly [stamp: string, sample: SamplePost];

/** Reads the posts that a look at the site rests on; those that did not change since the last time only once. */
export interface Samples {
  /** Nothing for a post that cannot be read: it has no vote, and the scan lists it with the reason. */
  read(id: PostId): readonly SamplePost[];
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

  function read(id: PostId): readonly SamplePost[] {
    try {
      const place = findPlace(disk, root, id, true);
      const before = known.get(id);
      if (place && before?.[0] === place.stamp) {
        asked.set(id, before);
        return [before[1]];
      }
      const file = place && disk.readPlain(place.path, largestParsed);
      if (!file?.bytes) return [];
      const { text, problem } = decodeText(file.bytes);
      if (problem) return [];
      const sample = samplePost(id, text);
      if (text.length <= longest && isQuiet(file.look)) asked.set(id, [place?.stamp ?? '', sample]);
      return [sample];
    } catch (error) {
      if (error instanceof AppError) return [];
      throw error;
    }
  }

  return {
    read,
    restore: (kept) => {
      known = new Map(kept.map((one) => [one[1].id, one]));
    },
    kept: () => [...asked.values()],
    restart: () => {
      if (asked.size > 0) known = asked;
      asked = new Map();
    },
  };
}
