import { execFileSync } from 'node:child_process';
import { chmod } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { postId } from '../../../../shared/model/post.ts';
import { finish } from '../../../support/finish.ts';
import {
  canary,
  contents,
  createSandbox,
  failure,
  fill,
  hashOf,
  nameOf,
  openSandbox,
  plainPost,
  type Files,
} from '../../../support/sandbox.ts';

console.info(
  'hostile-folders.test.ts: nothing imports archives, takes HTML from the clipboard or opens links of its own',
);
const posix = process.platform !== 'win32';
if (!posix) console.info('hostile-folders.test.ts: FIFOs, sockets and modes are skipped on Windows');

const text = plainPost;

describe.runIf(posix)('what only looks like a post', () => {
  test('a FIFO, a socket and a folder hold nobody up', async () => {
    const server = createServer();
    onTestFinished(() => void server.close());
    const { listed, read, write, services, id, api, exported } = await openSandbox(
      { 'good.md': `${text}\n![](fifo.png)\n`, 'folder.md/inside.md': text },
      async (root) => {
        execFileSync('mkfifo', [join(root, 'fifo.md'), join(root, 'fifo.png')]);
        await new Promise<void>((resolve) => server.listen(join(root, 'socket.md'), resolve));
      },
    );
    expect(listed).toEqual(['folder.md/inside.md', 'good.md']);
    const { revision } = await read('good.md');
    for (const path of ['fifo.md', 'socket.md', 'folder.md']) {
      expect(['unsupported', 'invalid-input', 'io'], path).toContain((await failure(read(path)))?.code);
      for (const base of [revision, null]) {
        expect(['unsupported', 'invalid-input', 'io'], path).toContain((await failure(write(path, base, 'x')))?.code);
      }
    }
    const media = (query: string) => services.assets(new Request(`http://127.0.0.1:1/media/${id}/${query}`));
    expect([(await media('fifo.png')).status, (await media('?post=good.md&src=fifo.png')).status]).toEqual([404, 404]);
    const request = { scope: { kind: 'live' }, to: 'html', folder: exported, drafts: false } as const;
    const report = await finish(api.exports.run({ library: id, request }));
    expect([report.failed, report.written.length]).toEqual([[], 3]);
    const copies = await finish(
      api.exports.run({ library: id, request: { ...request, to: 'markdown', folder: `${exported}2` } }),
    );
    expect(copies.written.toSorted()).toEqual(['folder.md/inside.md', 'good.md']);
  });

  test.each([0o444, 0o000])('a file of mode %o is opened read-only and keeps bytes and mode', async (mode) => {
    const { read, write, listed, library } = await openSandbox({ 'post.md': text }, (root) =>
      chmod(join(root, 'post.md'), mode),
    );
    const before = await contents(library).catch(() => null);
    expect(listed).toEqual(['post.md']);
    const denied = await failure(read('post.md'));
    // Root reads whatever it likes; everybody else is told why not.
    if (denied) expect([denied.code, mode]).toEqual(['denied', 0o000]);
    else {
      const post = await read('post.md');
      expect(post.readOnly).toMatch(/read-only/);
      expect((await failure(write('post.md', post.revision, 'mine')))?.code).toBe('read-only');
    }
    expect(await contents(library).catch(() => null)).toEqual(before);
  });

  test.each(['post.md', '.'])('what the system has locked (chattr +i %s) is not touched', async (what) => {
    const { read, write, trash, library } = await openSandbox({ 'post.md': text });
    const post = await read('post.md');
    try {
      execFileSync('chattr', ['+i', join(library, what)], { stdio: 'ignore' });
    } catch {
      console.info('hostile-folders.test.ts: skipped a locked file, chattr is not there or not allowed');
      return;
    }
    try {
      expect((await read('post.md')).readOnly).toMatch(/not allowed to write/);
      expect((await failure(write('post.md', post.revision, 'mine')))?.code).toBe('read-only');
      expect((await failure(write('new.md', null, 'mine')))?.code).toBe(what === '.' ? 'denied' : undefined);
      expect((await trash('post.md')).failed.map(({ code }) => code)).toEqual(['denied']);
      expect((await read('post.md')).text).toBe(text);
    } finally {
      execFileSync('chattr', ['-i', join(library, what)]);
    }
  });
});

