import { expect, test } from 'vitest';
import { bindCommand, canRun, runCommand } from '../../../renderer/commands/registry.ts';

test('a command runs while it is bound and enabled, with its argument', () => {
  const seen: (string | undefined)[] = [];
  let enabled = true;
  const unbind = bindCommand('post.rename', { run: (argument) => seen.push(argument), enabled: () => enabled });
  expect(runCommand('post.rename', 'a.md')).toBe(true);
  enabled = false;
  expect(canRun('post.rename')).toBe(false);
  expect(runCommand('post.rename', 'b.md')).toBe(false);
  enabled = true;
  unbind();
  expect(runCommand('post.rename', 'c.md')).toBe(false);
  expect(seen).toEqual(['a.md']);
});

test('unbinding an older binding leaves the newer one', () => {
  const seen: string[] = [];
  const first = bindCommand('post.save', { run: () => seen.push('first') });
  const second = bindCommand('post.save', { run: () => seen.push('second') });
  first();
  runCommand('post.save');
  second();
  expect(seen).toEqual(['second']);
});

test('a name from outside that is no command does nothing', () => {
  expect(runCommand('constructor')).toBe(false);
});
