import { readFileSync } from 'node:fs';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createDisk } from '../../../electron/fs/disk.ts';
import { createOutward, outwardAddress } from '../../../electron/services/outward.ts';
import { tempLibrary } from '../../support/temp-library.ts';
import { inCorpus } from '../../support/corpus.ts';

function setUp(folders: readonly string[] = []) {
  const opened: string[] = [];
  const shown: string[] = [];
  const shell = {
    openExternal: async (url: string) => void opened.push(url),
    reveal: async (path: string) => void shown.push(path),
  };
  return { opened, shown, outward: createOutward({ disk: createDisk(), shell, folders: () => folders }) };
}

describe('openExternal', () => {
  test.each(['https://example.org/a?b#c', 'http://example.org/', 'mailto:ada@example.org'])('opens %s', async (url) => {
    const { opened, outward } = setUp();
    await outward.openExternal(url);
    expect(opened).toEqual([url]);
  });

  test('opens an address as it was read', async () => {
    const { opened, outward } = setUp();
    await outward.openExternal('HTTPS://EXAMPLE.ORG');
    expect(opened).toEqual(['https://example.org/']);
  });

  test.each([
    'file:///etc/passwd',
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'https://example.org/\n--new',
    'data:text/html,x',
    'smb://host/share',
    'vscode://file/x',
    'ms-msdt:/id',
    'app://longhand/',
    '/etc/passwd',
    '--help',
    '//example.org',
    '\\\\host\\share',
    'https',
    '',
  ])('refuses %j', async (url) => {
    const { opened, outward } = setUp();
    await expect(outward.openExternal(url)).rejects.toMatchObject({ code: 'denied' });
    expect(opened).toEqual([]);
  });

  const payloads = inCorpus('security/payloads.json', 'addresses of the collected payloads');
  test.runIf(payloads)('only web pages and mails of the collected payloads go out', () => {
    const file = readFileSync(payloads ?? '', 'utf8');
    const urls = [...JSON.stringify(JSON.parse(file)).matchAll(/\b([a-z][\w+.-]*:[^\s"'<>\\)]+)/gi)].map(
      ([url]) => url,
    );
    expect(urls.length).toBeGreaterThan(50);
    const out = urls.filter((url) => outwardAddress(url) !== null);
    expect(out.filter((url) => !/^(https?|mailto):/i.test(url))).toEqual([]);
  });
});

describe('reveal', () => {
  test('shows what lies in a folder that the app works with, by its real path', async () => {
    const root = await tempLibrary({ 'a/b.html': '' });
    const other = await tempLibrary({ 'secret.txt': '' });
    await symlink(other, join(root, 'out'));
    const { shown, outward } = setUp([root]);
    await outward.reveal(join(root, 'a'));
    await expect(outward.reveal(join(root, 'out'))).rejects.toMatchObject({ code: 'denied' });
    await expect(outward.reveal(other)).rejects.toMatchObject({ code: 'denied' });
    await expect(outward.reveal(join(root, 'not there'))).rejects.toMatchObject({ code: 'not-found' });
    outward.allow(other);
    await outward.reveal(other);
    expect(shown).toEqual([join(root, 'a'), other]);
  });
});