describe('code in the folder', () => {
  const deed = (outside: string) => `require('node:fs').writeFileSync(${JSON.stringify(join(outside, 'pwned'))}, 'x')`;
  const configs = (outside: string): Files => ({
    ...Object.fromEntries(
      [
        '.eleventy.js',
        'eleventy.config.cjs',
        'next.config.js',
        'docusaurus.config.js',
        'gatsby-config.js',
        'index.js',
      ].map((name) => [name, `${deed(outside)};\nmodule.exports = { title: 'x' };\n`]),
    ),
    'astro.config.mjs': `import fs from 'node:fs';\nfs.writeFileSync('${outside}/pwned', 'x');\nexport default {};\n`,
    'package.json': JSON.stringify({ scripts: { preinstall: `touch ${outside}/pwned`, build: 'x' }, dependencies: {} }),
    '_config.yml': `title: !!js/function "function () { ${deed(outside)} }"\nx: !ruby/object:Gem::Installer\n  i: x\n`,
    'hugo.toml': 'title = "{{ readFile \\"/etc/passwd\\" }}"\n',
    '.vscode/tasks.json': `{"tasks":[{"command":"touch ${outside}/pwned","runOptions":{"runOn":"folderOpen"}}]}`,
    '.git/hooks/post-checkout': `#!/bin/sh\ntouch ${outside}/pwned\n`,
    '.git/config': `[core]\n\tfsmonitor = touch ${outside}/pwned\n[filter "x"]\n\tclean = touch ${outside}/pwned\n`,
    '.gitattributes': '*.md filter=x\n',
    '.envrc': `touch ${outside}/pwned\n`,
    'posts/posts.11tydata.js': deed(outside),
    'posts/a.md': text,
    'posts/b.mdx': `import x from './x.js';\n\n{(() => { ${deed(outside)} })()}\n`,
    'posts/c.md': `---js\n{ title: (${deed(outside)}, 'x') }\n---\n\nText\n`,
    'posts/d.md': `---\ntitle: !!js/function "function () { ${deed(outside)} }"\n---\n\n\`\`\`js eval\n${deed(outside)}\n\`\`\`\n`,
  });

  test('is not run by opening, saving, renaming, exporting or trashing, nor reached as a post', async () => {
    const { api, id, listed, read, write, trash, fingerprint, library, exported } = await openSandbox(
      {},
      async (root, outside) => {
        await fill(root, configs(outside));
        for (const hook of ['.git/hooks/post-checkout', '.envrc']) await chmod(join(root, hook), 0o755);
      },
    );
    const before = await fingerprint();
    expect(listed).toEqual(['posts/a.md', 'posts/b.mdx', 'posts/c.md', 'posts/d.md']);
    for (const path of listed) {
      const post = await read(path);
      expect((await write(path, post.revision, `${post.text}more\n`)).kind).toBe('saved');
    }
    const request = { scope: { kind: 'posts', ids: listed }, to: 'html', folder: exported, drafts: true } as const;
    expect((await finish(api.exports.run({ library: id, request }))).failed).toEqual([]);
    await api.posts.rename({ library: id, id: postId('posts/a.md'), to: postId('posts/e.md') });
    await trash('posts/e.md');
    const { revision } = await read('posts/b.mdx');
    for (const path of ['.git/config', '.git/hooks/x.md', '.eleventy.js', 'package.json', '_config.yml', '.envrc']) {
      expect((await failure(read(path)))?.code, path).toBe('denied');
      for (const base of [revision, null]) expect((await failure(write(path, base, 'x')))?.code, path).toBe('denied');
    }
    const kept = new Map((await contents(library)).map(({ name, hash }) => [name, hash]));
    for (const [name, content] of Object.entries(configs(join(library, '../outside')))) {
      if (!name.startsWith('posts/')) expect(kept.get(nameOf(name)), name).toBe(hashOf(content));
    }
    expect(await fingerprint()).toBe(before);
  });
});

describe('much of everything', () => {
  test('a tree of 200 levels', async () => {
    const deep = `${'d/'.repeat(200)}post.md`;
    const { listed, read, write } = await openSandbox({ [deep]: text, 'top.md': text });
    expect(listed.toSorted()).toEqual([deep, 'top.md'].toSorted());
    const post = await read(deep);
    expect((await write(deep, post.revision, 'mine')).kind).toBe('saved');
  });

  test.runIf(posix)('a tree deeper than the system takes paths is left out with a notice', async () => {
    const { listed, notices, library } = await openSandbox({ 'top.md': text }, (root) => {
      const level = 'd'.repeat(200);
      execFileSync(
        'sh',
        ['-c', `for i in $(seq 30); do mkdir ${level} && cd -P ${level} || exit 0; echo x > x.md; done`],
        { cwd: root },
      );
    });
    // Longer than any path that the tidying of the test could name.
    onTestFinished(() => void execFileSync('rm', ['-rf', library]));
    expect(listed).toContain('top.md');
    expect(listed.length).toBeGreaterThan(10);
    expect(notices.some(({ code }) => code === 'unreadable-folder')).toBe(true);
  });

  test('5,000 files in one folder', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 5000 }, (_, n) => [`posts/${n}.md`, `---\ntitle: T${n}\n---\n\n${n}\n`]),
    );
    const { listed, posts, read, write } = await openSandbox({ ...many, 'posts/broken.md': '---\ntitle: [\n---\n' });
    expect(listed).toHaveLength(5001);
    expect(posts.filter((post) => post.problems.length > 0).map((post) => post.id)).toEqual(['posts/broken.md']);
    const post = await read('posts/4999.md');
    expect((await write('posts/4999.md', post.revision, 'mine')).kind).toBe('saved');
  });

  test('tags that differ in case stay apart', async () => {
    const { api, id, library } = await openSandbox({
      'a.md': '---\ntags: [React, react]\n---\n',
      'b.md': '---\ntags: [React]\n---\n',
    });
    const action = { kind: 'rename', from: 'react', to: 'vue' } as const;
    expect((await finish(api.tags.change({ library: id, taxonomy: 'tags', action }))).changed).toEqual(['a.md']);
    expect((await contents(library)).map(({ hash }) => hash)).toEqual([
      hashOf('---\ntags: [React, vue]\n---\n'),
      hashOf('---\ntags: [React]\n---\n'),
    ]);
  });
});

test('the canary is where these tests believe it is', async () => {
  const { outside } = await createSandbox(async () => undefined);
  expect((await contents(outside)).map(({ hash }) => hash)).toEqual([hashOf(canary), hashOf(canary)]);
});
