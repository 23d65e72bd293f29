import { dirname, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { revealCommand } from '../../../electron/host/open-program.ts';

const post = resolve('blog', 'Notes.app', 'post.md');

test('on macOS what is shown is never opened: a folder may be a program', () => {
  expect(revealCommand(post, 'darwin')).toEqual(['open', '-R', post]);
});

test.each(['linux', 'win32'] as const)('on %s the folder is opened, not the file in it', (platform) => {
  const command = revealCommand(post, platform);
  expect(command.at(-1)).toBe(dirname(post));
});
