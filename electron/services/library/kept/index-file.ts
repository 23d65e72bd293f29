import { Buffer } from 'node:buffer';
import { endianness } from 'node:os';
import type { SamplePost } from '../../../../shared/generators/rules/generator-rules.ts';
import { readKept, trimKept, writeKept } from '../../../fs/kept-file.ts';
import { asciiJson } from './ascii-json.ts';
import { columnParts, columnsOf } from './index-columns.ts';
import type { SavedEntries } from '../index/index-entries.ts';
import type { KnownSite } from '../site/library-profile.ts';
import type { KeptSample } from '../site/samples.ts';

/** What is known of a folder's posts, as it is kept from one opening to the next. */
export interface SavedIndex extends SavedEntries {
  readonly samples: readonly KeptSample[];
  readonly found: KnownSite | null;
}

/** Set by the bundler to a hash of all sources and the version: other code may find other facts in the same bytes. */
declare const LONGHAND_BUILD: string | undefined;
const build = typeof LONGHAND_BUILD === 'undefined' ? 'source' : LONGHAND_BUILD;

/** Changes with the form of the file and with everything that facts rest on besides the posts and the profile. */
const maker = `longhand-list 8 ${endianness()} ${build} ${process.versions['unicode'] ?? ''}`;

/** Libraries whose lists are kept. */
const most = 20;

/** The first line; the columns follow and then the samples, each as long as is said here. */
interface Head extends Omit<SavedIndex, 'posts' | 'samples'> {
  readonly root: string;
  readonly lengths: readonly number[];
  readonly samples: readonly (Omit<KeptSample, 'sample'> & { readonly length: number })[];
}

/** null where there is none, or none that can be believed: another version, another folder, not whole. */
export function readIndexFile(path: string, root: string): SavedIndex | null {
  const bytes = readKept(path, maker);
  if (bytes === null) return null;
  let end = bytes.indexOf('\n') + 1;
  try {
    const { lengths, samples, ...head } = JSON.parse(bytes.toString('latin1', 0, end)) as Head;
    if (head.root !== root) return null;
    const part = (length: number) => bytes.subarray(end, (end += length));
    const posts = columnsOf(lengths.map(part));
    return {
      ...head,
      posts,
      samples: samples.map(({ length, ...one }) => ({ ...one, sample: parsedLater(part(length)) })),
    };
  } catch {
    return null;
  }
}

/** Whether it was written. */
export function writeIndexFile(path: string, root: string, { posts, samples, ...known }: SavedIndex): boolean {
  const parts = columnParts(posts);
  const texts = samples.map(({ sample }) => Buffer.from(asciiJson(sample()), 'latin1'));
  const head: Head = {
    root,
    ...known,
    lengths: parts.map(({ length }) => length),
    samples: samples.map(({ id, stamp, sign }, at) => ({ id, stamp, sign, length: texts[at]?.length ?? 0 })),
  };
  return writeKept(path, maker, [Buffer.from(`${asciiJson(head)}\n`), ...parts, ...texts]);
}

/** Half a megabyte of them is not asked for where the site is as it was. */
const parsedLater = (bytes: Buffer) => () => JSON.parse(bytes.toString('latin1')) as SamplePost;

/** Removes the lists of libraries that were not open for the longest time. */
export const trimIndexFiles = (folder: string): void => trimKept(folder, most);
