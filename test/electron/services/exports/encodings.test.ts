import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { siteBench } from '../../../support/export-site.ts';
import { tempLibrary, textOf } from '../../../support/temp-library.ts';

test('of a post in UTF-16 a copy has the bytes and its images, and what is made of it is UTF-8', async () => {
  const text = '---\ntitle: Wide\n---\n![a](a.png) caf\u00e9\n';
  const wide = Buffer.from(`\uFEFF${text}`, 'utf16le');
  const { out, run } = await siteBench(await tempLibrary({ 'wide.md': wide, 'a.png': 'png' }));
  expect((await run({ to: 'markdown' })).written).toEqual(['a.png', 'wide.md']);
  expect(await readFile(join(out, 'wide.md'))).toEqual(wide);
  await run({ to: 'markdown-body' });
  expect(await textOf(out, 'wide.md')).toBe('![a](a.png) caf\u00e9\n');
  await run({ to: 'plain', folder: `${out}-plain` });
  expect(await textOf(`${out}-plain`, 'wide.md')).toBe(text);
});

test.each(['html', 'site', 'markdown-body', 'hugo'] as const)(
  'an export as %s says which posts lost signs for an encoding that nobody knows',
  async (to) => {
    const old = Buffer.from('caf\xe9\n', 'latin1');
    const { run } = await siteBench(await tempLibrary({ 'a.md': 'A\n', 'old.md': old }));
    const { warnings } = await run({ to });
    expect(warnings).toMatchObject([{ id: 'old.md', message: expect.stringContaining('not in UTF-8') }]);
    expect((await run({ to: 'markdown' })).warnings).toEqual([]);
  },
);
