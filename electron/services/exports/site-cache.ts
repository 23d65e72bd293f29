import { hash } from 'node:crypto';
import { join } from 'node:path';
import { AppError } from '../../../shared/base/errors.ts';
import type { PostId } from '../../../shared/model/post.ts';
import type { SiteFields } from '../../../shared/site/site-post.ts';
import type { ReadPost } from '../../../shared/site/views.ts';
import { atomicWrite } from '../../fs/atomic-write.ts';
import type { Disk } from '../../fs/disk.ts';
import type { AddressUse } from './site-page.ts';

/** A post's page as the last export made it: it stays the same while its key and what its addresses lead to do. */
export interface KeptPage {
  readonly key: string;
  /** Of the page's bytes. */
  readonly hash: string;
  readonly read: ReadPost;
  readonly uses: readonly AddressUse[];
  readonly warnings: readonly { readonly message: string; readonly line: number }[];
}

/** What a revision of a post says of its place; what it does not say is left out. */
export interface KeptFields {
  readonly revision: string;
  readonly fields: Partial<SiteFields>;
}

/** A page of links to posts as the last export made it. */
export interface KeptList {
  /** Of what it shows. */
  readonly key: string;
  /** Of its bytes. */
  readonly hash: string;
}

/** What is known of the last export of a library to a folder. Losing it costs time only. */
export interface SiteMemory {
  /** Of the profile that the fields were read by. */
  readonly profileKey: string;
  readonly fields: Readonly<Record<PostId, KeptFields>>;
  readonly pages: Readonly<Record<PostId, KeptPage>>;
  /** By their files. */
  readonly lists: Readonly<Record<string, KeptList>>;
  /** Of all that links between pages hung on. */
  readonly mapKey: string;
  /** Files of the library that were copied: how they looked and the hash of their bytes. */
  readonly assets: Readonly<Record<string, { readonly stamp: string; readonly hash: string }>>;
  /** How the files of the export looked on the disk after they were put in place. */
  readonly stamps: Readonly<Record<string, string>>;
}

export interface SiteCache {
  readonly last: SiteMemory;
  save(memory: SiteMemory): Promise<void>;
}

const version = 6;
const nothing: SiteMemory = { profileKey: '', fields: {}, pages: {}, lists: {}, mapKey: '', assets: {}, stamps: {} };
const largest = 512 * 1024 * 1024;

/** In the app's data folder, one file for each library and export folder. What cannot be read is as if it were not there. */
export async function openSiteCache(
  disk: Disk,
  dataFolder: string,
  library: string,
  folder: string,
): Promise<SiteCache> {
  const files = join(dataFolder, 'site-exports');
  const file = join(files, `${hashText(`${library}\0${folder}`).slice(0, 32)}.json`);
  return {
    last: await read(disk, file),
    save: async (memory) => {
      try {
        await disk.makeFolder(files);
        const bytes = new TextEncoder().encode(JSON.stringify({ version, ...memory }));
        // What a power cut tears cannot be read as JSON, and is as if it were not there.
        await atomicWrite(disk, file, bytes, { mode: 0o600, loose: true });
      } catch (error) {
        // The export itself is done; the next one only takes longer.
        if (!(error instanceof AppError)) throw error;
      }
    },
  };
}

async function read(disk: Disk, file: string): Promise<SiteMemory> {
  try {
    const kept = JSON.parse(new TextDecoder().decode(await disk.readFile(file, largest))) as SiteMemory & {
      version?: number;
    };
    return kept.version === version ? kept : nothing;
  } catch (error) {
    if (error instanceof AppError || error instanceof SyntaxError) return nothing;
    throw error;
  }
}

/** SHA-256 of the text as UTF-8, in hexadecimal digits. */
export const hashText = (text: string): string => hash('sha256', text);
