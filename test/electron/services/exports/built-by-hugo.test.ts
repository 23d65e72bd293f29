import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { siteBench } from '../../../support/export-site.ts';
import { filesBelow, tempFolder, tempLibrary, textOf } from '../../../support/temp-library.ts';

const hasHugo = spawnSync('hugo', ['version']).status === 0;

test.skipIf(!hasHugo)(
  'a blog as `jekyll new` makes it has all its pages in Hugo, and a list of them at its root',
  async () => {
    const library = await tempLibrary({
      '_config.yml': 'title: Tides\ntheme: minima\n',
      'index.markdown': '---\nlayout: home\n---\nWelcome aboard.\n',
      'about.markdown': '---\nlayout: page\ntitle: About\npermalink: /about/\n---\nWho.\n',
      '_posts/2024-01-02-first.markdown':
        '---\nlayout: post\ntitle: First\n---\n[About]({{ "/about/" | relative_url }})\n',
    });
    const { run, out } = await siteBench(library);
    await run({ to: 'hugo' });
    const built = await tempFolder('hugo');
    const { status, stdout } = spawnSync('hugo', ['--source', out, '--destination', built], { encoding: 'utf8' });
    expect(status, stdout).toBe(0);
    const pages = await filesBelow(built);
    expect(pages).toEqual(expect.arrayContaining(['index.html', 'about/index.html', 'posts/first/index.html']));
    const home = await textOf(built, 'index.html');
    for (const one of ['Welcome aboard.', '>First</a>', '>About</a>']) expect(home).toContain(one);
    expect(await textOf(built, join('posts', 'first', 'index.html'))).toContain('<a href="/about/">About</a>');
  },
);
