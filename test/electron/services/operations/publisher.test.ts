import { expect, test } from 'vitest';
import { createDisk } from '../../../../electron/fs/disk.ts';
import { createPublisher, type PublishRequest } from '../../../../electron/services/operations/publisher.ts';
import { AppError } from '../../../../shared/base/errors.ts';
import { postId } from '../../../../shared/model/post.ts';
import { createFailingDisk } from '../../../support/failing-disk.ts';
import { finish } from '../../../support/finish.ts';
import { isSoak } from '../../../support/soak-times.ts';
import { openForOperations } from '../../../support/operations.ts';
import { readTree } from '../../../support/read-tree.ts';
import { put } from '../../../support/git.ts';
import { tempLibrary } from '../../../support/temp-library.ts';

/** 2 June 2024, 23:30 UTC: already the third in Oslo. */
const now = Date.UTC(2024, 5, 2, 23, 30);

async function open(files: Readonly<Record<string, string>>, disk = createDisk()) {
  const root = await tempLibrary(files);
  const services = await openForOperations(root, { disk });
  const { libraries, library, posts, operations } = services;
  const publisher = createPublisher({ disk, libraries, posts, operations, now: () => now });
  const asked = (id: string, more: Partial<PublishRequest> = {}): PublishRequest => ({
    ...{ library: library.info.id, id: postId(id), date: 'now', offset: 120, leaveOut: [] },
    ...more,
  });
  return {
    ...services,
    root,
    plan: (id: string, more?: Partial<PublishRequest>) => publisher.plan(asked(id, more)),
    publish: (id: string, more?: Partial<PublishRequest>) => finish(publisher.publish(asked(id, more))),
    undo: async () => {
      const [last] = await operations.list(library.info.id);
      if (!last) throw new Error('no operation');
      return finish(operations.undo({ library: library.info.id, id: last.id }));
    },
    tree: () => readTree(root),
  };
}

const jekyll = {
  '_config.yml': 'title: Tides\ntimezone: Europe/Oslo\nurl: https://example.org\npermalink: /:categories/:title/\n',
  '_posts/2024-01-02-sea.md':
    '---\ntitle: Sea\n---\n\nSee [salt](../_drafts/salt.md#white), [again](/salt/) and {% link _drafts/salt.md %}.\n',
  '_drafts/salt.md':
    '---\ntitle: Salt\ndate: 2024-05-01 10:00:00 +0200 # by hand\n---\n\nWhite, by the [sea](../_posts/2024-01-02-sea.md).\n',
  'about.md': '---\ntitle: About\n---\n\nNothing of that kind.\n',
};

test('Jekyll: date, folder, name and links in one operation, each file shown first, taken back to the same bytes', async () => {
  const blog = await open(jekyll);
  const before = await blog.tree();
  const plan = await blog.plan('_drafts/salt.md');
  expect(plan.skipped).toEqual([]);
  expect(plan.changes.map(({ id, to }) => [id, to])).toEqual([
    ['_drafts/salt.md', '_posts/2024-06-03-salt.md'],
    ['_posts/2024-01-02-sea.md', undefined],
  ]);
  expect(plan.changes[0]?.diff).toContain('+++ b/_posts/2024-06-03-salt.md');
  expect(await blog.tree()).toEqual(before);

  const report = await blog.publish('_drafts/salt.md');
  expect(report).toMatchObject({
    failed: [],
    skipped: [],
    changed: ['_posts/2024-01-02-sea.md', '_posts/2024-06-03-salt.md'],
  });
  const after = await blog.tree();
  expect(Object.keys(after)).toEqual([
    '_config.yml',
    '_posts/2024-01-02-sea.md',
    '_posts/2024-06-03-salt.md',
    'about.md',
  ]);
  expect(after['_posts/2024-06-03-salt.md']).toBe(
    jekyll['_drafts/salt.md'].replace('2024-05-01 10:00:00 +0200', '2024-06-03 01:30:00 +0200'),
  );
  expect(after['_posts/2024-01-02-sea.md']).toBe(
    '---\ntitle: Sea\n---\n\nSee [salt](2024-06-03-salt.md#white), [again](/salt/) and {% link _posts/2024-06-03-salt.md %}.\n',
  );
  expect(blog.library.find(postId('_posts/2024-06-03-salt.md'))?.state).toBe('live');
  expect(await blog.operations.list(blog.library.info.id)).toMatchObject([
    { kind: 'publish', title: 'Publish “Salt”', state: 'applied', posts: 2, changed: 2 },
  ]);

  expect(await blog.undo()).toMatchObject({
    failed: [],
    skipped: [],
    changed: ['_drafts/salt.md', '_posts/2024-01-02-sea.md'],
  });
  expect(await blog.tree()).toEqual(before);
  const [operation] = await blog.operations.list(blog.library.info.id);
  if (operation) await finish(blog.operations.redo({ library: blog.library.info.id, id: operation.id }));
  expect(await blog.tree()).toEqual(after);
});

