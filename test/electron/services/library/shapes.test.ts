import { describe, expect, test } from 'vitest';
import type { ProfilePart, SiteProfile } from '../../../../shared/model/site.ts';
import { tempLibrary } from '../../../support/temp-library.ts';
import { testLibraries } from '../../../support/test-libraries.ts';

const post = (fields = 'date: 2024-05-31') => `---\ntitle: A\n${fields}\n---\nText\n`;
const posts = (...ids: readonly string[]) => Object.fromEntries(ids.map((id) => [id, post()]));

interface Shape {
  readonly files: Readonly<Record<string, string>>;
  readonly profile: Partial<SiteProfile>;
  /** What some findings rest on. */
  readonly because?: Partial<Record<ProfilePart, string>>;
  /** Languages of posts, null where none is told. */
  readonly languages?: Readonly<Record<string, string | null>>;
  /** Posts that readers do not see. */
  readonly hidden?: readonly string[];
}

const shapes: Readonly<Record<string, Shape>> = {
  'a blog in a package of a repository, with its collections': {
    files: {
      'package.json': '{"private": true, "workspaces": ["apps/*"], "devDependencies": {"turbo": "2"}}',
      'README.md': '# Everything\n',
      'apps/blog/package.json': '{"dependencies": {"astro": "5"}}',
      'apps/blog/astro.config.mjs': 'export default {};\n',
      'apps/blog/src/content.config.ts':
        "const blog = defineCollection({ loader: glob({ pattern: '**/*.md', base: './data/blog' }) });\n",
      'apps/blog/README.md': '# Blog\n',
      ...posts('apps/blog/data/blog/a.md', 'apps/blog/data/blog/b.md', 'apps/blog/data/blog/c.md'),
    },
    profile: {
      generator: 'astro',
      siteFolder: 'apps/blog',
      contentFolders: ['apps/blog/data/blog'],
      newFolder: 'apps/blog/data/blog',
    },
    because: {
      generator: 'apps/blog/astro.config.mjs is there',
      contentFolders: 'apps/blog/src/content.config.ts says so',
    },
    hidden: ['README.md', 'apps/blog/README.md'],
  },
  'a blog beside an app and its documentation': {
    files: {
      'package.json': '{"private": true}',
      'apps/web/next.config.mjs': 'export default {};\n',
      'apps/web/README.md': '# Web\n',
      'packages/docs/docusaurus.config.js': 'module.exports = {};\n',
      'packages/docs/docs/intro.md': '# Intro\n',
      'blog/hugo.toml': 'baseURL = "/"\n',
      ...posts(
        'blog/content/posts/a.md',
        'blog/content/posts/b.md',
        'blog/content/posts/c.md',
        'blog/content/posts/d.md',
      ),
    },
    profile: { generator: 'hugo', siteFolder: 'blog', contentFolders: ['blog/content'] },
    because: { generator: 'blog/hugo.toml is there, and most posts are in blog' },
    hidden: ['apps/web/README.md', 'packages/docs/docs/intro.md'],
  },
  'Hugo with its configuration in a folder, deep in a repository': {
    files: {
      'sites/blog/config/_default/hugo.toml': 'baseURL = "/"\n',
      'sites/blog/config/_default/languages.toml': '[en]\n[de]\ncontentDir = "content/de"\n',
      'sites/blog/hugo.yaml': 'title: Deep\n',
      ...posts('sites/blog/content/posts/a.md', 'sites/blog/content/de/posts/a.md'),
    },
    profile: { generator: 'hugo', siteFolder: 'sites/blog', siteTitle: 'Deep' },
    because: { languages: 'sites/blog/config/_default/languages.toml says so' },
    languages: { 'sites/blog/content/posts/a.md': 'en', 'sites/blog/content/de/posts/a.md': 'de' },
  },
  'Hugo with mounts': {
    files: {
      'hugo.toml': 'baseURL = "/"\n',
      'config/_default/module.toml':
        '[[mounts]]\nsource = "writing"\ntarget = "content/posts"\n[[mounts]]\nsource = "schreiben"\ntarget = "content"\nlang = "de"\n[[mounts]]\nsource = "files"\ntarget = "static/media"\n[[mounts]]\nsource = "../elsewhere"\ntarget = "content/elsewhere"\n',
      ...posts('writing/a.md', 'schreiben/posts/b.md', 'content/c.md'),
    },
    profile: {
      generator: 'hugo',
      contentFolders: ['writing', 'schreiben'],
      newFolder: 'writing',
      assets: [
        { folder: 'files', url: '/media/' },
        { folder: 'assets', url: '/' },
        { folder: 'writing', url: '/' },
        { folder: 'schreiben', url: '/' },
      ],
    },
    because: { contentFolders: 'config/_default/module.toml says so' },
    languages: { 'schreiben/posts/b.md': 'de', 'writing/a.md': 'en' },
    hidden: ['content/c.md'],
  },
  'Hugo with a content folder for each language, and names': {
    files: {
      'hugo.toml':
        'baseURL = "/"\ndefaultContentLanguage = "en"\n[languages.en]\n[languages.fr]\n[languages.de]\ncontentDir = "inhalt"\n',
      ...posts('content/posts/a.md', 'content/posts/a.fr.md', 'inhalt/posts/a.md'),
    },
    profile: { contentFolders: ['content', 'inhalt'] },
    languages: { 'content/posts/a.md': 'en', 'content/posts/a.fr.md': 'fr', 'inhalt/posts/a.md': 'de' },
  },
  'Jekyll with collections in a folder of their own': {
    files: {
      '_config.yml':
        'title: x\ncollections_dir: writing\ncollections:\n  recipes: {output: true}\n  notes: {output: false}\ndefaults:\n- scope: {path: _posts/held}\n  values: {published: false}\n',
      ...posts('writing/_posts/2024-01-02-a.md', 'writing/_posts/held/2024-01-02-b.md', 'writing/_recipes/soup.md'),
      ...posts('writing/_notes/n.md', 'about.md'),
    },
    profile: { generator: 'jekyll', newFolder: 'writing/_posts', draftFolder: 'writing/_drafts' },
    hidden: ['writing/_notes/n.md', 'writing/_posts/held/2024-01-02-b.md'],
  },
  'Eleventy with an input folder': {
    files: {
      '.eleventy.js': "module.exports = () => ({ dir: { input: 'src' } });\n",
      'README.md': '# Site\n',
      ...posts('src/posts/a.md', 'src/notes/b.md'),
    },
    profile: { generator: 'eleventy', contentFolders: ['src'], newFolder: 'src/posts' },
    because: { contentFolders: '.eleventy.js says so' },
    hidden: ['README.md'],
  },
  'Eleventy that says what it copies': {
    files: {
      '.eleventy.js': `module.exports = (config) => {
        config.addPassthroughCopy("src/img");
        // config.addPassthroughCopy("old/img");
        config.addPassthroughCopy('src/css').addPassthroughCopy('img/*.gif');
        config.addPassthroughCopy({ './static/': '/', "photos/full": "pictures", "node_modules/x/img": "x" });
        config.addPassthroughCopy("img/icon.png");
        return { dir: { input: 'src' } };
      };\n`,
      ...posts('src/posts/a.md'),
    },
    profile: {
      generator: 'eleventy',
      assets: [
        { folder: 'static', url: '/' },
        { folder: 'src/img', url: '/img/' },
        { folder: 'photos/full', url: '/pictures/' },
        ...['public', '', 'content', 'src'].map((folder) => ({ folder, url: '/' })),
      ],
    },
    because: { assets: '.eleventy.js says so' },
  },
  'Astro with two collections, each in two languages': {
    files: {
      'astro.config.mjs': "export default { i18n: { defaultLocale: 'en', locales: ['en', 'pt-br'] } };\n",
      ...posts('src/content/blog/en/a.md', 'src/content/blog/pt-br/a.md', 'src/content/docs/en/a.md'),
      ...posts('src/content/docs/pt-br/a.md', 'src/content/docs/it/a.md'),
    },
    profile: { generator: 'astro', contentFolders: ['src/content'], newFolder: 'src/content/blog' },
    because: { languages: 'folders are called by languages' },
    languages: {
      'src/content/blog/en/a.md': 'en',
      'src/content/blog/pt-br/a.md': 'pt-br',
      'src/content/docs/it/a.md': 'it',
    },
  },
  'a folder that is only called like a language': {
    files: { ...posts('it/a.md', 'no/b.md', 'travel/c.md', 'travel/d.md', 'food/e.md'), 'notes/v1.js.md': post() },
    profile: { generator: 'plain', languages: [] },
    languages: { 'it/a.md': null },
  },
  'posts beside their translations, without a generator': {
    files: posts('a.md', 'a.de.md', 'deep/b.en.md', 'deep/b.fr.md', 'c.md'),
    profile: { generator: 'plain', languages: ['en', 'de', 'fr'].map((code) => ({ code, folder: null })) },
    because: { languages: 'names like a.de are there' },
    languages: { 'a.md': 'en', 'a.de.md': 'de', 'deep/b.fr.md': 'fr', 'c.md': 'en' },
  },
  'posts that name their language': {
    files: { '_config.yml': 'title: x\nlang: en\n', '_posts/2024-01-02-a.md': post('lang: pt_BR'), ...posts('b.md') },
    profile: { generator: 'jekyll', language: 'en', languages: [] },
    languages: { '_posts/2024-01-02-a.md': 'pt-BR', 'b.md': null },
  },
  'Docusaurus with a blog of one author, docs and translations': {
    files: {
      'docusaurus.config.ts':
        "export default { title: 'Docs', i18n: { defaultLocale: 'en', locales: ['en', 'fr'] } };\n",
      'blog/authors.yml': 'ada:\n  name: Ada L.\n  url: https://example.org\n',
      'blog/2024-05-31-a.md': `${post()}\n<!-- truncate -->\nMore\n`,
      'blog/_ideas.md': '# Ideas\n',
      'docs/intro.md': '# Intro\n',
      'i18n/fr/docusaurus-plugin-content-blog/2024-05-31-a.md': post(),
    },
    profile: {
      generator: 'docusaurus',
      contentFolders: ['blog', 'docs', 'i18n'],
      newFolder: 'blog',
      fileName: '{date}-{slug}.md',
      excerptMarker: '<!-- truncate -->',
      author: { name: 'Ada L.', links: [] },
    },
    because: { author: 'blog/authors.yml says so' },
    languages: { 'blog/2024-05-31-a.md': 'en', 'i18n/fr/docusaurus-plugin-content-blog/2024-05-31-a.md': 'fr' },
    hidden: ['blog/_ideas.md'],
  },
  'Next with Contentlayer': {
    files: {
      'package.json': '{"dependencies": {"next": "15", "contentlayer2": "0.5", "reading-time": "1"}}',
      'contentlayer.config.ts': "export default makeSource({ contentDirPath: 'data', documentTypes: [Post] });\n",
      'README.md': '# Site\n',
      ...posts('data/blog/a.mdx', 'data/blog/b.mdx'),
    },
    profile: { generator: 'next', contentFolders: ['data'], newFolder: 'data/blog', fileName: '{slug}.mdx' },
    because: { contentFolders: 'contentlayer.config.ts says so' },
    hidden: ['README.md'],
  },
  'Next with Velite': {
    files: {
      'package.json': '{"dependencies": {"next": "15"}, "devDependencies": {"velite": "0.2"}}',
      'velite.config.ts': "export default defineConfig({ root: 'texts', collections: { posts } });\n",
      ...posts('texts/posts/a.md', 'texts/posts/b.md'),
    },
    profile: { generator: 'next', contentFolders: ['texts'], newFolder: 'texts/posts' },
    because: { generator: 'package.json depends on next' },
  },
  'Content Collections for another builder': {
    files: {
      'package.json': '{"devDependencies": {"vite": "7"}}',
      'content-collections.ts': "const posts = defineCollection({ name: 'posts', directory: 'content/posts' });\n",
      ...posts('content/posts/a.md'),
    },
    profile: { generator: 'next', contentFolders: ['content/posts'], newFolder: 'content/posts' },
    because: { generator: 'content-collections.ts is there', contentFolders: 'content-collections.ts says so' },
  },
  'Hugo with archetypes, one of them a folder': {
    files: {
      'site/hugo.toml': 'baseURL = "/"\n',
      'site/archetypes/default.md': '---\ndraft: true\n---\n',
      'site/archetypes/posts/index.md': '---\ndraft: true\n---\n',
      'site/archetypes/posts/cover.png': '',
      ...posts('site/content/posts/a.md'),
    },
    profile: { template: 'site/archetypes/posts/index.md', fileName: '{slug}.md' },
    because: { template: 'site/archetypes/posts/index.md is there' },
  },
  'Hexo with scaffolds': {
    files: {
      '_config.yml': 'title: x\nnew_post_name: :title.md\n',
      'scaffolds/post.md': '---\ntitle: {{ title }}\n---\n',
      ...posts('source/_posts/a.md'),
    },
    profile: { generator: 'hexo', template: 'scaffolds/post.md' },
    because: { template: 'scaffolds/post.md is there' },
  },
  'a folder of notes': {
    files: { ...posts('2024/a.md', '2024/b.md', 'ideas/c.md'), '.obsidian/app.json': '{}' },
    profile: { generator: 'plain', contentFolders: [''], languages: [] },
    because: { generator: 'no sign of a site generator was found' },
  },
};

describe.each(Object.entries(shapes))('%s', (_, { files, profile, because = {}, languages = {}, hidden = [] }) => {
  test('is found, and explained', async () => {
    const libraries = testLibraries();
    const library = await libraries.open(await tempLibrary(files));
    const found = library.info.profile;
    const reasons = Object.fromEntries(found.evidence.map((one) => [one.part, one.because]));
    expect(found).toMatchObject(profile);
    expect(reasons).toMatchObject(because);
    const list = library.snapshot().posts;
    expect(list.filter(({ state }) => state !== 'live').map(({ id }) => id)).toEqual(hidden.toSorted());
    const told = Object.fromEntries(list.map(({ id, language = null }) => [id, language]));
    expect(told).toMatchObject(languages);
  });
});
