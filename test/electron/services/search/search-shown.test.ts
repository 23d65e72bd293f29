import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createShownTexts } from '../../../../electron/services/search/search-shown.ts';
import { postId } from '../../../../shared/model/post.ts';
import { tempLibrary } from '../../../support/temp-library.ts';

test('a text that is shown again is read again once its file has changed', async () => {
  const root = await tempLibrary({ 'a.md': '---\ntitle: A\n---\nSea', 'big.md': 'x'.repeat(2_200_000) });
  const shown = createShownTexts(root);
  const reads: string[] = [];
  const get = (name: string) =>
    shown.get(postId(name), (id) => {
      reads.push(id);
      return readFileSync(join(root, id), 'utf8');
    });
  expect(get('a.md')).toMatchObject({ text: '---\ntitle: A\n---\nSea', bodyFrom: 17 });
  get('a.md');
  expect(reads).toEqual(['a.md']);
  writeFileSync(join(root, 'a.md'), 'Shore');
  expect([get('a.md')?.text, get('a.md')?.folded.text]).toEqual(['Shore', 'shore']);
  expect(reads).toEqual(['a.md', 'a.md']);
  // Too much to be kept, and what was kept before it goes.
  get('big.md');
  get('big.md');
  get('a.md');
  expect(reads).toEqual(['a.md', 'a.md', 'big.md', 'big.md', 'a.md']);
  rmSync(join(root, 'a.md'));
  expect(shown.get(postId('a.md'), () => null)).toBeNull();
});
