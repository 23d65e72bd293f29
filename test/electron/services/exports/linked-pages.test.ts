import { mkdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { postId } from '../../../../shared/model/post.ts';
import { siteBench } from '../../../support/export-site.ts';
import { filesBelow, tempLibrary, textOf } from '../../../support/temp-library.ts';

const hrefs = async (folder: string, file: string) =>
  [...(await textOf(folder, file)).matchAll(/<a href="([^"]*)"/g)].map(([, href]) => href);

test('links to posts that have a page too lead to it, all others stay where the site has no address', async () => {
  const links =
    '[b](sub/b (2).md) [c](<sub/b (2).md#end>) [d](d.md) [e](https://example.org/b.md) [f](#here) [g](g.pdf)';
  const { out, run } = await siteBench(
    await tempLibrary({
      'a.md': `---\ntitle: A\n---\n${links.replace('b (2).md)', 'b%20%282%29.md)')}\n\n## Here\n`,
      'sub/b (2).md': '---\ntitle: B\n---\n[a](../a.md)\n\n## End\n',
      'd.md': '---\ntitle: D\ndraft: true\n---\nNot yet.\n',
    }),
  );
  await run({ to: 'html' });
  const [b = ''] = (await filesBelow(out)).filter((name) => /^b.*html$/.test(name));
  expect(await hrefs(out, 'a.html')).toEqual(
    expect.arrayContaining([
      b,
      `${b}#user-content-end`,
      'd.md',
      'https://example.org/b.md',
      '#user-content-here',
      'g.pdf',
    ]),
  );
  expect(await hrefs(out, b)).toContain('a.html');
});

test('links by the address on the site lead to the page of its post', async () => {
  const { out, run } = await siteBench(
    await tempLibrary({
      'hugo.toml': "baseURL = 'https://example.org/blog/'",
      'content/posts/a.md':
        '---\ntitle: A\n---\n[b](/blog/posts/b/#end) [c](https://example.org/blog/posts/c/) [o](/old/) [n](/posts/none/)\n',
      'content/posts/b.md': '---\ntitle: B\naliases: [/old/]\n---\n## End\n',
      'content/posts/c.md': '---\ntitle: C\n---\nText.\n',
    }),
  );
  await run({ to: 'html' });
  expect(await hrefs(out, 'a.html')).toEqual(
    expect.arrayContaining(['b.html#user-content-end', 'c.html', 'b.html', 'https://example.org/posts/none/']),
  );
});

test('what has no page beside leads to a copy of the file, else to the site that the post is on', async () => {
  const links = [
    '[a](paper.pdf#p) [b](/papers/b%20c.pdf) [c](../far/) [d](/about?x#y) [e](../../far)',
    '[f]({{< relref "none" >}}) [g](gone.pdf) [h](logo.svg) [i](other.md) [j](mailto:a@b.c)',
  ];
  const root = await tempLibrary({
    'hugo.toml': "baseURL = 'https://example.org/blog/'",
    'content/posts/a.md': `---\ntitle: A\n---\n${links.join('\n\n')}\n`,
    'content/posts/paper.pdf': 'one',
    'content/posts/logo.svg': '<svg/>',
    'static/papers/b c.pdf': 'two',
  });
  const { exporter, library, out, run } = await siteBench(root);
  const report = await run({ to: 'html' });
  expect(await hrefs(out, 'a.html')).toEqual([
    ...['content/posts/paper.pdf#p', 'static/papers/b%20c.pdf', 'https://example.org/blog/posts/far/'],
    ...['https://example.org/about?x#y', 'https://example.org/blog/far', expect.stringContaining('relref')],
    ...[
      'https://example.org/blog/posts/a/gone.pdf',
      'https://example.org/blog/posts/a/logo.svg',
      'other.md',
      'mailto:a@b.c',
    ],
  ]);
  expect(await textOf(out, 'content/posts/paper.pdf')).toBe('one');
  expect(await textOf(out, 'static/papers/b c.pdf')).toBe('two');
  expect(report.warnings.map(({ message, line }) => [line, message])).toEqual([
    [6, 'The link leads nowhere: {{< relref "none" >}}'],
    [6, 'The link leads nowhere: other.md'],
  ]);
  // One page by itself has nothing beside it.
  const { html } = await exporter.page(
    library.info.id,
    postId('content/posts/a.md'),
    await textOf(root, 'content/posts/a.md'),
  );
  expect(html).toContain('href="https://example.org/blog/posts/a/paper.pdf#p"');
});

test('what a template leads to counts from the folder that the site is published in', async () => {
  const { out, run } = await siteBench(
    await tempLibrary({
      '_config.yml': 'url: https://example.org\nbaseurl: /blog\n',
      '_posts/2024-01-01-a.md': `---\ntitle: A\n---\n[a]({{ site.baseurl }}/about/) [b]({{ '/b/' | relative_url }}) [c](/c/)\n`,
    }),
  );
  await run({ to: 'html' });
  expect(await hrefs(out, 'a.html')).toEqual([
    'https://example.org/blog/about/',
    'https://example.org/blog/b/',
    'https://example.org/c/',
  ]);
});

test('an index that another program has made is left, and said to be', async () => {
  const { out, run } = await siteBench(
    await tempLibrary({ 'a.md': '---\ntitle: A\n---\nText.\n', 'b.md': '---\ntitle: B\n---\nText.\n' }),
  );
  await mkdir(out);
  await writeFile(join(out, 'index.html'), 'mine');
  const report = await run({ to: 'html' });
  expect(report.written).toEqual(['a.html', 'b.html']);
  expect(report.skipped).toEqual([{ id: 'index.html', why: expect.stringMatching(/left as it is/) }]);
  expect(await textOf(out, 'index.html')).toBe('mine');
});

test('copies as Markdown tell of links to posts that were left out, by path and by address', async () => {
  const links = [
    '[b](b.md#end) [b](../b/) [b](/posts/b/) [b]({{< relref "b" >}}) [f](paper.pdf) [e](https://example.org/) [h](#here)',
    '[d](d.md) [d](/posts/d/) [d]({{< relref "d" >}}) ![gone](gone.png)',
  ];
  const { run, library } = await siteBench(
    await tempLibrary({
      'hugo.toml': "title = 'Tides'",
      'content/posts/a.md': `---\ntitle: A\n---\n${links.join('\n\n')}\n\n## Here\n`,
      'content/posts/b.md': '---\ntitle: B\n---\nText.\n',
      'content/posts/d.md': '---\ntitle: D\ndraft: true\n---\nNot yet.\n',
      'content/posts/paper.pdf': 'one',
    }),
  );
  const message = async (request: Parameters<typeof run>[0]) =>
    (await run(request)).warnings.map((warning) => [warning.line, warning.message]);
  const leftOut = [
    [6, 'The image was not found: gone.png'],
    [6, 'The link leads nowhere: d.md'],
    [6, 'The link leads nowhere: /posts/d/'],
    [6, 'The link leads nowhere: {{< relref "d" >}}'],
  ];
  expect(await message({ to: 'markdown' })).toEqual(leftOut);
  expect(await message({ to: 'markdown-body' })).toEqual(leftOut);
  const ids = library.snapshot().posts.map(({ id }) => id);
  expect(await message({ to: 'markdown', drafts: true, scope: { kind: 'posts', ids } })).toEqual(leftOut.slice(0, 1));
});

test('copies as Markdown have the files beside them that they lead to', async () => {
  const files = { 'media/a.pdf': 'pdf', 'b.zip': 'zip', 'c.pdf': 'pdf' };
  const links = '[a](../media/a.pdf#page=2) [b](/b.zip) [none](none.pdf) <a href="../c.pdf">c</a>\n';
  const { out, run } = await siteBench(await tempLibrary({ ...files, 'notes/a.md': links, 'other.pdf': 'pdf' }));
  for (const to of ['markdown', 'markdown-body'] as const) {
    const { written, warnings } = await run({ to, folder: `${out}-${to}` });
    expect(written).toEqual([...Object.keys(files), 'notes/a.md'].toSorted());
    expect(warnings).toMatchObject([{ message: 'The link leads nowhere: none.pdf' }]);
    expect(await textOf(`${out}-${to}`, 'notes/a.md')).toBe(links);
  }
});

test.each(['html', 'markdown', 'plain'] as const)(
  'a file that cannot be read costs %s no post, and is said',
  async (to) => {
    const root = await tempLibrary({
      'a.md': '[big](big.zip) [small](small.zip)\n',
      'big.zip': '',
      'small.zip': 'zip',
    });
    // More than one buffer holds, of which the disk keeps nothing.
    await truncate(join(root, 'big.zip'), 2 ** 43);
    const { run } = await siteBench(root);
    const { failed, written, warnings } = await run({ to });
    expect(failed).toEqual([]);
    expect(written).toEqual(expect.arrayContaining(['small.zip']));
    expect(written).not.toContain('big.zip');
    expect(warnings).toMatchObject([{ id: 'a.md', message: expect.stringContaining('big.zip') }]);
  },
);

test('a link of a site to a page of a document keeps it', async () => {
  const links = `[a](/files/a.pdf#page=3) [b]({{ '/files/a.pdf' | relative_url }}#page=4) [c](/files/a.pdf)`;
  const { out, run } = await siteBench(
    await tempLibrary({
      '_config.yml': 'url: https://example.org\n',
      '_posts/2024-01-01-a.md': `---\ntitle: A\n---\n${links}\n`,
      'files/a.pdf': '%PDF-1.4\n',
    }),
  );
  await run();
  const file = (await filesBelow(out)).find((path) => path.endsWith('/a.html')) ?? '';
  const led = (await hrefs(out, file)).filter((href) => href?.includes('.pdf'));
  expect(led.map((href) => href?.replace(/^.*a\.pdf/, ''))).toEqual(['#page=3', '#page=4', '']);
});
