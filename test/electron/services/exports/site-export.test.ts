import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { manifestName } from '../../../../electron/services/exports/export-target.ts';
import { postId } from '../../../../shared/model/post.ts';
import { themeNames } from '../../../../shared/model/task.ts';
import { siteBench } from '../../../support/export-site.ts';
import { finish } from '../../../support/finish.ts';
import { crawl, parseXml } from '../../../support/site-crawler.ts';
import { filesBelow, tempLibrary, textOf } from '../../../support/temp-library.ts';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const site = {
  'hugo.toml':
    'baseURL = "https://example.org/blog/"\ntitle = "Tides"\nlanguageCode = "en"\ntimeZone = "America/Halifax"\n[permalinks]\nnotes = "/:year/:slug/"\n',
  'content/posts/first.md':
    '---\ntitle: First\ndate: 2024-01-15\ntags: [Sea, boats, "C++", C]\naliases: [/old/first.html, older]\n---\n# First\n\nWords with [the second](../second/) and [by file](second/index.md#part), [home](/), [a note](/2024/note/), [nothing](/no%20where/) and {{< ref "x" >}}.\n\n![a boat](/images/Boat.png) ![gone](missing.png)\n\n[paper](/papers/a.pdf) [secret](/.env) [drawing](/x.svg) [![far](https://far.example/x.png)](https://example.org/blog/posts/second/)\n',
  'content/posts/second/index.md':
    '---\ntitle: Second\ndate: 2024-02-01T23:30:00-05:00\ntags: sea\n---\n## Part\n\n![here](here.png)\n',
  'content/posts/second/here.png': png,
  'content/notes/a.md':
    '---\ntitle: A note\ndate: 2024-12-31T23:30:00\nslug: note\n---\nNote. [Ref]({{< relref "posts/first.md" >}})\n',
  'content/about.md': '---\ntitle: About\n---\nUs.\n',
  'content/posts/draft.md': '---\ntitle: Draft\ndate: 2024-03-01\ndraft: true\n---\nNot yet.\n',
  'static/images/Boat.png': png,
  'static/papers/a.pdf': '%PDF-1.4\n',
  'static/x.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'static/.env': 'SECRET=1',
};

