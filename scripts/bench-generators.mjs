// What exports are measured beside: the least of a site for each generator that makes it write the same kinds of pages as
// ours, and how long it takes to build it. NaN where the generator is not there.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** @typedef {Readonly<Record<string, string>>} Files */

/** @param {string} folder @param {Files} files */
function writeAll(folder, files) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/**
 * Milliseconds of a program; NaN where it is not there or fails.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {string} folder
 */
function timeOf(program, args, folder) {
  const started = performance.now();
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' };
  const { status } = spawnSync(program, args, { cwd: folder, env, stdio: ['ignore', 'ignore', 'inherit'] });
  return status === 0 ? performance.now() - started : NaN;
}

/** @type {Files} */
const hugoSite = {
  'hugo.toml': 'baseURL = "https://example.org/"\ntitle = "Bench"\n[pagination]\npagerSize = 20\n',
  'layouts/_default/single.html': '<!DOCTYPE html><title>{{ .Title }}</title><h1>{{ .Title }}</h1>{{ .Content }}',
  'layouts/_default/list.html':
    '<!DOCTYPE html><title>{{ .Title }}</title><h1>{{ .Title }}</h1>{{ range (.Paginate .Pages).Pages }}<h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2>{{ .Summary }}{{ end }}',
  'layouts/_default/terms.html':
    '<!DOCTYPE html><title>{{ .Title }}</title>{{ range .Pages }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}',
};

/** With highlighting. @param {string} library @param {string} folder */
export function buildWithHugo(library, folder) {
  writeAll(folder, hugoSite);
  const places = ['--source', folder, '--contentDir', library, '--destination', join(folder, 'public')];
  return timeOf('hugo', [...places, '--quiet', '--noBuildLock'], folder);
}

/** @type {Files} */
const eleventySite = {
  'package.json': '{"type":"module"}',
  'eleventy.config.js':
    'export default () => ({ dir: { input: "content", includes: "_includes" }, markdownTemplateEngine: false });',
  'content/content.json': '{"layout":"post.html"}',
  'content/_includes/post.html': '<!DOCTYPE html><title>{{ title }}</title><h1>{{ title }}</h1>{{ content }}',
  'content/list.html':
    '---\npagination: {data: collections.all, size: 20}\npermalink: "/list/{{ pagination.pageNumber }}/"\nlayout: false\neleventyExcludeFromCollections: true\n---\n<!DOCTYPE html><title>Bench</title>{% for post in pagination.items %}<h2><a href="{{ post.url }}">{{ post.data.title }}</a></h2>{{ post.data.description }}{% endfor %}',
  'content/tag.html':
    '---\npagination: {data: collections, size: 1, alias: tag}\npermalink: "/tags/{{ tag | slugify }}/"\nlayout: false\neleventyExcludeFromCollections: true\n---\n<!DOCTYPE html><title>{{ tag }}</title>{% for post in collections[tag] %}<h2><a href="{{ post.url }}">{{ post.data.title }}</a></h2>{% endfor %}',
};

/** @param {string} library @param {string} folder */
export const buildWithEleventy = (library, folder) =>
  buildWithPackage(
    { name: 'eleventy', args: ['--quiet'], site: eleventySite, posts: 'content/posts' },
    library,
    folder,
  );

/** @type {Files} */
const astroSite = {
  'package.json': '{"type":"module","private":true}',
  'astro.config.mjs': 'export default { markdown: { syntaxHighlight: false } };',
  'src/content.config.ts':
    "import { defineCollection } from 'astro:content';\nimport { glob } from 'astro/loaders';\nexport const collections = { posts: defineCollection({ loader: glob({ pattern: '**/*.md', base: './posts' }) }) };",
  'src/pages/posts/[...id].astro':
    "---\nimport { getCollection, render } from 'astro:content';\nexport const getStaticPaths = async () => (await getCollection('posts')).map((post) => ({ params: { id: post.id }, props: { post } }));\nconst { post } = Astro.props;\nconst { Content } = await render(post);\n---\n<!DOCTYPE html><title>{post.data.title}</title><h1>{post.data.title}</h1><Content />",
  'src/pages/list/[page].astro':
    "---\nimport { getCollection } from 'astro:content';\nexport const getStaticPaths = async ({ paginate }) => paginate(await getCollection('posts'), { pageSize: 20 });\nconst { page } = Astro.props;\n---\n<!DOCTYPE html><title>Bench</title>{page.data.map((post) => <h2><a href={`/posts/${post.id}/`}>{post.data.title}</a></h2>)}",
  'src/pages/tags/[tag].astro':
    "---\nimport { getCollection } from 'astro:content';\nexport const getStaticPaths = async () => {\n  const posts = await getCollection('posts');\n  const tags = [...new Set(posts.flatMap((post) => post.data.tags ?? []))];\n  return tags.map((tag, at) => ({ params: { tag: String(at) }, props: { tag, posts: posts.filter((post) => post.data.tags?.includes(tag)) } }));\n};\nconst { tag, posts } = Astro.props;\n---\n<!DOCTYPE html><title>{tag}</title>{posts.map((post) => <h2><a href={`/posts/${post.id}/`}>{post.data.title}</a></h2>)}",
};

/** @param {string} library @param {string} folder */
export const buildWithAstro = (library, folder) =>
  buildWithPackage({ name: 'astro', args: ['build', '--silent'], site: astroSite, posts: 'posts' }, library, folder);

/**
 * A generator of npm, installed in the folder that LONGHAND_GENERATORS names.
 * @param {{ name: string, args: readonly string[], site: Files, posts: string }} generator
 * @param {string} library
 * @param {string} folder
 */
function buildWithPackage({ name, args, site, posts }, library, folder) {
  const packages = join(process.env['LONGHAND_GENERATORS'] ?? '', 'node_modules');
  const program = join(packages, '.bin', name);
  if (process.env['LONGHAND_GENERATORS'] === undefined || !existsSync(program)) return NaN;
  writeAll(folder, site);
  symlinkSync(packages, join(folder, 'node_modules'), 'junction');
  // They read what is inside of their own folder only.
  cpSync(library, join(folder, posts), { recursive: true });
  return timeOf(process.execPath, [program, ...args], folder);
}
