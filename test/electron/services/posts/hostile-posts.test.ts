import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { describe, expect, test } from 'vitest';
import { editOptions } from '../../../../shared/frontmatter/edits/edit-options.ts';
import { editFrontMatter } from '../../../../shared/frontmatter/edits/edit.ts';
import { readFrontMatter, values } from '../../../../shared/frontmatter/read.ts';
import { bodyStart } from '../../../../shared/frontmatter/split.ts';
import { postId } from '../../../../shared/model/post.ts';
import { elements, parseHtml } from '../../../shared/markdown/support.ts';
import { finish } from '../../../support/finish.ts';
import { readPayloads } from '../../../support/hostile-posts.ts';
import { canary, contents, hashOf, nameOf, openSandbox } from '../../../support/sandbox.ts';

const payloads = await readPayloads();
const given = (where: string) => payloads.filter((payload) => payload.where === where).map(({ input }) => input);

const references = [
  ...given('image-ref'),
  ...['../outside/secret.png', '../../outside/secret.png', '/../outside/secret.png', '..%2foutside%2fsecret.png'],
  ...['%2e%2e/outside/secret.png', '..%252foutside%252fsecret.png', '....//outside/secret.png', '.%00./secret.png'],
  ...['out/secret.png', 'link.png', 'link.png?x=1', 'link.png#x', 'posts/../out/secret.png', './out/./secret.png'],
  ...[
    'secret.md',
    'secret.txt',
    'notes.md',
    '/etc/passwd',
    'file:///etc/passwd',
    '~/x.png',
    `${'a/'.repeat(3000)}x.png`,
  ],
  ...['x'.repeat(5000), '{{ site.baseurl }}/../outside/secret.png', '\\\\host\\share\\x.png', 'C:\\x.png', 'aux', ' '],
];

/** Posts at two depths that refer to each; links out of the library, and a secret that is no image inside it. */
async function setUp() {
  const text = references.map((src) => `![one](<${src}>)\n\n![two](${src})\n\n<img src="${src}">\n`).join('\n');
  const post = `---\ntitle: Refs\ncover: ../outside/secret.png\n---\n\n${text}\n`;
  const files = { 'a.md': post, 'posts/b/c.md': post, 'secret.txt': canary, 'notes.png.txt': canary };
  return openSandbox(files, async (library, outside) => {
    await writeFile(join(dirname(library), 'outside.png'), canary);
    await writeFile(join(dirname(library), 'x.png'), canary);
    if (process.platform === 'win32') return;
    for (const folder of ['.', 'posts/b']) {
      await mkdir(join(library, folder), { recursive: true });
      await symlink(outside, join(library, folder, 'out'));
      await symlink(join(outside, 'secret.png'), join(library, folder, 'link.png'));
    }
  });
}

const leaks = (text: string) =>
  text.includes(canary) || text.includes(Buffer.from(canary).toString('base64').slice(0, 12)) || /^root:/m.test(text);

describe('references to images', () => {
  test('the address of a media file never answers with what lies outside or is no media', async () => {
    const { services, id, fingerprint } = await setUp();
    const before = await fingerprint();
    const statuses = new Map<number, number>();
    for (const src of references) {
      const addresses = [
        ...['a.md', 'posts/b/c.md', '../a.md', '/a.md', '..', ''].map(
          (post) => `?post=${encodeURIComponent(post)}&src=${encodeURIComponent(src)}`,
        ),
        encodeURIComponent(src),
        encodeURI(src),
        src,
        `posts/b/${src}`,
      ];
      for (const address of addresses) {
        if (!URL.canParse(`http://127.0.0.1:1/media/${id}/${address}`)) continue;
        const answer = await services.assets(new Request(`http://127.0.0.1:1/media/${id}/${address}`));
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
        expect(answer.status, address.slice(0, 200)).not.toBe(500);
        expect(leaks(await answer.text()), address.slice(0, 200)).toBe(false);
      }
    }
    console.info(
      `hostile-posts.test.ts: ${references.length} references, answers by status:`,
      Object.fromEntries(statuses),
    );
    expect(statuses.get(404)).toBeGreaterThan(references.length);
    expect(statuses.get(200)).toBeUndefined();
    expect(await fingerprint()).toBe(before);
  });

  test.each(['html', 'markdown', 'markdown-body'] as const)('an export to %s carries none of it', async (to) => {
    const { api, id, exported, fingerprint } = await setUp();
    const before = await fingerprint();
    const request = { scope: { kind: 'live' }, to, folder: exported, drafts: true } as const;
    const report = await finish(api.exports.run({ library: id, request }));
    expect(report.failed).toEqual([]);
    expect(report.written.length).toBe(to === 'html' ? 3 : 2);
    for (const path of report.written) expect(leaks(await readFile(join(exported, path), 'utf8')), path).toBe(false);
    expect(report.warnings.length).toBeGreaterThan(10);
    expect(await fingerprint()).toBe(before);
  });
});

