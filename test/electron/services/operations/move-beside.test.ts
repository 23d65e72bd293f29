import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createDisk } from '../../../../electron/fs/disk.ts';
import { createPublisher } from '../../../../electron/services/operations/publisher.ts';
import { createRenamer } from '../../../../electron/services/operations/renamer.ts';
import { postId } from '../../../../shared/model/post.ts';
import { finish } from '../../../support/finish.ts';
import { openForOperations } from '../../../support/operations.ts';
import { readTree } from '../../../support/read-tree.ts';
import { tempLibrary } from '../../../support/temp-library.ts';

async function open(files: Readonly<Record<string, string>>) {
  const disk = createDisk();
  const root = await tempLibrary(files);
  const services = await openForOperations(root, { disk });
  const { libraries, library, posts, operations } = services;
  const about = { library: library.info.id, leaveOut: [] };
  const renamer = createRenamer({ disk, libraries, posts, operations });
  const publisher = createPublisher({ disk, libraries, posts, operations, now: () => Date.UTC(2024, 0, 2) });
  return {
    root,
    tree: () => readTree(root),
    move: (...names: readonly (readonly [string, string])[]) => {
      const renames = names.map(([from, to]) => ({ from: postId(from), to: postId(to) }));
      return finish(renamer.rename({ ...about, renames, links: true }));
    },
    publish: (id: string) => finish(publisher.publish({ ...about, id: postId(id), date: 'now', offset: 0 })),
    undo: async () => {
      const [last] = await operations.list(library.info.id);
      if (!last) throw new Error('no operation');
      return finish(operations.undo({ ...about, id: last.id }));
    },
  };
}

test('images and files beside a post that moves by itself are still found, whichever way they are written', async () => {
  const text = (up: string, down: string) =>
    [
      `---\ntitle: A\ncover: ${up || './'}pic.png # shown\nmore: ["${up || './'}my pic.png", ./none.png]\n---`,
      `![a](${up}pic.png) ![b](${down}pics/deep.png "t") <img src="${up}pic.png" alt=""> [c](${up}my%20pic.png#x) ![d][r]`,
      'In code: `![a](pic.png)`. ![none](none.png) ![site](/pic.png) ![net](https://example.org/pic.png)',
      `[r]: <${up}pic.png>\n`,
    ].join('\n\n');
  const files = {
    'posts/a.md': text('', './'),
    'posts/pic.png': '1',
    'posts/my pic.png': '2',
    'posts/pics/deep.png': '3',
  };
  const blog = await open(files);
  const before = await blog.tree();
  await blog.move(['posts/a.md', 'posts/sub/a.md']);
  const { 'posts/a.md': gone, ...rest } = before;
  expect(await blog.tree()).toEqual({ ...rest, 'posts/sub/a.md': text('../', '../') });
  expect(gone).toBeDefined();
  await blog.undo();
  expect(await blog.tree()).toEqual(before);
});

test.each([
  [
    '---\n',
    'cover: UPpic.png # shown\nimages:\n  - UPpics/deep.PNG\n  - none.png\nmore: [UPpic.png, "UPmy pic.png"]\n',
  ],
  ['---\r\n', "title: see pic.png\r\ncover:\r\n  image: 'UPpic.png'\r\nabout: pic.png is shown\r\n"],
  ['+++\n', 'cover = "UPpic.png"\n[params]\nimages = ["UPmy pic.png", \'UPpic.png\', "/pic.png"]\n'],
])('pictures that the front matter only names (%j)', async (mark, fields) => {
  const text = (up: string) => `${mark}${fields.replaceAll('UP', up)}${mark}Text.\n`;
  const files = { 'posts/pic.png': '1', 'posts/my pic.png': '2', 'posts/pics/deep.PNG': '3' };
  const blog = await open({ 'posts/a.md': text(''), ...files });
  await blog.move(['posts/a.md', 'posts/sub/a.md']);
  expect(await blog.tree()).toEqual({ 'posts/sub/a.md': text('../'), ...files });
  await blog.undo();
  expect(await blog.tree()).toEqual({ 'posts/a.md': text(''), ...files });
});

test('a picture that the front matter names from the root of the site keeps its name', async () => {
  const text = '---\ntitle: A\nimage: pic.png\n---\nText.\n';
  const blog = await open({ '_config.yml': '', 'about.md': text, 'pic.png': '1' });
  await blog.move(['about.md', 'pages/about.md']);
  expect((await blog.tree())['pages/about.md']).toBe(text);
});

