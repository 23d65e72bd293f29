import type { PostId, Revision } from '../../../shared/model/post.ts';
import { readKept, trimKept, writeKept } from '../../fs/kept-file.ts';
import { asciiJson } from './ascii-json.ts';
import type { IndexEntry, SavedEntries } from './index-entries.ts';
import type { FoundSite } from './library-profile.ts';
import type { KeptSample } from './samples.ts';

/** The site that a folder held. */
export interface KeptSite {
  readonly site: FoundSite;
  /** Hash of the configuration, folders and corrections by which it was found: see `surveyKey`. */
  readonly surveyed: string;
}

/** What is known of a folder's posts, as it is kept from one opening to the next. */
export interface SavedIndex extends SavedEntries {
  readonly samples: readonly KeptSample[];
  readonly found: KeptSite | null;
}

/** Set by the bundler to a hash of all sources and the version: other code may find other facts in the same bytes. */
declare const LONGHAND_BUILD: string | undefined;
const build = typeof LONGHAND_BUILD === 'undefined' ? 'source' : LONGHAND_BUILD;

/** Changes with the form of the file and with everything that facts rest on besides the posts and the profile. */
const maker = `longhand-list 3 ${build} ${process.versions['unicode'] ?? ''}`;

/** Libraries whose lists are kept. */
const most = 20;

/** Everything but the lines, which follow one by one: to take them apart is only needed where they are shown. */
interface Head extends Pick<SavedIndex, 'profile' | 'samples' | 'found'> {
  readonly root: string;
  readonly entries: readonly HeadEntry[];
}

type HeadEntry = readonly [
  id: PostId,
  revision: Revision,
  stamp: string,
  since: number | null,
  until: number | null,
  counted: 0 | 1,
];

/** null where there is none, or none that can be believed: another version, another folder, not whole. */
export function readIndexFile(path: string, root: string): SavedIndex | null {
  const text = readKept(path, maker);
  if (text === null) return null;
  const [first = '', ...lines] = text.split('\n');
  const head = JSON.parse(first) as Head;
  if (head.root !== root) return null;
  const { profile, samples, found } = head;
  const entries = new Map<PostId, IndexEntry>();
  for (const [index, [id, revision, stamp, since, until, counted]] of head.entries.entries())
    entries.set(id, { revision, stamp, since, until, counted: counted === 1, line: lines[index] ?? '' });
  return { profile, samples, found, entries };
}

/** Whether it was written. */
export function writeIndexFile(path: string, root: string, { profile, samples, found, entries }: SavedIndex): boolean {
  const head: Head = {
    root,
    profile,
    samples,
    found,
    entries: [...entries].map(([id, { revision, stamp, since, until, counted }]) => [
      id,
      revision,
      stamp,
      since,
      until,
      counted ? 1 : 0,
    ]),
  };
  const lines = [...entries.values()].map(({ line }) => line);
  return writeKept(path, maker, [asciiJson(head), ...lines].join('\n'));
}

/** Removes the lists of libraries that were not open for the longest time. */
export const trimIndexFiles = (folder: string): void => trimKept(folder, most);