test('Hugo: the flag, and the date in its own form; nothing moves', async () => {
  const blog = await open({
    'hugo.toml': 'baseURL = "https://example.org/"\n',
    'content/posts/salt.md': '+++\ntitle = "Salt"\ndate = 2024-05-01\ndraft = true # not yet\n+++\n\nWhite.\n',
    'content/posts/pepper.md': '---\ntitle: Pepper\ndraft: true\n---\n\nBlack.\n',
  });
  await blog.publish('content/posts/salt.md');
  await blog.publish('content/posts/pepper.md');
  const tree = await blog.tree();
  expect(tree['content/posts/salt.md']).toBe(
    '+++\ntitle = "Salt"\ndate = 2024-06-02\ndraft = false # not yet\n+++\n\nWhite.\n',
  );
  expect(tree['content/posts/pepper.md']).toBe('---\ntitle: Pepper\ndate: 2024-06-02\ndraft: false\n---\n\nBlack.\n');
});

test('the date may stay, also one in the future', async () => {
  const blog = await open({ ...jekyll, '_drafts/salt.md': '---\ntitle: Salt\ndate: 2030-01-01\n---\n' });
  await blog.publish('_drafts/salt.md', { date: 'keep' });
  expect((await blog.tree())['_posts/2030-01-01-salt.md']).toBe('---\ntitle: Salt\ndate: 2030-01-01\n---\n');
});

test('an address that readers knew stays as an alias, and links to it lead to the new one', async () => {
  const blog = await open({
    'hugo.toml': 'baseURL = "https://example.org/"\n[permalinks]\nposts = "/:year/:slug/"\n',
    'content/posts/salt.md': '---\ntitle: Salt\ndate: 2023-05-01\nexpiryDate: 2023-12-31\n---\n\nWhite.\n',
    'content/posts/sea.md': '---\ntitle: Sea\n---\n\n[Salt](/2023/salt/).\n',
  });
  await blog.publish('content/posts/salt.md');
  const tree = await blog.tree();
  expect(tree['content/posts/salt.md']).toBe(
    '---\ntitle: Salt\ndate: 2024-06-02\naliases: [/2023/salt/]\n---\n\nWhite.\n',
  );
  expect(tree['content/posts/sea.md']).toContain('[Salt](/2024/salt/).');
});

test('a draft gets no alias, also one that is hidden besides', async () => {
  const blog = await open({
    ...jekyll,
    '_config.yml': 'timezone: Europe/Oslo\npermalink: /:year/:month/:title/\n',
    '_posts/2024-01-02-sea.md': '---\ntitle: Sea\nredirect_from: [/see/]\n---\n',
    '_drafts/salt.md': '---\ntitle: Salt\ncategories: [a]\npublished: false\n---\n',
    '_posts/2024-01-03-tide.md': '---\ntitle: Tide\npublished: false\n---\n',
  });
  await blog.publish('_drafts/salt.md');
  await blog.publish('_posts/2024-01-03-tide.md');
  const tree = await blog.tree();
  expect(tree['_posts/2024-06-03-salt.md']).not.toContain('redirect_from');
  expect(tree['_posts/2024-06-03-tide.md']).toContain('redirect_from: [/2024/01/tide/]');
});

