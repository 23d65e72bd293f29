import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { introduce } from '../../../electron/app/introduce.ts';
import { jumpList } from '../../../electron/app/jump-list.ts';
import { readStart, readStartArguments } from '../../../electron/app/start-arguments.ts';
import { readSource } from '../../support/source-files.ts';

const here = resolve('/somewhere');
const pathOf = (...argv: readonly string[]) => readStartArguments(['longhand', ...argv], here).path;

test('the last path named counts, from where the program was started', () => {
  expect(pathOf('blog/a post.md')).toBe(join(here, 'blog', 'a post.md'));
  expect(pathOf(join(here, 'a'), join(here, 'b'))).toBe(join(here, 'b'));
  expect(pathOf()).toBeNull();
});

test("flags are passed over, Chromium's among them", () => {
  expect(pathOf('--no-sandbox', 'blog', '--original-process-start-time=1')).toBe(join(here, 'blog'));
  expect(readStartArguments(['longhand', '--new-window'], here)).toEqual({
    path: null,
    newWindow: true,
    sample: false,
  });
  expect(readStartArguments(['longhand', '--sample'], here)).toMatchObject({ path: null, sample: true });
});

test('an address of a file is its path; any other address is only a name', () => {
  const file = join(here, 'with ümlaut & space.md');
  expect(pathOf(pathToFileURL(file).href)).toBe(file);
  expect(pathOf('file://server.test/%2e%2e/a.md')).toContain('somewhere');
  expect(pathOf('https://evil.test/a.md')).toContain('somewhere');
});

test('a second start is what it handed over; nothing else passes for one', () => {
  const start = { argv: ['electron', '/checkout', '--sample'], cwd: here };
  expect(readStart(start)).toEqual(start);
  for (const other of [undefined, null, {}, [], { argv: [1], cwd: here }, { argv: ['a'] }, { argv: 'a', cwd: here }])
    expect(readStart(other)).toBeNull();
});

describe("the task bar's list", () => {
  const library = { name: 'My blog', path: 'C:\\', openedAt: 1, missing: false };

  test('starts the program with whole paths', () => {
    const [libraries, tasks] = jumpList([library], 'longhand.exe', []);
    expect(libraries?.items).toMatchObject([{ program: 'longhand.exe', args: '"C:\\\\"', title: 'My blog' }]);
    expect(tasks?.items).toMatchObject([{ args: '--new-window' }]);
  });

  test('has nothing again that was taken out of it, which would cost it all libraries', () => {
    const [before] = jumpList([library, { ...library, path: 'D:\\blog' }], 'longhand.exe', []);
    const [libraries] = jumpList([library, { ...library, path: 'D:\\blog' }], 'longhand.exe', [
      ...(before?.items?.slice(0, 1) ?? []),
    ]);
    expect(libraries?.items).toEqual(before?.items?.slice(1));
  });

  test('says no more of a path than Windows takes', () => {
    const [libraries] = jumpList([{ ...library, path: `C:\\${'a'.repeat(300)}` }], 'longhand.exe', []);
    expect(libraries?.items?.[0]?.description).toHaveLength(260);
    expect(libraries?.items?.[0]?.args).toHaveLength(305);
  });
});

test('Windows knows the program by the name that its shortcuts carry', () => {
  const named: string[] = [];
  const app = { setAppUserModelId: (id: string) => void named.push(id) };
  introduce(app, 'win32');
  introduce(app, 'linux');
  expect(named).toEqual([/^appId: (.*)$/m.exec(readSource('electron-builder.yml'))?.[1]]);
});