test('what moves along with a post keeps its words, for that post and for one that moves with it', async () => {
  const body = '![own](pic.png) ![none](../none.png)\n';
  const blog = await open({
    'hugo.toml': '',
    'content/a.md': '![b](b/pic.png) [b](b/index.md)\n',
    'content/b/index.md': body,
    'content/b/pic.png': '1',
  });
  await blog.move(['content/a.md', 'content/new/a.md'], ['content/b/index.md', 'content/new/b/index.md']);
  const tree = await blog.tree();
  expect(tree['content/new/a.md']).toContain('![b](b/pic.png) [b](b/index.md)');
  expect(tree['content/new/b/index.md']).toContain(body);
});

test('other posts show the images that move along with a post from where they are then', async () => {
  const text = (trip: string) =>
    [
      `---\ntitle: A\ncover: ./${trip}/pic.png\n---\n`,
      `![p](${trip}/pic.png "t") ![p](./${trip}/in/my%20map.png#x) [file](${trip}/tour.gpx) [trip](${trip}/index.md)`,
      `![none](trip/none.png) \`trip/pic.png\` ![other](trips/pic.png)\n`,
    ].join('\n');
  const images = { 'pic.png': '1', 'in/my map.png': '2', 'tour.gpx': '3' };
  const tripAt = (folder: string) =>
    Object.fromEntries(
      Object.entries({ 'index.md': 'T\n', ...images }).map(([name, bytes]) => [`posts/${folder}/${name}`, bytes]),
    );
  const rest = { 'posts/trips/pic.png': '4', 'posts/b.md': 'trip\n' };
  const blog = await open({ 'posts/a.md': text('trip'), ...tripAt('trip'), ...rest });
  const before = await blog.tree();
  const after = { 'posts/a.md': text('old/trip'), ...tripAt('old/trip'), ...rest };
  const move = () => blog.move(['posts/trip/index.md', 'posts/old/trip/index.md']);
  expect(await move()).toMatchObject({ changed: ['posts/a.md', 'posts/old/trip/index.md'] });
  expect(await blog.tree()).toEqual(after);
  await blog.undo();
  expect(await blog.tree()).toEqual(before);
});

test('an index between other posts leads to its images where they stay, though those posts move before it', async () => {
  const blog = await open({
    'posts/a.md': 'A\n',
    'posts/index.md': '![](pic.png)\n',
    'posts/pic.png': 'x',
  });
  const before = await blog.tree();
  await blog.move(['posts/a.md', 'old/a.md'], ['posts/index.md', 'old/posts/index.md']);
  expect(await blog.tree()).toEqual({
    'old/a.md': 'A\n',
    'old/posts/index.md': '![](../../posts/pic.png)\n',
    'posts/pic.png': 'x',
  });
  await blog.undo();
  expect(await blog.tree()).toEqual(before);
});

test('imports and components of MDX lead to the same files from the new folder', async () => {
  const text = (up: string, beside = up) =>
    [
      `import pic from '${beside}pic.png'\nimport {\n  Box,\n} from '${up}parts/box'\nimport Part from "${beside}_part.mdx"`,
      `export const meta = { title: 'A' }`,
      `<Box src={require('${beside}pic.png').default} icon="${beside}pic.png" no="./no.png" />`,
      "```js\nimport pic from './pic.png'\n```\n",
    ].join('\n\n');
  const blog = await open({
    'docusaurus.config.js': '',
    'blog/a.mdx': text('../', './'),
    'blog/_part.mdx': 'Part\n',
    'blog/pic.png': '1',
    'parts/box.tsx': '',
  });
  await blog.move(['blog/a.mdx', 'blog/old/a.mdx']);
  expect((await blog.tree())['blog/old/a.mdx']).toBe(text('../../', '../'));
});

test('a draft that is published keeps its images', async () => {
  const blog = await open({
    '_config.yml': '',
    '_drafts/a.md': '---\ntitle: A\n---\n![a](../img/a.png) ![b](b.png)\n',
    '_drafts/b.png': '1',
    'img/a.png': '2',
  });
  await blog.publish('_drafts/a.md');
  const { ['_posts/2024-01-02-a.md']: published } = await blog.tree();
  expect(published).toContain('![a](../img/a.png) ![b](../_drafts/b.png)');
});

test('an undo leads the images back, and keeps what was written since', async () => {
  const blog = await open({ 'posts/a.md': '# A\n\n![a](pic.png)\n\nText.\n', 'posts/pic.png': '1' });
  await blog.move(['posts/a.md', 'posts/sub/a.md']);
  await appendFile(join(blog.root, 'posts/sub/a.md'), '\nLater. ![b](../pic.png)\n');
  await blog.undo();
  expect(await blog.tree()).toMatchObject({
    'posts/a.md': '# A\n\n![a](pic.png)\n\nText.\n\nLater. ![b](pic.png)\n',
  });
});
