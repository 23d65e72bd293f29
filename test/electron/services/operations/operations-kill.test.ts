import { expect, test } from 'vitest';
import { killRename, type Killed } from '../../../support/killed-rename.ts';
import { postsToKill } from '../../../support/posts-to-kill.ts';
import { isSoak, soakTimes } from '../../../support/soak-times.ts';
import { tempFolder, tempLibrary } from '../../../support/temp-library.ts';

test(
  'a rename killed at any moment leaves each post old or new, and can be finished or undone',
  async () => {
    const before = postsToKill(isSoak ? 500 : 120);
    const root = await tempLibrary(before);
    const dataFolder = await tempFolder('data');
    const seen: Killed[] = [];
    for (let round = 0; round < soakTimes(14); round++) {
      // From the start of the process; on a busy machine all of those may be over before it begins, so some count from its journal.
      const journalled = isSoak || round % 3 === 2;
      const milliseconds = Math.random() * (isSoak ? 600 : journalled ? 30 : 250);
      const way = round % 2 ? 'undo' : 'redo';
      seen.push(await killRename(root, dataFolder, before, { milliseconds, journalled, way }));
      if (isSoak && round % 20 === 19)
        console.info(`${round + 1} kills, ${seen.filter((one) => one === 'interrupted').length} inside a rename`);
    }
    expect(seen).toContain('interrupted');
  },
  // A rename of 500 posts takes seconds where others work too.
  isSoak ? 0 : 120_000,
);
