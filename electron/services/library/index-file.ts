import { readKept, trimKept, writeKept } from '../../fs/kept-file.ts';
import { asciiJson } from './ascii-json.ts';
import type { SavedEntries } from './index-entries.ts';
import type { KnownSite } from './library-profile.ts';
import type { KeptSample } from './samples.ts';

/** What is known of a folder's posts, as it is kept from one opening to the next. */
export interface SavedIndex extends SavedEntries {
  readonly samples: readonly KeptSample[];
  readonly found: KnownSite | null;
}

/** Set by the bundler to a hash of all sources and the version: other code may find other facts in the same bytes. */
declare const LONGHAND_BUILD: string | undefined;
const build = typeof LONGHAND_BUILD === 'undefined' ? 'source' : LONGHAND_BUILD;

/** Changes with the form of the file and with everything that facts rest on besides the posts and the profile. */
const maker = `longhand-list 4 ${build} ${process.versions['unicode'] ?? ''}`;

/** Libraries whose lists are kept. */
const most = 20;

/** The first line; a row for each post follows. */
interface Head extends Omit<SavedIndex, 'rows'> {
  readonly root: string;
}

/** null where there is none, or none that can be believed: another version, another folder, not whole. */
export function readIndexFile(path: string, root: string): SavedIndex | null {
  const text = readKept(path, maker);
  if (text === null) return null;
  const [first = '', ...rows] = text.split('\n');
  const head = JSON.parse(first) as Head;
  return head.root === root ? { ...head, rows } : null;
}

/** Whether it was written. */
export const writeIndexFile = (path: string, root: string, { rows, ...head }: SavedIndex): boolean =>
  writeKept(path, maker, [asciiJson({ root, ...head } satisfies Head), ...rows].join('\n'));

/** Removes the lists of libraries that were not open for the longest time. */
export const trimIndexFiles = (folder: string): void => trimKept(folder, most);
