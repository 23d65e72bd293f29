import { AppError } from '../../../shared/base/errors.ts';
import { detectSite } from '../../../shared/library/detect.ts';
import type { SamplePost } from '../../../shared/library/generator.ts';
import { usedFields } from '../../../shared/library/used-fields.ts';
import type { LibraryInfo } from '../../../shared/model/library.ts';
import type { PostId } from '../../../shared/model/post.ts';
import type { ProfileCorrections } from '../../../shared/model/site.ts';
import type { SyncDisk } from '../../fs/sync-disk.ts';
import { largestParsed } from './scan.ts';
import { readSiteSchemas } from './schemas.ts';
import { pickSamples, samplePost, surveySite } from './site.ts';
import { decodeText } from '../posts/text-codec.ts';
import { findPlace, isIgnoredPost, walkLibrary, type Walk } from './walk.ts';

const mostSamples = 60;

/** What site a folder holds. */
export type FoundSite = Omit<LibraryInfo, 'id' | 'path' | 'name'>;

/** What a folder holds before its posts are read. */
export interface FoundLibrary extends Walk {
  readonly site: FoundSite;
}

/** Walks a folder and tells what site it is. The configuration decides what is walked, the posts then what is left open. */
export function* findLibrary(
  disk: SyncDisk,
  root: string,
  corrections: ProfileCorrections,
): Generator<void, FoundLibrary> {
  const survey = surveySite(disk, root);
  yield;
  const early = detectSite({ ...survey, posts: [], samples: [] }, corrections);
  const { posts, ...walk } = yield* walkLibrary(disk, root, early);
  const samples: SamplePost[] = [];
  for (const id of pickSamples(posts, mostSamples)) {
    samples.push(...readSample(disk, root, id));
    yield;
  }
  const profile = detectSite({ ...survey, posts, samples }, corrections);
  const schemas = readSiteSchemas(disk, root, profile, survey.configs);
  return {
    ...walk,
    posts: posts.filter((id) => !isIgnoredPost(profile.ignoredFolders, id)),
    site: { profile, schemas, usedFields: usedFields(samples) },
  };
}

function readSample(disk: SyncDisk, root: string, id: PostId): readonly SamplePost[] {
  try {
    const place = findPlace(disk, root, id, true);
    const bytes = place && disk.readPlain(place.path, largestParsed).bytes;
    if (!bytes) return [];
    const { text, problem } = decodeText(bytes);
    return problem ? [] : [samplePost(id, text)];
  } catch (error) {
    // A post that cannot be read has no vote; the scan lists it with the reason.
    if (error instanceof AppError) return [];
    throw error;
  }
}
