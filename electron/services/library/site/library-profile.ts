import { bundlesOf } from '../../../../shared/generators/bundle-folders.ts';
import { detectSite } from '../../../../shared/generators/detect.ts';
import type { SamplePost } from '../../../../shared/generators/rules/generator-rules.ts';
import { usedFields } from '../../../../shared/generators/used-fields.ts';
import type { LibraryInfo } from '../../../../shared/model/library.ts';
import type { ProfileCorrections } from '../../../../shared/model/site.ts';
import { hashBytes } from '../../../fs/revision.ts';
import type { SyncDisk } from '../../../fs/sync-disk.ts';
import { readDataFiles } from './data-files.ts';
import type { Samples } from './samples.ts';
import { readSiteSchemas } from './schemas.ts';
import { pickSamples, type SiteSurvey } from './site.ts';
import { isIgnoredPost, walkLibrary, type Walk } from '../index/walk.ts';

const mostSamples = 60;

/** What site a folder holds. */
export type FoundSite = Omit<LibraryInfo, 'id' | 'path' | 'name'>;

/** A site and what it was found by: where that is the same again, so is the profile. */
export interface KnownSite {
  readonly site: FoundSite;
  /** See `surveyKey`. */
  readonly surveyed: string;
  /** Hash of that, the names of all posts, and those that were read; null where other files had a say. */
  readonly from: string | null;
}

/** What a folder holds before its posts are read. */
export interface FoundLibrary extends Omit<Walk, 'data'> {
  readonly found: KnownSite;
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
  signs: SiteSigns,
  known: KnownSite | null,
): Generator<void, FoundLibrary> {
  const { survey, corrections } = signs;
  const surveyed = surveyKey(signs);
  const early = detectSite({ ...survey, posts: [], samples: [] }, corrections);
  const { posts, data, ...walk } = yield* walkLibrary(disk, root, early);
  const sampled = pickSamples(posts, mostSamples);
  const said: string[] = [];
  sampling.restart();
  for (const id of sampled) {
    said.push(sampling.sign(id));
    yield;
  }
  let read: readonly SamplePost[] | null = null;
  const samples = () => (read ??= sampled.flatMap(sampling.get));
  const from = hashBytes(Buffer.from(JSON.stringify([surveyed, posts, data, said])));
  const isKnown = known?.from === from;
  // The posts may tell the generator where no configuration does.
  const voted =
    isKnown || early.generator !== 'plain' ? null : detectSite({ ...survey, posts, samples: samples() }, corrections);
  const guess = isKnown ? known.site.profile : (voted ?? early);
  const dataFiles = yield* readDataFiles(disk, root, guess, { posts, data });
  const isSure = guess !== early && dataFiles.length === 0;
  const profile = isSure ? guess : detectSite({ ...survey, posts, samples: samples(), dataFiles }, corrections);
  const schemas = readSiteSchemas(disk, root, profile, survey.configs);
  // What it ignores the walk may have left out already.
  const isWalked = profile.ignoredFolders.every((folder) => early.ignoredFolders.includes(folder));
  const listed = isWalked ? posts : posts.filter((id) => !isIgnoredPost(profile.ignoredFolders, id));
  const bundles = isWalked ? profile.bundles : bundlesOf(profile.generator, listed);
  return {
    ...walk,
    posts: listed,
    found: {
      site: {
        profile: { ...profile, bundles },
        schemas,
        usedFields: isKnown ? known.site.usedFields : usedFields(samples()),
      },
      surveyed,
      from: dataFiles.length === 0 ? from : null,
    },
  };
}
