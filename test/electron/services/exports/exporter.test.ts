import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { manifestName } from '../../../../electron/services/exports/export-target.ts';
import { postId } from '../../../../shared/model/post.ts';
import { filesBeside, siteBench, type SiteBench } from '../../../support/export-site.ts';
import { finish } from '../../../support/finish.ts';
import { filesBelow, tempFolder, tempLibrary, textOf } from '../../../support/temp-library.ts';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const site = {
  'hugo.toml': 'baseURL = "https://example.org/"\ntitle = "Tides"\nlanguageCode = "en"\n',
  'content/posts/first.md':
    '---\ntitle: First\ndate: 2024-01-15\ntags: [sea, boats]\n---\n# First\n\nWords.\n\n![a boat](/images/boat.png)\n\n![gone](missing.png)\n',
  'content/posts/second/index.md': '---\ntitle: Second\ndate: 2024-02-01\n---\n![here](here.png)\n',
  'content/posts/second/here.png': png,
  'content/posts/2024-03-01-first.md':
    '---\ntitle: Another first\ndate: 2024-03-01\n---\n![far](https://example.org/far.png)\n',
  'content/posts/draft.md': '---\ntitle: Draft\ndraft: true\n---\nNot yet.\n',
  'static/images/boat.png': png,
};

async function setup(
  files: Readonly<Record<string, string | Uint8Array>> = site,
  lookOf?: () => Promise<string>,
): Promise<Omit<SiteBench, 'run'> & { readonly run: SiteBench['start'] }> {
  const bench = await siteBench(await tempLibrary(files), { ...(lookOf && { lookOf }), usual: { to: 'html' } });
  return { ...bench, run: bench.start };
}

describe('an export of pages', () => {
  test('reads MDX by its name, in whatever case that is', async () => {
    const text = '# Post\n\n<Note>\n\n<Chart data={[1, 2]} />\n';
    const { out, run } = await setup({ 'a.mdx': text, 'b.MDX': text });
    await finish(run());
    const [one, other] = await Promise.all(['a', 'b'].map((name) => readFile(join(out, `${name}.html`), 'utf8')));
    expect(one).toContain('<span class="island">');
    expect(other).toBe(one);
  });

  test('goes to a folder that is named from home, as a library is opened from there', async () => {
    const { run } = await setup();
    const home = await tempFolder('home');
    vi.stubEnv('HOME', home).stubEnv('USERPROFILE', home);
    onTestFinished(() => void vi.unstubAllEnvs());
    await finish(run({ folder: '~/site', to: 'markdown' }));
    expect(await filesBelow(join(home, 'site'))).toContain('content/posts/first.md');
    await expect(finish(run({ folder: 'site' }))).rejects.toMatchObject({ code: 'invalid-input' });
  });

  test('one self-contained page a live post, and an index to go back to', async () => {
    const { run, out } = await setup();
    const report = await finish(run());
    expect(report).toMatchObject({ skipped: [], failed: [], unchanged: [], cancelled: false });
    expect(await filesBelow(out)).toEqual([manifestName, 'first-2.html', 'first.html', 'index.html', 'second.html']);
    expect(report.written.toSorted()).toEqual(['first-2.html', 'first.html', 'index.html', 'second.html']);
    const page = await textOf(out, 'first-2.html');
    expect(page).toContain('January 15, 2024');
    expect(page).toContain(`src="data:image/png;base64,${png.toString('base64')}"`);
    expect(page).toMatch(/<a href="index.html"[^>]*>Back to Posts<\/a>/);
    expect(page.match(/<h1/g)).toHaveLength(1);
    expect(page).not.toMatch(/<script(?! type="application\/ld\+json")|<link[^>]+stylesheet/);
    const index = await textOf(out, 'index.html');
    const order = ['first.html', 'second.html', 'first-2.html'].map((name) => index.indexOf(`href="${name}"`));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(Math.min(...order)).toBeGreaterThan(0);
    expect(await filesBeside(out)).toEqual([]);
  });

  test('they have the look of the library, or the one that is asked for', async () => {
    const sheet = join(await tempFolder('look'), 'mine.css');
    await writeFile(sheet, '.post { outline: 7px dotted }');
    const { run, out, exporter, library } = await setup(site, () => Promise.resolve(sheet));
    const css = async () => /<style>([^]*?)<\/style>/.exec(await textOf(out, 'first.html'))?.[1] ?? '';
    await finish(run());
    expect(await css()).toMatch(/--post-font:[^]*outline: 7px dotted/);
    expect((await exporter.look(library.info.id)).css).toContain('outline: 7px dotted');
    expect((await exporter.page(library.info.id, postId('a.md'), 'x')).html).toContain('outline: 7px dotted');
    await finish(run({ theme: 'journal' }));
    expect(await css()).toContain('Journal:');
    expect(await css()).not.toContain('outline: 7px dotted');
  });

  test('a look that is gone is named and stops them, but no Markdown', async () => {
    const { run, exporter, library } = await setup(site, () => Promise.resolve('/nowhere/mine.css'));
    const gone = { code: 'not-found', file: '/nowhere/mine.css' };
    await expect(finish(run())).rejects.toMatchObject(gone);
    await expect(exporter.look(library.info.id)).rejects.toMatchObject(gone);
    expect((await finish(run({ to: 'markdown' }))).failed).toEqual([]);
  });

  test('missing and far images are warnings with their line', async () => {
    const { run } = await setup();
    expect((await finish(run())).warnings.toSorted((a, b) => a.id.localeCompare(b.id))).toEqual([
      {
        id: 'content/posts/2024-03-01-first.md',
        line: 5,
        message: expect.stringContaining('https://example.org/far.png'),
      },
      { id: 'content/posts/first.md', line: 12, message: expect.stringContaining('missing.png') },
    ]);
  });

  test('a second time only what changed is written', async () => {
    const { run, out, library } = await setup();
    await finish(run());
    const again = await finish(run());
    expect(again.written).toEqual([]);
    expect(again.unchanged).toHaveLength(4);
    await writeFile(
      join(library.root, 'content/posts/second/index.md'),
      '---\ntitle: Second\ndate: 2024-02-01\n---\nNew words.\n',
    );
    await library.refresh([postId('content/posts/second/index.md')]);
    const third = await finish(run());
    expect(third.written).toContain('second.html');
    expect(third.written).not.toContain('first.html');
    expect(await textOf(out, 'second.html')).toContain('New words.');
  });

  test('a post that is live no more loses its page; a file of somebody else stays', async () => {
    const { run, out, library } = await setup();
    await finish(run());
    await writeFile(join(out, 'mine.txt'), 'mine');
    await writeFile(join(out, 'second.html'), 'edited by hand');
    for (const name of ['second/index.md', 'first.md']) {
      await rm(join(library.root, 'content/posts', name));
      await library.refresh([postId(`content/posts/${name}`)]);
    }
    await finish(run());
    // `second.html` was ours but has been edited since; `first.html` is now the other post's page, and one page needs no index.
    expect(await filesBelow(out)).toEqual([manifestName, 'first.html', 'mine.txt', 'second.html']);
    expect(await textOf(out, 'mine.txt')).toBe('mine');
    expect(await textOf(out, 'second.html')).toBe('edited by hand');
  });

  test('a file of the same name that is not ours is left and named', async () => {
    const { run, out } = await setup();
    await mkdir(out, { recursive: true });
    await writeFile(join(out, 'second.html'), 'mine');
    const report = await finish(run());
    expect(report.skipped).toEqual([
      { id: 'content/posts/second/index.md', why: expect.stringContaining('second.html') },
    ]);
    expect(await textOf(out, 'second.html')).toBe('mine');
    expect(report.written).toContain('first.html');
  });

  test('drafts only when named and wished; one post has no index', async () => {
    const { run, out } = await setup();
    const scope = { kind: 'posts', ids: [postId('content/posts/draft.md'), postId('none.md')] } as const;
    expect(await finish(run({ scope }))).toMatchObject({
      written: [],
      skipped: [{ why: 'It is not live: draft is true.' }, { id: 'none.md' }],
    });
    expect((await finish(run({ scope, drafts: true }))).written).toEqual(['draft.html']);
    expect(await textOf(out, 'draft.html')).not.toContain('Back to Posts');
  });
});