test('says why nothing is done: live already, unreadable, unsaved, a name that is taken, gone', async () => {
  const blog = await open({
    ...jekyll,
    '_drafts/broken.md': '---\ntitle: "a\n---\n',
    '_posts/2024-06-03-salt.md': '---\ntitle: Other\n---\n',
  });
  const before = await blog.tree();
  const why = async (id: string, more?: Partial<PublishRequest>) => {
    const { changes, skipped } = await blog.plan(id, more);
    expect(changes, 'no link to a post that stays').toEqual([]);
    return skipped[0]?.why;
  };
  expect(await why('_posts/2024-01-02-sea.md')).toMatch(/already/);
  expect(await why('_drafts/broken.md')).toMatch(/\w/);
  expect(await why('_drafts/salt.md', { leaveOut: [postId('_drafts/salt.md')] })).toMatch(/not saved/);
  expect(await why('_drafts/salt.md')).toMatch(/already taken: _posts\/2024-06-03-salt\.md/);
  await expect(blog.plan('_drafts/none.md')).rejects.toThrow(/not in the library/);
  expect(await blog.tree()).toEqual(before);
});

test('a post without a date gets one like those of its neighbours, a day only where the site shows it at once', async () => {
  const dated = async (files: Readonly<Record<string, string>>, folder: string, date: string) => {
    const neighbour = `---\ntitle: Sea\ndate: ${date}\n---\n`;
    const blog = await open({
      ...files,
      [`${folder}/sea.md`]: neighbour,
      [`${folder}/salt.md`]: '---\ndraft: true\n---\n',
    });
    await blog.publish(`${folder}/salt.md`);
    return /date: (.*)/.exec((await blog.tree())[`${folder}/salt.md`] ?? '')?.[1];
  };
  const hugo = { 'hugo.toml': '' };
  expect(await dated(hugo, 'content/posts', '2024-05-01')).toBe('2024-06-02');
  expect(await dated({ 'hugo.toml': 'timeZone = "Europe/Oslo"\n' }, 'content/posts', '2024-05-01')).toBe('2024-06-03');
  expect(await dated(hugo, 'content/posts', '2024-05-01T10:00:00Z')).toBe('2024-06-03T01:30:00+02:00');
  expect(await dated({ 'astro.config.mjs': '' }, 'src/content/blog', '2024-05-01')).toBe('2024-06-03');
});

test('an undo leaves a post that holds another text by now, with the links to it, and says so', async () => {
  const blog = await open(jekyll);
  await blog.publish('_drafts/salt.md');
  await put(blog.root, '_posts/2024-06-03-salt.md', 'Mine.\n');
  const before = await blog.tree();
  const report = await blog.undo();
  expect(report).toMatchObject({ changed: [], failed: [] });
  expect(report.skipped).toEqual([
    { id: '_posts/2024-01-02-sea.md', why: 'A post that it links to was not moved.' },
    { id: '_posts/2024-06-03-salt.md', why: 'It was changed meanwhile.' },
  ]);
  expect(await blog.tree()).toEqual(before);
});

test('every file call fails once: each file old or new, and an undo or another try ends exact', async () => {
  const whole = await open(jekyll);
  const before = await whole.tree();
  await whole.publish('_drafts/salt.md');
  const after = await whole.tree();
  const check = async (at: number): Promise<boolean> => {
    const failing = createFailingDisk(createDisk());
    const blog = await open(jekyll, failing.disk);
    failing.plan({ at, errno: 'ENOSPC' });
    await blog.publish('_drafts/salt.md').catch((error: unknown) => expect(error).toBeInstanceOf(AppError));
    const reached = failing.calls.length >= at;
    const where = `at ${at} (${failing.calls[at - 1]})`;
    failing.plan();
    for (const [name, text] of Object.entries(await blog.tree())) {
      const moved = name.includes('salt') ? [before['_drafts/salt.md'], after['_posts/2024-06-03-salt.md']] : [];
      expect([before[name], after[name], ...moved], where).toContain(text);
    }
    const { id: library } = blog.library.info;
    for (const { id } of await blog.operations.list(library)) {
      if (at % 2 === 0) await finish(blog.operations.redo({ library, id }));
      await finish(blog.operations.undo({ library, id }));
    }
    expect(await blog.tree(), where).toEqual(before);
    return reached;
  };
  let at = 1;
  // An odd step: both ways back are tried.
  while (await check(at)) at += isSoak ? 1 : 3;
  expect(at).toBeGreaterThan(40);
});
