import { detectSite } from '../../../shared/library/detect.ts';
import type { SamplePost } from '../../../shared/library/generator.ts';
import { usedFields } from '../../../shared/library/used-fields.ts';
import type { LibraryInfo } from '../../../shared/model/library.ts';
import type { ProfileCorrections } from '../../../shared/model/site.ts';
import { hashBytes } from '../../fs/revision.ts';
import type { SyncDisk } from '../../fs/sync-disk.ts';
import { readDataFiles } from './data-files.ts';
import type { Samples } from './samples.ts';
import { readSiteSchemas } from './schemas.ts';
import { pickSamples, type SiteSurvey } from './site.ts';
import { isIgnoredPost, walkLibrary, type Walk } from './walk.ts';

const mostSamples = 60;

/** What site a folder holds. */
export type FoundSite = Omit<LibraryInfo, 'id' | 'path' | 'name'>;

/** What a folder holds before its posts are read. */
export interface FoundLibrary extends Omit<Walk, 'data'> {
  readonly site: FoundSite;
}

/** What a site is found by besides its posts. */
export interface SiteSigns {
  readonly survey: SiteSurvey;
  readonly corrections: ProfileCorrections;
}

/** While it stays the same, another site can only be found by what the posts say. */
export const surveyKey = (signs: SiteSigns): string => hashBytes(Buffer.from(JSON.stringify(signs)));

/** Walks a folder and tells what site it is. The configuration decides what is walked, the posts then what is left open. */
export function* findLibrary(
  disk: SyncDisk,
  root: string,
  sampling: Samples,
  { survey, corrections }: SiteSigns,
): Generator<void, FoundLibrary> {
  const early = detectSite({ ...survey, posts: [], samples: [] }, corrections);
  const { posts, data, ...walk } = yield* walkLibrary(disk, root, early);
  const samples: SamplePost[] = [];
  sampling.restart();
  for (const id of pickSamples(posts, mostSamples)) {
    samples.push(...sampling.read(id));
    yield;
  }
  // The posts may tell the generator where no configuration does.
  const voted = early.generator === 'plain' ? detectSite({ ...survey, posts, samples }, corrections) : null;
  const dataFiles = yield* readDataFiles(disk, root, voted ?? early, { posts, data });
  const profile =
    voted && dataFiles.length === 0 ? voted : detectSite({ ...survey, posts, samples, dataFiles }, corrections);
  const schemas = readSiteSchemas(disk, root, profile, survey.configs);
  return {
    ...walk,
    posts: posts.filter((id) => !isIgnoredPost(profile.ignoredFolders, id)),
    site: { profile, schemas, usedFields: usedFields(samples) },
  };
}
