import { onTestFinished } from 'vitest';
import { createDisk } from '../../electron/fs/disk.ts';
import { createLibraries, type Libraries, type LibrariesOptions } from '../../electron/services/library/libraries.ts';

/** Libraries that end with the test; without a watcher where none is asked for. */
export function testLibraries(options: Partial<LibrariesOptions> = {}): Libraries {
  const libraries = createLibraries({ disk: createDisk(), watch: false, ...options });
  onTestFinished(() => libraries.dispose());
  return libraries;
}