describe('an export as Markdown', () => {
  test('copies every byte, with the images where the text looks for them', async () => {
    const { run, out, library } = await setup();
    const report = await finish(run({ to: 'markdown' }));
    expect(await filesBelow(out)).toEqual([
      manifestName,
      'content/posts/2024-03-01-first.md',
      'content/posts/first.md',
      'content/posts/second/here.png',
      'content/posts/second/index.md',
      'static/images/boat.png',
    ]);
    for (const path of report.written) {
      expect(await readFile(join(out, path))).toEqual(await readFile(join(library.root, path)));
    }
    expect(report.warnings).toMatchObject([{ id: 'content/posts/first.md', line: 12 }]);
  });

  test('or only the body', async () => {
    const { run, out } = await setup({
      'a.md': '\uFEFF---\r\ntitle: A\r\n---\r\n\r\nBody\r\n',
      'b.md': 'No front matter',
    });
    await finish(run({ to: 'markdown-body' }));
    expect(await textOf(out, 'a.md')).toBe('\uFEFFBody\r\n');
    expect(await textOf(out, 'b.md')).toBe('No front matter');
  });
});

describe('where an export may go', () => {
  test('not over the library, nor among its files', async () => {
    const { run, library } = await setup();
    const refusal = { code: 'invalid-input' };
    for (const folder of [library.root, dirname(library.root), join(library.root, 'content'), 'relative/path']) {
      await expect(finish(run({ folder })), folder).rejects.toMatchObject(refusal);
    }
    const report = await finish(run({ folder: join(library.root, 'exported') }));
    expect(report.written).toHaveLength(4);
    expect((await finish(run({ folder: join(library.root, 'exported') }))).unchanged).toHaveLength(4);
  });

  test('the last place is proposed again', async () => {
    const { exporter, library, run, out } = await setup();
    expect(await exporter.propose(library.info.id)).toEqual({
      folder: expect.stringMatching(/ export$/) as string,
      last: null,
    });
    await finish(run());
    expect(await exporter.propose(library.info.id)).toEqual({ folder: out, last: { to: 'html', drafts: false } });
  });
});

test('the page of a text that is not saved', async () => {
  const { exporter, library } = await setup();
  const { html, fileName } = await exporter.page(
    library.info.id,
    postId('content/posts/first.md'),
    '---\ntitle: New <b>\n---\nUnsaved *words*\n',
  );
  expect(fileName).toBe('first.html');
  expect(html).toContain('<em>words</em>');
  expect(html).toContain('<h1>New &lt;b&gt;</h1>');
});

test('the page carries its theme', async () => {
  const { exporter, library } = await setup();
  const { html } = await exporter.page(library.info.id, postId('content/posts/first.md'), 'Words');
  expect(html).toMatch(/<style>[^]*--post-[^]*<\/style>/);
});
