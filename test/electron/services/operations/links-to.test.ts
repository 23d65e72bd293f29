import { expect, test } from 'vitest';
import { createDisk } from '../../../../electron/fs/disk.ts';
import { createLinksTo } from '../../../../electron/services/operations/links-to.ts';
import { postId } from '../../../../shared/model/post.ts';
import { openForOperations } from '../../../support/operations.ts';
import { tempLibrary } from '../../../support/temp-library.ts';

async function linksTo(files: Readonly<Record<string, string>>, ids: readonly string[], signal?: AbortSignal) {
  const disk = createDisk();
  const opened = await openForOperations(await tempLibrary(files), { disk });
  const find = createLinksTo({ disk, ...opened });
  return (await find(opened.library.info.id, ids.map(postId), signal)).toSorted();
}

const post = (title: string, body: string) => `---\ntitle: ${title}\ndate: 2024-01-01\n---\n${body}\n`;

test.each<[string, Readonly<Record<string, string>>, string, readonly string[]]>([
  [
    'plain',
    {},
    'posts',
    ['[a](salt.md)', '[a](./salt.md#x)', '[a][1]\n\n[1]: /posts/salt.md', '<a href="salt.md">a</a>', '[a](salt)'],
  ],
  [
    'hugo',
    { 'hugo.toml': "baseURL = 'https://example.org/'\n" },
    'content/posts',
    [
      '[a](/posts/salt/)',
      '[a](https://example.org/posts/salt/#x)',
      '[a]({{< ref "salt.md" >}})',
      '{{% relref "/posts/salt" %}}',
      '[a](../salt/)',
    ],
  ],
  ['jekyll', { '_config.yml': '' }, '_posts', ['{% post_url 2024-01-01-salt %}', '[a](/2024/01/01/salt.html)']],
  ['docusaurus', { 'docusaurus.config.js': '' }, 'blog', ['[a](2024-01-01-salt.md)', '[a](/blog/2024/01/01/salt)']],
])('%s: every form of a link is found', async (_, config, folder, links) => {
  const name = links.some((link) => link.includes('2024')) ? '2024-01-01-salt.md' : 'salt.md';
  const bodies = links.map((link, index) => [`${folder}/2024-01-02-tide-${index}.md`, post(`Tide ${index}`, link)]);
  const others = {
    [`${folder}/2024-01-03-text.md`]: post('Text', 'salt.md, `[a](salt.md)` and [another](salty.md), ![i](salt.png)'),
    [`${folder}/2024-01-03-salty.md`]: post('Salty', 'salt'),
  };
  const files = {
    ...config,
    [`${folder}/${name}`]: post('Salt', '[self](#a)'),
    ...Object.fromEntries(bodies),
    ...others,
  };
  expect(await linksTo(files, [`${folder}/${name}`])).toEqual(bodies.map(([path]) => path));
});

test('links among posts that go are none, and a folder goes with its other languages', async () => {
  const files = {
    'a.md': '[b](b.md)',
    'b.md': '[c](c.md)',
    'c.md': '[trip](trip/index.de.md)',
    'trip/index.md': '[a](../a.md)',
    'trip/index.de.md': '[other](index.md)',
  };
  expect(await linksTo(files, ['b.md'])).toEqual(['a.md']);
  expect(await linksTo(files, ['b.md', 'a.md'])).toEqual(['trip/index.md']);
  expect(await linksTo(files, ['trip/index.md'])).toEqual(['c.md']);
  expect(await linksTo(files, ['trip/index.de.md'])).toEqual(['c.md']);
  expect(await linksTo(files, ['gone.md'])).toEqual([]);
  expect(await linksTo(files, [])).toEqual([]);
});

test('the search stops when nobody wants its answer any more', async () => {
  const stop = AbortSignal.abort();
  await expect(linksTo({ 'a.md': '[b](b.md)', 'b.md': '' }, ['b.md'], stop)).rejects.toThrow('cancelled');
});