const bomb = (depth: number) =>
  Array.from(
    { length: depth },
    (_, n) => `k${n}: &k${n} [${n === 0 ? 'x' : Array.from({ length: 9 }, () => `*k${n - 1}`).join(', ')}]`,
  );

const posts = [
  ...given('file'),
  '---\ntitle: t\n__proto__: { polluted: yes }\nconstructor: { prototype: { polluted: yes } }\n---\n\nBody.\n',
  '---\ntitle: t\n? __proto__\n: { polluted: 1 }\n---\n\nBody.\n',
  '+++\ntitle = "t"\n[__proto__]\npolluted = 1\n[constructor.prototype]\npolluted = 1\n+++\n\nBody.\n',
  '---\ntags: &a [*a]\ntitle: *a\n---\n\nBody.\n',
  `---\ntitle: t\n${bomb(12).join('\n')}\n---\n\nBody.\n`,
  `---\ntitle: t\nx: ${'['.repeat(5000)}\n---\n\nBody.\n`,
  `---\ntitle: t\nx: ${'{a: '.repeat(2000)}1${'}'.repeat(2000)}\n---\n\nBody.\n`,
  `---json\n${'['.repeat(20000)}\n---\n\nBody.\n`,
  '---\ntitle: </title><script>alert(1)</script>\ndescription: "\\"><script>"\n---\n\nBody.\n',
  '---\ntitle: t\ntitle: u\n---\n\nBody.\n',
  '---\ntitle: "a\\0b"\ntags: ["\\u202e", ""]\ndate: !!timestamp 2001-99-99\n---\n\nBody.\n',
  `---\ntitle: ${'t'.repeat(200_000)}\n---\n\nBody.\n`,
  `---\n${Array.from({ length: 5000 }, (_, n) => `k${n}: v`).join('\n')}\n---\n\nBody.\n`,
];

/** Scripts that would run, handlers and addresses with code; the page describes itself in a block of JSON. */
function dangersOf(html: string): readonly string[] {
  return elements([parseHtml(html)]).flatMap(({ tagName, properties, children }) => {
    const data = tagName === 'script' && properties['type'] === 'application/ld+json';
    if (data) JSON.parse(children.map((child) => (child.type === 'text' ? child.value : '')).join(''));
    const named = Object.entries(properties).map(([name, value]) => `${name}=${String(value)}`.toLowerCase());
    const bad = named.filter((one) => /^on|^(?:href|src|action|formaction|data)=\s*javascript:/.test(one));
    return tagName === 'script' && !data ? [tagName, ...bad] : bad;
  });
}

// A title too long for a search engine is the person's business.
const validator = new HtmlValidate({ extends: ['html-validate:recommended'], rules: { 'long-title': 'off' } });

describe('whole posts', () => {
  test.each(posts.map((post) => [post.slice(0, 60).replaceAll('\n', ' '), post] as const))(
    '%s',
    async (_, post) => {
      const {
        api,
        id,
        listed,
        read,
        write,
        library,
        exported,
        posts: summaries,
      } = await openSandbox({ 'post.md': post });
      const { library: info } = await api.library.open({ path: library });
      expect(listed).toEqual(['post.md']);
      expect(summaries[0]?.title).not.toBe('');
      const opened = await read('post.md');
      expect(opened.text).toBe(post);
      const field = info.profile.fields.description[0];
      const edits = [{ op: 'set', path: field, value: 'New "one": # here' }] as const;
      const outcome = editFrontMatter(opened.text, edits, editOptions(info.profile));
      if (outcome.kind === 'changed') {
        expect((await write('post.md', opened.revision, outcome.text)).kind).toBe('saved');
        const [before, after] = [readFrontMatter(post), readFrontMatter(outcome.text)];
        const { [field[0] ?? '']: added, ...rest } = after ? values(after) : {};
        expect(added).toBe('New "one": # here');
        const { [field[0] ?? '']: _changed, ...others } = before ? values(before) : {};
        expect(rest).toEqual(others);
        // A post that had no block gets one above its text.
        expect(outcome.text.endsWith(post.slice(bodyStart(post)))).toBe(true);
      } else expect(outcome.kind === 'refused' && outcome.problem.message).toBeTruthy();
      const text = outcome.kind === 'changed' ? outcome.text : post;
      expect(await contents(library)).toEqual([{ name: nameOf('post.md'), hash: hashOf(text) }]);
      const request = {
        scope: { kind: 'posts', ids: [postId('post.md')] },
        to: 'html',
        folder: exported,
        drafts: true,
      } as const;
      const report = await finish(api.exports.run({ library: id, request }));
      expect(report.failed).toEqual([]);
      const html = await readFile(
        join(exported, report.written.find((name: string) => name !== 'index.html') ?? ''),
        'utf8',
      );
      expect(html.match(/<title>/g)).toHaveLength(1);
      expect(dangersOf(html)).toEqual([]);
      const checked = await validator.validateString(html);
      expect(
        checked.results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`)),
      ).toEqual([]);
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    },
    20_000,
  );
});
