import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readFrontMatter } from '../../../../shared/frontmatter/read.ts';
import { fieldAt } from '../../../../shared/frontmatter/fields.ts';
import type { LibraryId } from '../../../../shared/model/library.ts';
import { postId } from '../../../../shared/model/post.ts';
import type { ExportReport, ExportRequest } from '../../../../shared/model/task.ts';
import { finish } from '../../../support/finish.ts';
import { readPayloads } from '../../../support/hostile-posts.ts';
import {
  contents,
  createSandbox,
  failure,
  hashOf,
  nameOf,
  place,
  type FoundFile,
  type Sandbox,
} from '../../../support/sandbox.ts';

const payloads = await readPayloads();
const given = payloads.filter(({ where }) => where === 'file-name').map(({ input }) => input);

const devices = ['con', 'PRN', 'aux', 'nul', 'com1', 'LPT9', 'com¹', 'conin$'].map((name) => `${name}.md`);
const own = [
  ...devices,
  ...['nul', 'con.tar.md', 'post.md.', 'post.md ', ' lead.md', '..', '...', '.', '..md', '.hidden.md', '.md', ''],
  ...['../outside/secret.md', '/etc/evil.md', '..\\outside\\secret.md', 'C:\\evil.md', 'C:evil.md', 'a.md::$DATA'],
  ...['folder/../../x.md', './x.md', 'x//y.md', 'x/./z.md', '~/x.md', '%2e%2e%2fx.md', 'a%00b.md', 'a\0b.md'],
  ...[
    'a\nb.md',
    'a\rb.md',
    'a\tb.md',
    'a\u001b[31mb.md',
    'a\u0085b.md',
    'gpj.\u202etxt.md',
    'a\u200bb.md',
    'a\u2066b.md',
  ],
  ...['a?b.md', 'a*b.md', 'a|b.md', 'a<b>.md', 'a"b.md', "a'b.md", '`id`.md', '$(id).md', '--help.md', '-rf.md'],
  ...['Case.md', 'case.md', 'caf\u00e9.md', 'cafe\u0301.md', 'İ.md', 'ß.md', 'ſ.md', 'ﬁ.md', '文章 草稿.md', '👩‍👩‍👧‍👦.md'],
  ...[
    '__proto__.md',
    'constructor.md',
    'toString',
    'hasOwnProperty.md',
    'undefined.md',
    'null.md',
    '0.md',
    '{{7*7}}.md',
  ],
  ...[`${'n'.repeat(252)}.md`, `${'é'.repeat(126)}.md`, `${'n'.repeat(300)}.md`, `${'d/'.repeat(3000)}x.md`],
  ...['.git/config.md', 'node_modules/x.md', 'index.md', '_index.md', 'Thumbs.db', 'post.MD', 'post.mdown', 'post.txt'],
];
const names = [...new Set([...own, ...given])];
const safe = /^[^<>:"\\|?*\p{Cc}\u202a-\u202e\u2066-\u2069]+$/u;

const textFor = (name: string) => `---\ntitle: ${JSON.stringify(name || 'none')}\n---\n\nThe text of it.\n`;

/** Every name that the disk takes as a file, with a text of its own. */
async function libraryOf(all: readonly string[]) {
  const taken: string[] = [];
  const sandbox = await createSandbox(async (library) => {
    for (const name of all) {
      if (!name.includes('/') && (await place(library, name, textFor(name)))) taken.push(name);
    }
  });
  const { library, posts } = await sandbox.api.library.open({ path: sandbox.library });
  return { ...sandbox, taken, id: library.id, posts };
}

const hashes = (files: readonly FoundFile[]) => new Map(files.map(({ name, hash }) => [name, hash]));

describe('as a file that is there', () => {
  test('each is listed and saved under the same bytes, or left as it is', async () => {
    const { api, library, id, posts, taken, fingerprint } = await libraryOf(names);
    expect(taken.length).toBeGreaterThan(process.platform === 'win32' ? 10 : 50);
    const before = await fingerprint();
    const expected = hashes(await contents(library));
    const listed = new Set<string>(posts.map((post) => post.id));
    for (const name of taken) {
      const where = { library: id, id: postId(name) };
      const refused = await failure(api.posts.read(where));
      if (refused) {
        expect(refused.code, name).not.toBe('internal');
        expect(listed.has(name), name).toBe(false);
        continue;
      }
      const post = await api.posts.read(where);
      expect(post.text, name).toBe(textFor(name));
      const text = `${post.text}One more line.\n`;
      const saved = await api.posts.write({ ...where, text, base: post.revision, format: post.format });
      expect(saved.kind, name).toBe('saved');
      expected.set(nameOf(name), hashOf(text));
    }
    expect(hashes(await contents(library))).toEqual(expected);
    const markdown = taken.filter((name) => /^[^.].*\.(?:md|mdx|mkdn?|mkdown|mdown|mdwn|markdown)$/is.test(name));
    expect([...listed].toSorted()).toEqual(markdown.toSorted());
    expect(await fingerprint()).toBe(before);
  });

  test('each is duplicated and trashed without harm to another', async () => {
    const { api, library, id, posts, fingerprint } = await libraryOf(names);
    const before = await fingerprint();
    const texts = new Map(
      await Promise.all(posts.map(async (post) => [post.id, await readFile(join(library, post.id))] as const)),
    );
    for (const post of posts) {
      const refused = await failure(api.posts.duplicate({ library: id, id: post.id }));
      // A name of 255 bytes has no room for what tells the copy apart.
      if (refused) expect([refused.code, Buffer.byteLength(post.id) > 240], post.id).toEqual(['invalid-input', true]);
    }
    for (const [name, bytes] of texts) expect(await readFile(join(library, name)), name).toEqual(bytes);
    const { trashed, failed } = await api.posts.trash({ library: id, ids: posts.map((post) => post.id) });
    expect([trashed.length, failed]).toEqual([posts.length, []]);
    expect(await fingerprint()).toBe(before);
  });

  test.skipIf(process.platform !== 'linux')(
    'a name that is not UTF-8 is named in a notice and left alone',
    async () => {
      const odd = [Buffer.from([0x61, 0xff, 0x2e, 0x6d, 0x64]), Buffer.from([0xe9, 0x2e, 0x6d, 0x64])];
      const sandbox = await createSandbox(async (library) => {
        for (const name of odd) expect(await place(library, name, '# odd\n')).toBe(true);
        await place(library, 'good.md', '# good\n');
      });
      const { library, posts, notices } = await sandbox.api.library.open({ path: sandbox.library });
      expect(posts.map((post) => post.id)).toEqual(['good.md']);
      expect(notices.filter(({ message }) => message.includes('UTF-8'))).toHaveLength(2);
      expect(await failure(sandbox.api.posts.read({ library: library.id, id: postId('a\uFFFD.md') }))).toMatchObject({
        code: 'not-found',
      });
      expect((await contents(sandbox.library)).map(({ name }) => name)).toEqual(
        [...odd, Buffer.from('good.md')].map(nameOf).toSorted(),
      );
    },
  );
});

test('as the target of a rename each is refused with a reason, or the post has it and is still listed', async () => {
  const sandbox = await createSandbox(async (library) => void (await place(library, 'start.md', textFor('start'))));
  const { api, library: root, fingerprint } = sandbox;
  const { library } = await api.library.open({ path: root });
  const before = await fingerprint();
  const counts = { refused: 0, renamed: 0 };
  for (const name of names) {
    const refused = await failure(api.posts.rename({ library: library.id, id: postId('start.md'), to: postId(name) }));
    if (refused) {
      counts.refused++;
      expect(['invalid-input', 'outside-library', 'denied'], `${name}: ${refused.code}`).toContain(refused.code);
      expect(refused.message, name).not.toBe('');
    } else {
      counts.renamed++;
      expect(name).toMatch(safe);
      const { posts } = await api.library.rescan({ library: library.id });
      expect(posts, name).toHaveLength(1);
      const at = posts[0]?.id ?? postId('');
      await api.posts.rename({ library: library.id, id: at, to: postId('start.md') });
    }
    expect(await contents(root), name).toEqual([{ name: nameOf('start.md'), hash: hashOf(textFor('start')) }]);
  }
  console.info('hostile-names.test.ts: as the target of a rename:', counts);
  expect(counts.renamed).toBeGreaterThan(20);
  expect(await fingerprint()).toBe(before);
});

test('as the title of a new post each makes one file with a name for every system', async () => {
  const { api, library: root, fingerprint } = await createSandbox(async () => undefined);
  const { library } = await api.library.open({ path: root });
  const before = await fingerprint();
  const made = new Set<string>();
  for (const title of names) {
    const call = () => api.posts.create({ library: library.id, title, draft: false, offset: 0 });
    if (title.trim() === '' || title.length > 4096) {
      expect(await failure(call()), title.slice(0, 20)).toMatchObject({ code: 'invalid-input' });
      continue;
    }
    const { id } = await call();
    expect(id, title).toMatch(safe);
    expect(id).toMatch(/^[^./ ][^/]*\.md$/);
    expect(made.has(id.toLowerCase()), title).toBe(false);
    made.add(id.toLowerCase());
    const frontMatter = readFrontMatter((await api.posts.read({ library: library.id, id })).text);
    expect(frontMatter && fieldAt(frontMatter, ['title'])?.value, title).toBe(title.trim());
  }
  expect(await contents(root)).toHaveLength(made.size);
  expect(await fingerprint()).toBe(before);
});

async function exportAll(sandbox: Sandbox, library: LibraryId, to: ExportRequest['to']) {
  const request = { scope: { kind: 'live' }, to, folder: join(sandbox.exported, to), drafts: false } as const;
  return finish<ExportReport>(sandbox.api.exports.run({ library, request }));
}

test('as the title and name of an exported post each makes one page inside the export', async () => {
  const sandbox = await libraryOf(names);
  const { id, posts, fingerprint, library } = sandbox;
  const before = [await fingerprint(), await contents(library)];
  const live = posts.filter((post) => post.state === 'live').length;
  expect(live).toBeGreaterThan(process.platform === 'win32' ? 10 : 50);
  const pages = await exportAll(sandbox, id, 'html');
  expect(pages.failed).toEqual([]);
  expect(new Set(pages.written.map((path) => path.toLowerCase())).size).toBe(live + 1);
  for (const path of pages.written) {
    expect(path).toMatch(safe);
    const html = await readFile(join(pages.folder, path), 'utf8');
    expect(html.match(/<title>/g), path).toHaveLength(1);
    expect(html.includes('The text of it.') || path === 'index.html', path).toBe(true);
  }
  const copies = await exportAll(sandbox, id, 'markdown');
  // Two names that are one on some systems cannot both be copied; the report says which was not.
  expect(copies.written.length + copies.failed.length).toBe(live);
  expect(copies.failed.map(({ code }) => code)).toEqual(copies.failed.map(() => 'already-exists'));
  for (const path of copies.written) expect(path).toMatch(safe);
  expect([await fingerprint(), await contents(library)]).toEqual(before);
});
