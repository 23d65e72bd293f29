import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { manifestName } from '../../../../electron/services/exports/export-target.ts';
import { postId } from '../../../../shared/model/post.ts';
import { siteBench } from '../../../support/export-site.ts';
import { filesBelow, tempFolder, tempLibrary, textOf } from '../../../support/temp-library.ts';
import { runCli } from '../../../support/run-cli.ts';

const png = Buffer.from('89504e470d0a1a0a', 'hex');
const hugo = {
  'hugo.toml': 'baseURL = "https://example.org/blog/"\ntitle = "Tides"\n',
  'content/posts/first.md':
    '---\ntitle: First\ndate: 2024-01-15\nlayout: wide\n---\n![boat](/images/boat.png) [second]({{< ref "second" >}})\n',
  'content/posts/second/index.md': '---\ntitle: Second\ndate: 2024-02-01\nlayout: wide\n---\n![here](here.png)\n',
  'content/posts/second/here.png': png,
  'content/posts/draft.md': '---\ntitle: Draft\ndraft: true\n---\nNot yet.\n',
  'static/images/boat.png': png,
};

describe('an export for another generator', () => {
  test('is posts, images and a site to build them; a repeated one writes nothing', async () => {
    const { run, out } = await siteBench(await tempLibrary(hugo));
    const report = await run({ to: 'jekyll' });
    expect(await filesBelow(out)).toEqual([
      manifestName,
      '_config.yml',
      '_layouts/post.html',
      '_posts/2024-01-15-first.md',
      '_posts/2024-02-01-second.md',
      'assets/posts/second/here.png',
      'images/boat.png',
      'index.html',
    ]);
    expect(await textOf(out, '_posts/2024-01-15-first.md')).toContain('[second]({% post_url 2024-02-01-second %})');
    expect(await textOf(out, '_config.yml')).toContain(
      'title: "Tides"\nurl: "https://example.org"\nbaseurl: "/blog"\n',
    );
    expect(await readFile(join(out, 'images/boat.png'))).toEqual(png);
    const why = 'The field `layout` was left out: it means something of its own to Hugo. (So it is in one more post.)';
    expect(report.warnings).toEqual([{ id: 'content/posts/first.md', message: why }]);
    expect(await run({ to: 'jekyll' })).toMatchObject({ written: [], skipped: [], failed: [] });
  });

  test('leaves the configuration of a site that is there, and says so', async () => {
    const { run, out } = await siteBench(await tempLibrary(hugo));
    await mkdir(out, { recursive: true });
    await writeFile(join(out, '_config.yml'), 'title: Mine\n');
    const report = await run({ to: 'jekyll' });
    expect(await textOf(out, '_config.yml')).toBe('title: Mine\n');
    expect(report.skipped.map(({ id }) => id)).toEqual(['_config.yml']);
  });

  test('keeps a post that is the front page, where a new site would have an empty one', async () => {
    const root = await tempLibrary({ '_config.yml': '', 'index.markdown': '---\ntitle: Hi\n---\nWelcome.\n' });
    const { run, out } = await siteBench(root);
    const { written } = await run({ to: 'zola' });
    expect(written.filter((path) => path.startsWith('content/'))).toEqual([
      'content/_index.md',
      'content/blog/_index.md',
    ]);
    expect(await textOf(out, 'content/_index.md')).toContain('Welcome.');
    expect(await textOf(out, 'templates/index.html')).toContain('section.content');
  });

  test('names the section pages that it leaves out', async () => {
    const section = '---\ntitle: Posts\n---\nWhat is here.\n';
    const { run } = await siteBench(await tempLibrary({ ...hugo, 'content/posts/_index.md': section }));
    const left = [{ id: 'content/posts/_index.md', why: 'It is a section page, not a post.' }];
    expect((await run({ to: 'zola' })).skipped).toEqual(left);
    expect((await run({ to: 'site' })).skipped).toEqual([]);
  });

  test('as a dry run says what would be written and removed, and writes nothing', async () => {
    const root = await tempLibrary(hugo);
    const { run, out } = await siteBench(root);
    const planned = await run({ to: 'plain', dryRun: true });
    expect(planned).toMatchObject({ written: ['first.md', 'images/boat.png', 'second/here.png', 'second/index.md'] });
    await expect(filesBelow(out)).rejects.toThrow('ENOENT');
    await run({ to: 'jekyll' });
    const before = await filesBelow(out);
    const { written, removed } = await run({ to: 'plain', dryRun: true });
    expect(written).toEqual(['first.md', 'second/here.png', 'second/index.md']);
    expect(removed).toContain('_posts/2024-01-15-first.md');
    expect(await filesBelow(out)).toEqual(before);
    expect((await run({ to: 'plain' })).removed).toEqual(removed);
    expect(await filesBelow(out)).not.toContain('_config.yml');
  });

  test('that is cancelled leaves nothing behind', async () => {
    const { run, out } = await siteBench(await tempLibrary(hugo));
    const stop = new AbortController();
    stop.abort();
    expect(await run({ to: 'zola' }, stop.signal)).toMatchObject({ cancelled: true, written: [] });
    await expect(filesBelow(out)).rejects.toThrow('ENOENT');
  });

  test('of one draft says which of its links lead to what stays behind', async () => {
    const files = { ...hugo, 'content/posts/draft.md': '---\ntitle: Draft\ndraft: true\n---\n[First](first.md)\n' };
    const { run, out } = await siteBench(await tempLibrary(files));
    const scope = { kind: 'posts', ids: [postId('content/posts/draft.md')] } as const;
    const report = await run({ to: 'hexo', scope, drafts: true });
    expect(await textOf(out, 'source/_drafts/draft.md')).toBe('---\ntitle: Draft\n---\n[First](first.md)\n');
    expect(report.warnings).toEqual([
      { id: 'content/posts/draft.md', line: 5, message: 'The link leads to nothing that goes along: first.md' },
    ]);
  });

  test('is refused as PDF where the host makes none', async () => {
    const { run } = await siteBench(await tempLibrary(hugo));
    await expect(run({ to: 'pdf' })).rejects.toMatchObject({ code: 'unsupported' });
  });

  test('in the terminal', async () => {
    const root = await tempLibrary(hugo);
    const cwd = await tempFolder('cwd');
    const { code, stdout } = await runCli(['export', root, '--to', 'zola', '--out', 'zola'], { cwd });
    const dry = await runCli(['export', root, '--to', 'zola', '--out', 'dry', '--dry-run'], { cwd });
    expect(dry.stdout).toBe(stdout);
    expect(dry.stderr).toContain('Nothing was written. It would be: ');
    await expect(filesBelow(join(cwd, 'dry'))).rejects.toThrow('ENOENT');
    expect(code).toBe(1);
    expect(stdout).toContain('written\tcontent/blog/second/here.png\n');
    expect(stdout).toContain('warning\tcontent/posts/first.md\tThe field `layout`');
  });
});
