import { expect, test } from 'vitest';
import { siteProfile } from '../../shared/generators/profiles.ts';
import { postId } from '../../shared/model/post.ts';
import { createRefPages } from '../../shared/site/hugo-ref.ts';
import { findProgram, outputOf } from './build.ts';

const program = findProgram('hugo');
const posts = [
  'blog/_index.md',
  'blog/a.md',
  'blog/bund/index.md',
  'blog/name.md',
  'blog/sub/from.md',
  'blog/sub/inner.md',
  'other/_index.md',
  'other/lbund/index.md',
  'posts/2024-01-15-dated.md',
  'posts/deep/solo.md',
  'posts/deep/two.md',
  'posts/name.md',
  'posts/only.md',
  'posts/the harbour.md',
  'posts/two.md',
  'root.md',
];
const parts = ['', './', '../', '/', 'blog/', 'posts/', '/posts/', '../posts/', 'deep/', 'posts/deep/', 'sub/', 'zz/'];
const names = [
  'name',
  'name.md',
  'only',
  'Only.md',
  'solo',
  'inner',
  'bund',
  'lbund',
  'other',
  'dated',
  'two.md',
  'gone',
];
const paths = [
  ...parts.flatMap((part) => names.map((name) => part + name)),
  'bund/index.md',
  'bund/index',
  'other/_index.md',
  'the harbour.md',
  '2024-01-15-dated',
];

const mark = (from: string, path: string) => `[${from}|${path}|`;

test.skipIf(program === null)(
  program === null ? 'calls of Hugo: there is no hugo on PATH' : 'the calls of posts lead where Hugo leads them',
  async () => {
    const calls = (from: string) => paths.map((path) => `${mark(from, path)}{{< relref "${path}" >}}]`).join('\n');
    const output = await outputOf(
      {
        'config.toml': 'refLinksErrorLevel = "WARNING"\nrefLinksNotFoundURL = "gone"\n',
        'layouts/_default/single.html': '{{ .File.Path }}={{ .RelPermalink }};\n{{ .Content }}',
        'layouts/_default/list.html': '{{ with .File }}{{ .Path }}={{ $.RelPermalink }};{{ end }}\n{{ .Content }}',
        'layouts/index.html': '',
        ...Object.fromEntries(
          posts.map((post) => [`content/${post}`, `---\ntitle: T\n---\n\`\`\`\n${calls(post)}\n\`\`\`\n`]),
        ),
      },
      { files: {}, output: 'public', program: program ?? '', arguments: ['--quiet'] },
    );
    const addressOf = (post: string) => new RegExp(`^${post}=(.*);`, 'm').exec(output)?.[1];
    const pages = createRefPages(
      siteProfile('hugo'),
      posts.map((post) => `content/${post}`),
    );
    const [mine, its]: [string[], string[]] = [[], []];
    for (const from of posts) {
      for (const path of paths) {
        // Versions differ in where this begins: both places are taken for right.
        if (path.startsWith('..') && from.endsWith('/index.md')) continue;
        const [found, more] = pages.find(postId(`content/${from}`), path);
        const address = found && !more ? addressOf(found.file.slice('content/'.length)) : 'gone';
        mine.push(`${mark(from, path)}${address}`);
        const at = output.indexOf(mark(from, path)) + mark(from, path).length;
        its.push(`${mark(from, path)}${output.slice(at, output.indexOf(']', at))}`);
      }
    }
    expect(mine).toEqual(its);
    expect(its.filter((line) => !line.endsWith('|gone')).length).toBeGreaterThan(400);
  },
  60_000,
);
