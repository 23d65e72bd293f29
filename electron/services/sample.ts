import { dirname, join } from 'node:path';
import { exists } from '../fs/atomic-write.ts';
import { copyContents } from '../fs/copy.ts';
import type { Disk } from '../fs/disk.ts';

export interface SampleOptions {
  readonly disk: Disk;
  readonly dataFolder: string;
  /** Folder of the sample library that comes with the app; never opened itself. */
  readonly sampleLibrary: string;
}

/** The path of the person's own copy of the sample library, made on the first call and kept as they leave it. */
export async function sampleCopy({ disk, dataFolder, sampleLibrary }: SampleOptions): Promise<string> {
  const to = join(dataFolder, 'Sample Library');
  if (await exists(disk, to)) return to;
  // Copied under another name first: a copy that was cut off must not pass for the whole.
  const partial = `${to}.partial`;
  await disk.removeFolder(partial);
  await disk.makeFolder(dirname(to));
  await copyContents(disk, sampleLibrary, partial);
  await disk.rename(partial, to);
  await disk.flushFolder(dirname(to));
  return to;
}
