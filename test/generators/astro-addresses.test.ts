import { expect, test } from 'vitest';
import { findPackage, outputOf } from './build.ts';
import { ownPosts } from './own-posts.ts';

const found = findPackage('astro');

const page = (file: string) => `@@{JSON.stringify([${file}, decodeURI(Astro.url.pathname)])}@@`;
const route = (name: string) => `---
import { getCollection } from 'astro:content';
export async function getStaticPaths() {
  const posts = await getCollection('${name}');
  return posts.map((post) => ({ params: { id: post.id }, props: { post } }));
}
---
${page('Astro.props.post.filePath')}
`;
const names = [
  ...['index', 'Hello World', 'Über Größe', '日本 語', 'v1.2', 'C++', "it's", 'a_b', 'a--b', ' x', 'Emoji 😀 x', 'tr-'],
  ...['2024-01-05-a', 'README', 'R & B', 'x,y', '(p) q', 'Straße', 'İx', 'foo@bar', 'n°1', 'a–b', 'a.fr'],
];
const folders = ['', 'Sub Dir/', 'v2.0/', '_u/'];
const slugs = ['own', 'Own/Deep', '/lead/', '"with space"'];
const within = (root: string, head: string): [string, string][] =>
  folders.flatMap((folder) => names.map((name) => [`${root}/${folder}${name}.md`, `---\n${head}---\nText\n`]));
const posts: [string, string][] = [
  ...within('src/content/blog', ''),
  ...within('src/data/notes', ''),
  ...slugs.map((slug, at): [string, string] => [`src/content/blog/s${at}.md`, `---\nslug: ${slug}\n---\n`]),
  ...within('src/pages', 'layout: /src/layouts/page.astro\nslug: own\n').filter(([path]) => !path.includes('/_')),
];
const collections = `import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
export const collections = {
  blog: defineCollection({ loader: glob({ pattern: '**/*.md', base: './src/content/blog' }) }),
  notes: defineCollection({ loader: glob({ pattern: '**/*.md', base: './src/data/notes' }) }),
};
`;
const files = {
  'package.json': '{"type":"module","private":true}',
  'src/pages/blog/[...id].astro': route('blog'),
  'src/pages/notes/[...id].astro': route('notes'),
  'src/layouts/page.astro': page("Astro.props.file.replace(/^.*(?=src\\/pages\\/)/, '')"),
};
const plain = (html: string) => html.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');

const reason = found === null ? ' (skipped: it was not found below LONGHAND_GENERATORS)' : '';
if (found === null) process.stdout.write('Skipped: Astro was not found below LONGHAND_GENERATORS.\n');

test.skipIf(found === null)(`addresses of Astro${reason}`, async () => {
  if (found === null) return;
  const [config, content] = ['export default {};\n', 'src/content.config.ts'];
  const output = await outputOf(
    { ...files, 'astro.config.mjs': config, [content]: collections, ...Object.fromEntries(posts) },
    {
      ...{ files: {}, output: 'dist', ...found, arguments: [...found.arguments, 'build', '--silent'] },
      environment: { ASTRO_TELEMETRY_DISABLED: '1' },
    },
  );
  const its = [...output.matchAll(/@@(.*?)@@/g)].map(([, json = '']) => JSON.parse(plain(json)) as [string, string]);
  const mine = ownPosts(['astro.config.mjs', config], posts, [[content, collections]]);
  expect(its.length).toBe(posts.length);
  expect(its.map(([id]) => [id, mine.get(id)?.address])).toEqual(its);
});
