import { expect, describe, test } from 'vitest';
import { createDisk } from '../../../../electron/fs/disk.ts';
import { createDrafts } from '../../../../electron/services/posts/drafts.ts';
import { createPosts } from '../../../../electron/services/posts/posts.ts';
import { createTrashFolder } from '../../../../electron/services/posts/trash-folder.ts';
import { postId } from '../../../../shared/model/post.ts';
import { tempFolder, tempLibrary, textOf } from '../../../support/temp-library.ts';
import { testLibraries } from '../../../support/test-libraries.ts';

const disk = createDisk();
const now = () => Date.UTC(2024, 0, 15, 22, 30, 0);
const hugo = { 'hugo.toml': 'title = "Blog"\n' };
const jekyll = { '_config.yml': 'title: Blog\n', '_posts/2023-01-01-first.md': '---\ntitle: First\n---\n' };

async function setUp(files: Readonly<Record<string, string>>) {
  const root = await tempLibrary(files);
  const dataFolder = await tempFolder('data');
  const libraries = testLibraries({ disk });
  const open = await libraries.open(root);
  const trash = createTrashFolder({ disk, dataFolder });
  const posts = createPosts({
    disk,
    libraries,
    drafts: createDrafts({ disk, dataFolder }),
    shell: { trash, reveal: async () => {} },
    now,
  });
  return { root, open, library: open.info.id, posts };
}

