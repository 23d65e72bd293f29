import { expect, test } from 'vitest';
import { createDisk } from '../../../../electron/fs/disk.ts';
import { createRenamer } from '../../../../electron/services/operations/renamer.ts';
import { postId } from '../../../../shared/model/post.ts';
import { createFailingDisk } from '../../../support/failing-disk.ts';
import { finish } from '../../../support/finish.ts';
import { openForOperations } from '../../../support/operations.ts';
import { tempLibrary } from '../../../support/temp-library.ts';

const others = Array.from({ length: 200 }, (_, at) => [`content/posts/other-${at}.md`, 'Text.\n'] as const);

/** How many files are read to move a post with this link. */
async function readings(link: string, signal: AbortSignal): Promise<number> {
  const { disk, calls } = createFailingDisk(createDisk());
  const files = {
    'hugo.toml': '',
    'content/posts/salt.md': `---\ntitle: Salt\n---\n[link](${link})\n`,
    ...Object.fromEntries(others),
  };
  const opened = await openForOperations(await tempLibrary(files), { disk });
  const before = calls.length;
  const renames = [{ from: postId('content/posts/salt.md'), to: postId('content/notes/salz.md') }];
  const request = { library: opened.library.info.id, renames, links: true, leaveOut: [] };
  const report = await finish(createRenamer({ disk, ...opened }).rename(request, signal));
  expect(report.cancelled).toBe(signal.aborted);
  return calls.slice(before).filter((call) => call === 'readFile').length;
}

test('posts that a link may lead to are read as long as somebody waits, and not for a picture', async () => {
  const { signal } = new AbortController();
  expect(await readings('../nowhere/', signal)).toBeGreaterThan(200);
  expect(await readings('../nowhere/', AbortSignal.abort())).toBe(0);
  expect(await readings('photo.jpg', signal)).toBeLessThan(20);
});
