import pLimit from 'p-limit';
import { AppError } from '../../shared/base/errors.ts';
import { detectSite } from '../../shared/library/detect.ts';
import type { SamplePost } from '../../shared/library/generator.ts';
import { usedFields } from '../../shared/library/used-fields.ts';
import type { FieldUse, LibraryNotice } from '../../shared/model/library.ts';
import type { PostId } from '../../shared/model/post.ts';
import type { PostSchema } from '../../shared/model/schema.ts';
import type { ProfileCorrections, SiteProfile } from '../../shared/model/site.ts';
import type { Disk } from '../fs/disk.ts';
import { resolveInside } from '../fs/inside.ts';
import { largestParsed } from './scan.ts';
import { readSiteSchemas } from './schemas.ts';
import { pickSamples, samplePost, surveySite } from './site.ts';
import { decodeText } from './text-codec.ts';
import { isIgnoredPost, walkLibrary } from './walk.ts';

const mostSamples = 60;

/** What a folder holds before its posts are read. */
export interface FoundLibrary {
  readonly profile: SiteProfile;
  readonly schemas: readonly PostSchema[];
  readonly usedFields: readonly FieldUse[];
  readonly posts: readonly PostId[];
  readonly notices: readonly LibraryNotice[];
}

/** Walks a folder and tells what site it is. The configuration decides what is walked, the posts then what is left open. */
export async function findLibrary(
  disk: Disk,
  root: string,
  corrections: ProfileCorrections,
  signal?: AbortSignal,
): Promise<FoundLibrary> {
  const survey = await surveySite(disk, root);
  const early = detectSite({ ...survey, posts: [], samples: [] }, corrections);
  const { posts, notices } = await walkLibrary(disk, root, early, signal);
  signal?.throwIfAborted();
  const samples = await readSamples(disk, root, pickSamples(posts, mostSamples));
  const profile = detectSite({ ...survey, posts, samples }, corrections);
  const schemas = await readSiteSchemas(disk, root, profile, survey.configs);
  const shown = posts.filter((id) => !isIgnoredPost(profile.ignoredFolders, id));
  return { profile, schemas, usedFields: usedFields(samples), posts: shown, notices };
}

async function readSamples(disk: Disk, root: string, ids: readonly PostId[]): Promise<readonly SamplePost[]> {
  const limit = pLimit(8);
  const samples = await Promise.all(ids.map((id) => limit(() => readSample(disk, root, id))));
  return samples.flat();
}

async function readSample(disk: Disk, root: string, id: PostId): Promise<readonly SamplePost[]> {
  try {
    const { text, problem } = decodeText(await disk.readFile(await resolveInside(disk, root, id), largestParsed));
    return problem ? [] : [samplePost(id, text)];
  } catch (error) {
    // A post that cannot be read has no vote; the scan lists it with the reason.
    if (error instanceof AppError) return [];
    throw error;
  }
}
