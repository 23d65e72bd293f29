import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSamples } from '../../../../../electron/services/library/site/samples.ts';
import { samplePost } from '../../../../../electron/services/library/site/site.ts';
import { postId } from '../../../../../shared/model/post.ts';
import { later } from '../../../../support/kept-list.ts';
import { notingDisk } from '../../../../support/library-list.ts';
import { tempLibrary } from '../../../../support/temp-library.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

const files = {
  'a.md': '---\ntitle: “A”\ntags: [one]\n---\nWords… and more.\n',
  'long.md': `---\ntitle: Long\n---\n${'word '.repeat(20_000)}\n`,
  'binary.md': new Uint8Array([0, 1, 2, 255]),
};
const ids = [...Object.keys(files), 'none.md'].map(postId);

test('what is kept of samples says what their files say, until those change', async () => {
  const root = await tempLibrary(files);
  later();
  const { disk, read } = notingDisk();
  const samples = createSamples(disk.sync, root);
  const posts = ['a.md', 'long.md'] as const;
  const said = posts.map((name) => samplePost(postId(name), files[name]));
  const signs = ids.map(samples.sign);
  expect(new Set(signs).size).toBe(3);
  expect(signs.slice(2)).toEqual(['', '']);
  expect(ids.flatMap(samples.get)).toEqual(said);

  const again = createSamples(disk.sync, root);
  again.restore(samples.kept());
  read.length = 0;
  expect(ids.map(again.sign)).toEqual(signs);
  expect(ids.flatMap(again.get)).toEqual(said);
  expect(read).not.toContain(join(root, 'a.md'));

  await writeFile(join(root, 'a.md'), files['a.md'].replace('one', 'two'));
  await rm(join(root, 'long.md'));
  again.restart();
  expect(again.sign(postId('a.md'))).not.toBe(signs[0]);
  expect(again.sign(postId('long.md'))).toBe('');
  expect(again.get(postId('a.md'))).toEqual([samplePost(postId('a.md'), files['a.md'].replace('one', 'two'))]);
});