describe('a site', () => {
  test('has every page at its own address, and no broken link', async () => {
    const { run, out } = await siteBench(await tempLibrary(site));
    const report = await run();
    expect(report).toMatchObject({ skipped: [], failed: [], unchanged: [], cancelled: false });
    const files = await filesBelow(out);
    expect(report.written).toEqual(files.filter((file) => file !== manifestName));
    expect(files).toEqual(
      expect.arrayContaining(
        'index.html 404.html feed.xml feed.json sitemap.xml robots.txt assets/style.css posts/first/index.html posts/second/index.html 2024/note/index.html about/index.html old/first.html posts/older/index.html tags/index.html tags/sea/index.html tags/c/index.html archive/2024/index.html assets/static/papers/a.pdf assets/content/posts/second/here.png'.split(
          ' ',
        ),
      ),
    );
    expect(files.some((file) => /draft|env|svg/.test(file))).toBe(false);
    expect(await crawl(out)).toEqual([]);
  });

  test('keeps links between posts and reports those that lead nowhere, with their lines', async () => {
    const { run, out } = await siteBench(await tempLibrary(site));
    const { warnings } = await run();
    const page = await textOf(out, 'posts/first/index.html');
    for (const link of [
      '<a href="../second/index.html">the second</a>',
      '<a href="../second/index.html#user-content-part">by file</a>',
      '<a href="../../index.html">home</a>',
      '<a href="../../2024/note/index.html">a note</a>',
      '<a>nothing</a>',
      '<a href="../../assets/static/papers/a.pdf">paper</a>',
      '<a>secret</a>',
      '<a>drawing</a>',
    ])
      expect(page).toContain(link);
    expect(await textOf(out, '2024/note/index.html')).toContain('<a href="../../posts/first/index.html">Ref</a>');
    expect(warnings.map(({ id, line, message }) => `${id}:${line} ${message}`)).toEqual([
      'content/posts/first.md:9 The link leads nowhere: /no where/',
      'content/posts/first.md:11 The image was not found: missing.png',
      'content/posts/first.md:13 The link leads nowhere: /.env',
      'content/posts/first.md:13 The link leads nowhere: /x.svg',
      'content/posts/first.md:13 The image on the network was left out: https://far.example/x.png',
    ]);
  });

  test('has feeds, a sitemap and dates that no zone moves', async () => {
    const { run, out } = await siteBench(await tempLibrary(site));
    await run();
    const feed = parseXml(await textOf(out, 'feed.xml'));
    const entries = feed.children.filter(({ name }) => name === 'entry');
    const of = (entry: (typeof entries)[number] | undefined, name: string) =>
      entry?.children.find((child) => child.name === name)?.text;
    expect(entries.map((entry) => [of(entry, 'title'), of(entry, 'published'), of(entry, 'id')])).toEqual([
      ['A note', '2025-01-01T03:30:00Z', 'https://example.org/blog/2024/note/'],
      ['Second', '2024-02-02T04:30:00Z', 'https://example.org/blog/posts/second/'],
      ['First', '2024-01-15T04:00:00Z', 'https://example.org/blog/posts/first/'],
    ]);
    for (const name of ['id', 'title', 'updated', 'author'])
      expect(feed.children.filter((child) => child.name === name)).toHaveLength(1);
    const json = JSON.parse(await textOf(out, 'feed.json')) as { items: { date_published: string }[] };
    expect(json.items.map((item) => item.date_published)).toEqual(entries.map((entry) => of(entry, 'published')));
    const map = parseXml(await textOf(out, 'sitemap.xml'));
    expect(map.attributes['xmlns']).toBe('http://www.sitemaps.org/schemas/sitemap/0.9');
    const places = map.children.map((url) => of(url, 'loc'));
    expect(places).toContain('https://example.org/blog/posts/first/');
    expect(places).toContain('https://example.org/blog/');
    expect(new Set(places).size).toBe(places.length);
    const notFound = await textOf(out, '404.html');
    expect(notFound).toContain('href="https://example.org/blog/tags/"');
    expect(notFound).not.toContain('rel="stylesheet"');
    expect(await textOf(out, 'robots.txt')).toContain('Sitemap: https://example.org/blog/sitemap.xml');
    expect(await textOf(out, 'archive/2024/index.html')).toContain('A note');
    expect(await textOf(out, 'posts/second/index.html')).toContain(
      '<time datetime="2024-02-01T23:30:00-05:00" dir="auto">February 1, 2024</time>',
    );
  });

  test('a second time writes nothing; a changed post writes its page and the lists that show it', async () => {
    const { run, out, library } = await siteBench(await tempLibrary(site));
    await run();
    const again = await run();
    expect(again.written).toEqual([]);
    expect(again.unchanged.length).toBeGreaterThan(15);
    const path = 'content/posts/second/index.md';
    await writeFile(join(library.root, path), site[path].replace('## Part', '## Part two'));
    await library.refresh([postId(path)]);
    expect((await run()).written).toEqual(['posts/second/index.html']);
    await writeFile(join(library.root, path), site[path].replace('title: Second', 'title: Next'));
    await library.refresh([postId(path)]);
    expect((await run()).written).toEqual([
      'archive/2024/index.html',
      'feed.json',
      'feed.xml',
      'index.html',
      'posts/second/index.html',
      'tags/sea/index.html',
    ]);
    expect(await crawl(out)).toEqual([]);
  });

  test.each([
    ['a title, which lists show', 'content/posts/second/index.md', 'title: Second', 'title: Next'],
    ['an address, which links lead to', 'content/notes/a.md', 'slug: note', 'slug: other'],
    ['an alias that a link leads by', 'content/posts/second/index.md', 'tags: sea', 'tags: sea\naliases: [/no where/]'],
    ['a tag of its own', 'content/posts/first.md', 'boats, ', ''],
    ['the first words', 'content/about.md', 'Us.', 'Others.'],
    ['a draft that goes live', 'content/posts/draft.md', 'draft: true', 'draft: false'],
    ['the name of the site', 'hugo.toml', 'Tides', 'Ebbs'],
  ] as const)('after a change of %s is the same as one made from nothing', async (_, path, from, to) => {
    const { run, out, library } = await siteBench(await tempLibrary(site));
    await run();
    const text = site[path].replace(from, to);
    expect(text).not.toBe(site[path]);
    await writeFile(join(library.root, path), text);
    await library.rescan();
    await run();
    const afresh = await siteBench(library.root);
    await afresh.run();
    const files = await filesBelow(afresh.out);
    expect(await filesBelow(out)).toEqual(files);
    for (const file of files) expect(await textOf(out, file), file).toBe(await textOf(afresh.out, file));
  });

  test('what is no more goes, and what somebody changed or added stays', async () => {
    const { run, out, library } = await siteBench(await tempLibrary(site));
    await run();
    await writeFile(join(out, 'CNAME'), 'example.org');
    await writeFile(join(out, 'about/index.html'), 'mine');
    await rm(join(library.root, 'content/notes/a.md'));
    await rm(join(library.root, 'content/about.md'));
    await library.refresh([postId('content/notes/a.md'), postId('content/about.md')]);
    const report = await run();
    const files = await filesBelow(out);
    expect(files).not.toContain('2024/note/index.html');
    expect(await textOf(out, 'CNAME')).toBe('example.org');
    expect(await textOf(out, 'about/index.html')).toBe('mine');
    expect(report.written).toContain('index.html');
  });

  test('an image that another file replaced is copied again', async () => {
    const { run, out, library } = await siteBench(await tempLibrary(site));
    await run();
    const other = Buffer.concat([png, Buffer.from('x')]);
    await writeFile(join(library.root, 'content/posts/second/here.png'), other);
    expect((await run()).written).toEqual(['assets/content/posts/second/here.png']);
    await rm(join(library.root, 'content/posts/second/here.png'));
    const last = await run();
    expect(last.written).toEqual(['posts/second/index.html']);
    expect(await filesBelow(out)).not.toContain('assets/content/posts/second/here.png');
    expect(last.warnings.map(({ message }) => message)).toContain('The image was not found: here.png');
  });

  test('an address of any length has a file, and one that is none of a page is told', async () => {
    const long = 'a'.repeat(3000);
    const { run, out } = await siteBench(
      await tempLibrary({
        'hugo.toml': 'title = "Long"\n',
        'content/a.md': `---\ntitle: ${long}\nslug: ${long}\naliases: [/${long}.html, "/${'b/'.repeat(900)}"]\ntags: [${long}]\n---\nA\n`,
        'content/feed.md': '---\ntitle: Feed\nurl: /feed.xml\n---\nB\n',
      }),
    );
    const report = await run();
    expect(report.failed).toEqual([]);
    expect(report.skipped[0]).toEqual({ id: 'content/feed.md', why: expect.stringContaining('/feed.xml') });
    expect(await crawl(out)).toEqual([]);
  });

  test("of every theme is valid; a folder of one's own is checked before anything is written", async () => {
    const { run, out } = await siteBench(await tempLibrary(site));
    for (const theme of themeNames) {
      await run({ theme });
      expect(await crawl(out), theme).toEqual([]);
    }
    const own = await tempLibrary({
      'post.mustache': '<main><h1>{{post.title}}</h1>{{{body}}}</main>',
      'look.css': 'h1 { color: red }',
    });
    await run({ theme: own });
    expect(await textOf(out, 'posts/first/index.html')).toContain('<main><h1>First</h1><p>Words');
    expect(await textOf(out, 'assets/style.css')).toBe('h1 { color: red }');
    expect(await crawl(out)).toEqual([]);
    for (const [template, reason] of [
      ['{{{post.title}}}', 'as HTML'],
      ['{{constructor}}', 'nothing called constructor'],
      ['{{#post}}', 'Unclosed section'],
      ['{{> page}}', 'not possible'],
      ['{{=<% %>=}}', 'cannot be changed'],
    ] as const) {
      const bad = await tempLibrary({ 'list.mustache': template });
      await expect(run({ theme: bad }), template).rejects.toMatchObject({
        code: 'invalid-input',
        message: expect.stringContaining(reason),
      });
    }
    await expect(run({ theme: 'none' })).rejects.toMatchObject({ code: 'not-found' });
    await expect(run({ theme: await tempLibrary({ 'a.txt': '' }) })).rejects.toMatchObject({ code: 'invalid-input' });
  });

  test('a file that a power cut left empty is written again', async () => {
    const { run, out } = await siteBench(await tempLibrary(site));
    await run();
    const page = await textOf(out, 'about/index.html');
    await writeFile(join(out, 'about/index.html'), '');
    expect((await run()).written).toEqual(['about/index.html']);
    expect(await textOf(out, 'about/index.html')).toBe(page);
  });

  test('cancelled, the old one stands', async () => {
    const { run, start, out } = await siteBench(await tempLibrary(site));
    await run();
    const before = await textOf(out, 'index.html');
    const stop = new AbortController();
    const steps = start({ baseUrl: 'https://other.example/' }, stop.signal);
    await steps.next();
    stop.abort();
    expect(await finish(steps)).toMatchObject({ cancelled: true, written: [] });
    expect(await textOf(out, 'index.html')).toBe(before);
    expect((await filesBelow(join(out, '..'))).filter((file) => !file.startsWith('site/'))).toEqual([]);
  });

  test('posts with one address, without title or date, in other scripts and in deep folders all have a page', async () => {
    const { run, out } = await siteBench(
      await tempLibrary({
        'a/One.md': '# One\n',
        'a/one.md.md': '---\nslug: one\n---\nOther\n',
        'b/empty.md': '',
        'c/d/e/f/g/h/tief.md': '# Tief [up](../../../../../../a/One.md)\n',
        '日記/2024-05-01 雨の日.md': '---\ntags: [雨, "a/b", "..", "CON"]\n---\n# 雨の日\n',
        'index.md': '# Start\n',
        'tags/tag.md': '# Tag\n',
        '404.md': '# Four\n',
      }),
    );
    const report = await run();
    expect(report.skipped).toEqual([
      { id: 'index.md', why: expect.stringContaining('home page') },
      { id: 'sitemap.xml', why: expect.stringContaining('no address') },
    ]);
    expect(report.warnings).toEqual([{ id: 'a/one.md.md', message: expect.stringContaining('/a/one-2/') }]);
    expect(report.failed).toEqual([]);
    const files = await filesBelow(out);
    for (const file of [
      'a/one/index.html',
      'a/one-2/index.html',
      'b/empty/index.html',
      'c/d/e/f/g/h/tief/index.html',
      '日記/雨の日/index.html',
      'tags/tag/index.html',
      '404/index.html',
      'tags/雨/index.html',
    ])
      expect(files).toContain(file);
    expect(await crawl(out)).toEqual([]);
  });

  test('tags of a site of Hugo are at its addresses, each at its own', async () => {
    const post = '---\ntitle: A\ndate: 2024-01-05\ntags: ["C++", C, .NET]\n---\nA\n';
    const { run, out } = await siteBench(await tempLibrary({ 'hugo.toml': '', 'content/a.md': post }));
    await run();
    const files = await filesBelow(out);
    expect(files.filter((file) => /^tags\/.+\//.test(file)).toSorted()).toEqual(
      ['tags/.net', 'tags/c++', 'tags/c'].map((folder) => `${folder}/index.html`),
    );
    expect(await crawl(out)).toEqual([]);
  });
});