describe('create', () => {
  test('follows the site and never takes a name twice', async () => {
    const { root, posts, library, open } = await setUp(hugo);
    const post = { title: 'Hello, "World"', draft: true, offset: 120 };
    const made = await Promise.all([1, 2, 3].map(() => posts.create(library, post)));
    const ids = made.map(({ id }) => id).sort();
    expect(ids).toEqual([
      'content/posts/hello-world-2.md',
      'content/posts/hello-world-3.md',
      'content/posts/hello-world.md',
    ]);
    const text = await textOf(root, 'content/posts/hello-world.md');
    expect(text).toMatch(/^---\ntitle: .*\ndate: 2024-01-16T00:30:00\+02:00\ndraft: true\n---\n\n$/);
    expect(open.find(postId('content/posts/hello-world.md'))).toMatchObject({
      title: 'Hello, "World"',
      state: 'draft',
    });
  });

  test.each([
    ['hugo', hugo, 'content/posts/', ['content/about.md']],
    ['jekyll', { '_config.yml': 'title: Blog\n' }, '_posts/2022-01-0', []],
    ['zola', { 'config.toml': 'base_url = "https://a.example"\n' }, 'content/posts/', []],
  ])('dates a post of %s by a bare day where its neighbours have one', async (generator, config, start, others) => {
    const toml = generator === 'zola';
    const dated = (date: string) =>
      toml ? `+++\ntitle = "A"\ndate = ${date}\n+++\n` : `---\ntitle: A\ndate: ${date}\n---\n`;
    const written = async (dates: readonly string[]) => {
      const files = dates.map((date, at) => [`${start}${at + 1}-a.md`, dated(date)] as const);
      const away = others.map((path) => [path, dated('2023-05-01T10:00:00Z')] as const);
      const { root, posts, library } = await setUp({ ...config, ...Object.fromEntries([...files, ...away]) });
      const { id } = await posts.create(library, { title: 'New', draft: false, offset: 120 });
      return /^date(?:: | = )(.*)$/m.exec(await textOf(root, id))?.[1];
    };
    // The day of the person's clock, which is ahead of UTC.
    expect(await written(['2022-01-01', '2022-01-02', '2022-01-03T08:00:00Z'])).toBe('2024-01-16');
    expect(await written(['2022-01-01', '2022-01-03T08:00:00Z'])).toBe('2024-01-16T00:30:00+02:00');
  });

  test('writes date, time and offset with spaces where its neighbours do', async () => {
    const dated = (date: string) => `---\ntitle: A\ndate: ${date}\n---\n`;
    const { root, posts, library } = await setUp({
      '_config.yml': 'title: Blog\n',
      '_posts/2023-01-01-a.md': dated('2023-01-01 08:00:00 +0530'),
      '_posts/2023-01-02-b.md': dated('"2023-01-02 08:00:00 -0600"'),
      '_posts/2023-01-03-c.md': dated('2023-01-03'),
    });
    const { id } = await posts.create(library, { title: 'New', draft: true, offset: 330 });
    expect(await textOf(root, id)).toContain('date: 2024-01-16 04:00:00 +0530\n');
  });

  test('dates a post as the site does where its folder has none', async () => {
    const about = '---\ntitle: A\ndate: 2023-01-01\n---\n';
    const { root, posts, library } = await setUp({ ...hugo, 'content/about.md': about });
    const { id } = await posts.create(library, { title: 'New', draft: false, offset: -60 });
    expect(await textOf(root, id)).toContain('date: 2024-01-15\n');
    const archetype = { 'archetypes/default.md': '---\ndate: {{ .Date }}\n---\n' };
    const ruled = await setUp({ ...hugo, ...archetype, 'content/about.md': about });
    const made = await ruled.posts.create(ruled.library, { title: 'New', draft: false, offset: 0 });
    expect(await textOf(ruled.root, made.id)).toContain('date: 2024-01-15T22:30:00Z\n');
  });

  test('has what all of its neighbours have, in their order, and a date in its name alone where theirs is there', async () => {
    const neighbour = (day: string, more: string) => [`_posts/${day}-a.md`, `---\n${more}\n---\n`] as const;
    const made = async (...posts: readonly (readonly [string, string])[]) => {
      const { root, posts: all, library } = await setUp({ '_config.yml': '', ...Object.fromEntries(posts) });
      const { id } = await all.create(library, { title: 'New', draft: false, offset: 0 });
      return [id, (await textOf(root, id)).trim()];
    };
    const fields = (title: string, author: string) =>
      `layout: post\ntitle: ${title}\nauthor: ${author}\ncomments: true\nweight: 1\ndescription: D\ntags: sea`;
    const three = ['2023-01-01', '2023-01-02', '2023-01-03'].map((day, at) =>
      neighbour(day, fields(`T${at}`, at === 0 ? 'Ada' : 'Bob')),
    );
    expect(await made(...three)).toEqual([
      '_posts/2024-01-15-new.md',
      '---\nlayout: post\ntitle: New\ncomments: true\n---',
    ]);
    // Two posts tell no habit.
    expect((await made(...three.slice(1)))[1]).toBe('---\ntitle: New\ndate: 2024-01-15\n---');
  });

  test.each([
    ['2024-01-02_', '.md', 'content/posts/2024-01-15_new.md'],
    ['2024-01-02_', '/index.md', 'content/posts/2024-01-15_new/index.md'],
    ['2024-01-02-', '.md', 'content/posts/2024-01-15-new.md'],
  ])('Zola: the day in names like %sa%s stands in a new one', async (start, end, made) => {
    const names = ['a', 'b', 'c'].map((name) => `content/posts/${start}${name}${end}`);
    const files = Object.fromEntries(names.map((name) => [name, '+++\ntitle = "T"\n+++\n']));
    const { root, posts, library, open } = await setUp({ 'config.toml': 'base_url = "https://a.example"\n', ...files });
    expect(names.map((name) => open.find(postId(name))?.date)).toEqual(names.map(() => '2024-01-02'));
    const { id } = await posts.create(library, { title: 'New', draft: true, offset: 0 });
    expect(id).toBe(made);
    expect(await textOf(root, id)).toBe('+++\ntitle = "New"\ndraft = true\n+++\n\n');
  });

  test('puts a draft in the folder of drafts, without a date in its name', async () => {
    const { posts, library, root } = await setUp(jekyll);
    expect(await posts.create(library, { title: 'New', draft: true, offset: 0 })).toEqual({
      id: '_drafts/new.md',
      notice: null,
    });
    expect(await textOf(root, '_drafts/new.md')).not.toContain('draft');
    const live = await posts.create(library, { title: 'New', draft: false, offset: 0 });
    expect(live).toEqual({ id: '_posts/2024-01-15-new.md', notice: null });
  });

  test('a title of any kind makes a post', async () => {
    const { posts, library, open } = await setUp({});
    for (const title of [
      '../../etc/passwd',
      '???',
      '日本語',
      'x'.repeat(3000),
      "it's: #1 'quoted' {{ x }}",
      '- [ ] a',
    ]) {
      const { id } = await posts.create(library, { title, draft: false, offset: -300 });
      expect(open.find(id)?.title, id).toBe(title);
    }
    expect(open.snapshot().posts).toHaveLength(6);
  });
});
