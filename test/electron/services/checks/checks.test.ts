import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { CheckReport } from '../../../../shared/model/check.ts';
import { postId } from '../../../../shared/model/post.ts';
import { finish } from '../../../support/finish.ts';
import { openSandbox } from '../../../support/sandbox.ts';

const post = (title: string, body: string) => `---\ntitle: ${title}\ndescription: D\n---\n\n${body}\n`;

test('links to headings of other posts are looked at over a library, and set right where one is near', async () => {
  const files = {
    'hugo.toml': 'title = "A"\n',
    'content/posts/sea.md': post('Sea', '## The harbour\n\n## Tides\n'),
    'content/posts/a.md': post(
      'A',
      'See [one](sea.md#the-harbor), [two](/posts/sea/#tides) and [three](/posts/sea/#gone).',
    ),
  };
  const { api, library: folder, id: library } = await openSandbox(files);
  const report: CheckReport = await finish<CheckReport>(api.checks.run({ library, task: 'look' }));
  const found = report.checks.filter(({ code }) => code === 'broken-anchor');
  expect(found.map(({ id, message }) => [id, message])).toEqual([
    ['content/posts/a.md', 'No heading of content/posts/sea.md is called #the-harbor.'],
    ['content/posts/a.md', 'No heading of content/posts/sea.md is called #gone.'],
  ]);
  const gone = postId('content/gone.md');
  expect(await api.checks.anchors({ library, ids: [postId('content/posts/sea.md'), gone] })).toMatchObject([
    { headings: [{ id: 'the-harbour' }, { id: 'tides' }] },
    null,
  ]);
  const fixed = await finish(api.checks.fix({ library, code: 'broken-anchor', task: 'fix' }));
  expect(fixed.changed).toEqual(['content/posts/a.md']);
  const text = files['content/posts/a.md'].replace('harbor', 'harbour');
  expect(await readFile(join(folder, 'content/posts/a.md'), 'utf8')).toBe(text);
});

test('what posts may name is told with the path that the site is published at', async () => {
  const at = async (config: string) => {
    const { api, id: library } = await openSandbox({ '_config.yml': config, '_posts/2024-01-02-a.md': post('A', 'B') });
    const { below, posts } = await api.checks.site({ library });
    return [below, posts[0]?.names[0]];
  };
  expect(await at('url: https://a.example\nbaseurl: /notes\n')).toEqual(['/notes/', '/2024/01/02/a.html']);
  expect(await at('title: A\n')).toEqual(['/', '/2024/01/02/a.html']);
});

test('which posts have the address of another one is told as they are saved, of those that readers see', async () => {
  const {
    api,
    id: library,
    library: folder,
  } = await openSandbox({
    'hugo.toml': 'title = "A"\n',
    'content/posts/a.md': post('A', 'B'),
    'content/posts/b.md': post('B', 'B'),
    'content/posts/c.md': '---\ntitle: C\ndraft: true\nurl: /posts/a/\n---\n',
  });
  const ask = async (name: string) => {
    await api.library.rescan({ library });
    return api.checks.sharedAddress({ library, id: postId(`content/posts/${name}.md`) });
  };
  expect(await ask('a')).toBeNull();
  expect(await ask('c')).toMatch(/^Its address \/posts\/a\/ is also that of content\/posts\/a\.md:/);
  await writeFile(join(folder, 'content/posts/b.md'), '---\ntitle: B\nslug: a\n---\n');
  expect(await ask('a')).toMatch(/^Its address \/posts\/a\/ is also that of content\/posts\/b\.md:/);
  await writeFile(join(folder, 'content/posts/b.md'), post('B', 'B'));
  expect(await ask('a')).toBeNull();
  const stop = new AbortController();
  stop.abort();
  const asked = api.checks.sharedAddress({ library, id: postId('content/posts/a.md') }, { signal: stop.signal });
  await expect(asked).rejects.toThrow();
});

test('a missing description is found where posts of the site have one, or where there are few', async () => {
  const undescribed = async (posts: number, described: number) => {
    const files = Array.from({ length: posts }, (_, at): [string, string] => [
      `content/posts/${at}.md`,
      at < described ? post(`P${at}`, 'B') : `---\ntitle: P${at}\n---\n\nB\n`,
    ]);
    const { api, id: library } = await openSandbox({ 'hugo.toml': 'title = "A"\n', ...Object.fromEntries(files) });
    const report: CheckReport = await finish<CheckReport>(api.checks.run({ library, task: 'look' }));
    return report.checks.filter(({ code }) => code === 'no-description').length;
  };
  expect(await undescribed(20, 1)).toBe(0);
  expect(await undescribed(20, 2)).toBe(18);
  expect(await undescribed(9, 0)).toBe(9);
});

test('a long line without a blank is read once, and an image that it names is in use', async () => {
  const { api, id: library } = await openSandbox({
    'hugo.toml': 'title = "A"\n',
    'content/posts/a.md': post('A', `${'漢字'.repeat(700_000)}\n\n{{< picture file="used.png" >}}`),
    'content/posts/used.png': 'P',
    'content/posts/unused.png': 'P',
    'static/unused.png': 'P',
    'static/used.png': 'P',
  });
  const report: CheckReport = await finish<CheckReport>(api.checks.run({ library, task: 'look' }));
  expect(report.checks.filter(({ code }) => code === 'unused-image').map(({ message }) => message)).toEqual([
    'No post shows the image static/unused.png.',
    'No post shows the image content/posts/unused.png.',
  ]);
});
