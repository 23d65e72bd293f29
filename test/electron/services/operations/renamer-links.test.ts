import { expect, test } from 'vitest';
import { createDisk } from '../../../../electron/fs/disk.ts';
import { createRenamer, type RenameRequest } from '../../../../electron/services/operations/renamer.ts';
import { postId } from '../../../../shared/model/post.ts';
import { finish } from '../../../support/finish.ts';
import { openForOperations } from '../../../support/operations.ts';
import { readTree } from '../../../support/read-tree.ts';
import { tempLibrary } from '../../../support/temp-library.ts';

async function renamed(files: Readonly<Record<string, string>>, renames: Readonly<Record<string, string>>) {
  const disk = createDisk();
  const root = await tempLibrary(files);
  const services = await openForOperations(root, { disk });
  const { libraries, library, posts, operations } = services;
  const renamer = createRenamer({ disk, libraries, posts, operations });
  const request: RenameRequest = {
    library: library.info.id,
    renames: Object.entries(renames).map(([from, to]) => ({ from: postId(from), to: postId(to) })),
    links: true,
    leaveOut: [],
  };
  const plan = await renamer.plan(request);
  await finish(renamer.rename(request));
  return {
    generator: library.info.profile.generator,
    changes: plan.changes.map(({ id }) => id),
    tree: await readTree(root),
  };
}

const post = (title: string, more: string, body: string) =>
  `---\ntitle: ${title}\ndate: 2024-01-01\n${more}---\n${body}\n`;
const isOf = (dependency: string) => ({ 'package.json': `{"dependencies":{"${dependency}":"1"}}` });

test.each<[string, Readonly<Record<string, string>>, string, string]>([
  ['docusaurus', { 'docusaurus.config.js': '' }, 'blog', 'slug: sea'],
  ['hugo', { 'hugo.toml': '' }, 'content/posts', 'url: /sea/'],
  ['jekyll', { '_config.yml': '' }, '_posts', 'permalink: /sea/'],
  ['hexo', { '_config.yml': '', ...isOf('hexo') }, 'source/_posts', 'permalink: sea/'],
  ['eleventy', { 'eleventy.config.js': '' }, 'posts', 'permalink: /sea/'],
  ['zola', { 'config.toml': 'base_url = "https://example.org"\n' }, 'content/posts', 'path: sea'],
  ['astro', { 'astro.config.mjs': '' }, 'src/content/blog', 'slug: sea'],
  ['next', isOf('next'), 'posts', 'slug: sea'],
  ['plain', {}, 'posts', 'slug: sea'],
])('%s: of a post that names its own address links by file follow its name, those by address stay', async (...site) => {
  const [generator, config, folder, own] = site;
  const files = {
    ...config,
    [`${folder}/2024-01-01-salt.md`]: post('Salt', `${own}\n`, '[Tide](./2024-01-02-tide.md)'),
    [`${folder}/2024-01-02-tide.md`]: post(
      'Tide',
      '',
      '[a](./2024-01-01-salt.md) [b](2024-01-01-salt.md#x) [c](/sea/)',
    ),
  };
  const done = await renamed(files, { [`${folder}/2024-01-01-salt.md`]: `${folder}/2024-01-01-brine.md` });
  expect(done.generator).toBe(generator);
  expect(done.changes).toEqual([`${folder}/2024-01-01-salt.md`, `${folder}/2024-01-02-tide.md`]);
  expect(done.tree[`${folder}/2024-01-01-brine.md`]).toBe(files[`${folder}/2024-01-01-salt.md`]);
  expect(done.tree[`${folder}/2024-01-02-tide.md`]).toContain(
    '[a](./2024-01-01-brine.md) [b](2024-01-01-brine.md#x) [c](/sea/)',
  );
});

test('links of a post from its own address lead on to the same pages when that changes', async () => {
  const links = (to: string) =>
    `[a](${to}tide/#x) [b](${to}ocean) <a href="./${to}tide/">c</a> [d](../none/) [e](b.png)`;
  const files = {
    'hugo.toml': '',
    'content/posts/salt.md': post('Salt', '', `${links('../')} [f](../salt/) [g](tide.md)`),
    'content/posts/tide.md': post('Tide', '', ''),
    'content/posts/sea.md': post('Sea', 'slug: ocean\n', '[a](../salt/)'),
  };
  const { tree, changes } = await renamed(files, { 'content/posts/salt.md': 'content/notes/old/salt.md' });
  expect(tree['content/notes/old/salt.md']).toContain(
    `${links('../../../posts/').replace('"./', '"')} [f](../salt/) [g](../../posts/tide.md)`,
  );
  expect(tree['content/posts/sea.md']).toContain('[a](../../notes/old/salt/)');
  expect(changes).toEqual(['content/posts/salt.md', 'content/posts/sea.md']);

  const dated = await renamed(
    {
      '_config.yml': '',
      '_posts/2024-01-01-salt.md': '---\ntitle: Salt\n---\n[a](tide.html) [b](../02/sea.html) [c](none.html)\n',
      '_posts/2024-01-01-tide.md': '---\ntitle: Tide\n---\nText\n',
      '_posts/2024-01-02-sea.md': '---\ntitle: Sea\n---\nText\n',
    },
    { '_posts/2024-01-01-salt.md': '_posts/2024-01-02-salt.md' },
  );
  expect(dated.tree['_posts/2024-01-02-salt.md']).toContain('[a](../01/tide.html) [b](../02/sea.html) [c](none.html)');
});
