import { describe, expect, test } from 'vitest';
import { detectSite } from '../../../shared/generators/detect.ts';
import type { DetectInput, SamplePost, SiteConfig } from '../../../shared/generators/rules/generator-rules.ts';
import { languageOf } from '../../../shared/frontmatter/language.ts';
import type { FieldValue } from '../../../shared/model/front-matter.ts';
import { postId } from '../../../shared/model/post.ts';

const config = (path: string, data: FieldValue | null = null, text = ''): SiteConfig => ({ path, data, text });
const sample = (
  id: string,
  keys: readonly string[] = ['title', 'date'],
  more: Partial<SamplePost> = {},
): SamplePost => ({
  id: postId(id),
  format: 'yaml',
  keys,
  fields: [],
  text: '',
  ...more,
});

function detect(input: Partial<DetectInput>) {
  const samples = input.samples ?? [];
  return detectSite({ configs: [], folders: [], posts: samples.map((post) => post.id), ...input, samples });
}

test('posts 200 folders deep are found where they are', () => {
  const deep = Array.from({ length: 200 }, (_, level) => `d${level}`).join('/');
  const posts = ['a', 'b', 'c'].map((name) => postId(`${deep}/${name}.md`));
  expect(detect({ posts }).newFolder).toBe(deep);
});

describe('the generator', () => {
  test.each([
    ['hugo.toml', null, 'hugo'],
    ['config/_default/hugo.yaml', null, 'hugo'],
    ['config.toml', { baseURL: 'https://x' }, 'hugo'],
    ['config.yaml', { languageCode: 'en' }, 'hugo'],
    ['config.toml', { base_url: 'https://x' }, 'zola'],
    ['_config.yml', { title: 'x' }, 'jekyll'],
    ['_config.yml', { new_post_name: ':title.md' }, 'hexo'],
    ['astro.config.mjs', null, 'astro'],
    ['.eleventy.js', null, 'eleventy'],
    ['eleventy.config.mjs', null, 'eleventy'],
    ['docusaurus.config.ts', null, 'docusaurus'],
    ['next.config.js', null, 'next'],
    ['package.json', { devDependencies: { hexo: '^7' } }, 'hexo'],
    ['package.json', { dependencies: { next: '15' } }, 'next'],
    ['package.json', { dependencies: { left: '1' } }, 'plain'],
    ['config.toml', { editor: 'vim' }, 'plain'],
    ['config.json', null, 'plain'],
  ] as const)('%s %o: %s', (path, data, generator) => {
    expect(detect({ configs: [config(path, data as FieldValue)] }).generator).toBe(generator);
  });

  test('a configuration file outweighs what a package merely depends on', () => {
    const configs = [config('package.json', { dependencies: { next: '15' } }), config('astro.config.ts')];
    expect(detect({ configs }).generator).toBe('astro');
  });

  test('a site in a folder of a repository, with every path below it', () => {
    const samples = [sample('web/content/posts/a.md'), sample('web/content/posts/b.md')];
    expect(detect({ configs: [config('web/hugo.toml')], samples })).toMatchObject({
      generator: 'hugo',
      contentFolders: ['web/content'],
      newFolder: 'web/content/posts',
      assets: [{ folder: 'web/static' }, { folder: 'web/assets' }, { folder: 'web/content' }],
    });
  });

  test('a package at the root that only holds tools does not hide the site below it', () => {
    const configs = [
      config('package.json', { devDependencies: { next: '15' } }),
      config('website/docusaurus.config.ts'),
    ];
    const samples = [sample('website/blog/a.md'), sample('README.md')];
    expect(detect({ configs, samples })).toMatchObject({ generator: 'docusaurus', contentFolders: ['website/blog'] });
  });

  test('several different sites in one folder are none', () => {
    const configs = [config('a/hugo.toml'), config('b/astro.config.mjs')];
    const profile = detect({ configs, samples: [sample('a/x.md'), sample('b/y.md')] });
    expect(profile.generator).toBe('plain');
    expect(profile.evidence[0]?.because).toContain('a, b');
  });

  test('without any configuration, by folders or by what posts hold', () => {
    expect(detect({ folders: ['_posts'], samples: [sample('_posts/2024-01-02-a.md')] }).generator).toBe('jekyll');
    expect(detect({ folders: ['source', 'source/_posts'], samples: [sample('source/_posts/a.md')] }).generator).toBe(
      'hexo',
    );
    expect(detect({ samples: [sample('a.md', [], { text: '{{< youtube x >}}' })] }).generator).toBe('hugo');
    expect(detect({ samples: [sample('a.md', ['taxonomies.tags'], { format: 'toml' })] }).generator).toBe('zola');
    expect(detect({ samples: [sample('a.md')] }).generator).toBe('plain');
  });

  test('the person’s word counts, and says so', () => {
    const profile = detectSite(
      { configs: [config('hugo.toml')], folders: [], posts: [], samples: [] },
      { generator: 'zola' },
    );
    expect(profile.generator).toBe('zola');
    expect(profile.evidence[0]).toMatchObject({ finding: 'generator: zola', because: 'you chose it', from: 'person' });
  });
});

describe('what the configuration says', () => {
  test('Hugo', () => {
    const data = {
      Title: 'Tides',
      languageCode: 'en-gb',
      timeZone: 'Europe/Oslo',
      contentDir: 'articles/',
      buildFuture: true,
      taxonomies: { tag: 'tags', boat: 'boats' },
      params: { author: { name: 'Ada' } },
    };
    expect(detect({ configs: [config('hugo.toml', data)] })).toMatchObject({
      siteTitle: 'Tides',
      language: 'en-GB',
      timeZone: 'Europe/Oslo',
      contentFolders: ['articles'],
      newFolder: 'articles/posts',
      publishesFuture: true,
      taxonomies: [{ name: 'tags' }, { name: 'boats', fields: [['boats']] }],
      author: { name: 'Ada' },
    });
  });

  test('Hugo with a folder for each language, and with one for all', () => {
    const apart = {
      languages: { en: { contentDir: 'content/en' }, de: { contentDir: 'content/de', title: 'Gezeiten' } },
    };
    const profile = detect({ configs: [config('hugo.toml', { ...apart, defaultContentLanguage: 'de' })] });
    expect(profile).toMatchObject({
      contentFolders: ['content/en', 'content/de'],
      language: 'de',
      siteTitle: 'Gezeiten',
    });
    expect(languageOf(profile, postId('content/en/posts/a.md'))).toBe('en');
    expect(languageOf(profile, postId('content/de/posts/a.md'))).toBe('de');
    const mixed = detect({ configs: [config('hugo.toml', { languages: { en: {}, nb: { contentDir: 'norsk' } } })] });
    expect(mixed.contentFolders).toEqual(['content', 'norsk']);
    expect(languageOf(mixed, postId('content/posts/a.nb.md'))).toBe('nb');
    expect(languageOf(mixed, postId('content/posts/a.min.md'))).toBe('en');
    const below = detect({ configs: [config('web/hugo.toml', apart)] });
    expect(languageOf(below, postId('web/content/de/a.md'))).toBe('de');
  });

  test('Hugo with its tables in files of their own', () => {
    const configs = [
      config('config/_default/hugo.toml', { baseURL: '/', timeZone: 'Europe/Berlin' }),
      config('config/_default/languages.toml', { en: { title: 'Tides' }, fr: {} }),
      config('config/_default/taxonomies.yaml', { boat: 'boats' }),
    ];
    expect(detect({ configs })).toMatchObject({
      timeZone: 'Europe/Berlin',
      siteTitle: 'Tides',
      languages: [{ code: 'en' }, { code: 'fr' }],
      taxonomies: [{ name: 'boats' }],
    });
  });

  test('what is published, and what the findings rest on', () => {
    const data = { buildDrafts: true, buildExpired: true, frontmatter: { date: [':filename', ':default'] } };
    const profile = detect({ configs: [config('hugo.toml', data)] });
    expect(profile).toMatchObject({ publishesDrafts: true, publishesExpired: true, pathDates: 'first' });
    expect(profile.evidence).toContainEqual({
      part: 'publishesDrafts',
      finding: 'drafts are published',
      because: 'hugo.toml says so',
      from: 'files',
    });
    expect(detect({ configs: [config('_config.yml', { show_drafts: true, future: false })] })).toMatchObject({
      publishesDrafts: true,
      publishesFuture: false,
    });
  });

  test('folders that Astro, Docusaurus, Eleventy and Jekyll are told to read', () => {
    const astro = "glob({ pattern: '**/*.md', base: './src/data/blog' }), glob({ base: 'src/content/notes' })";
    expect(
      detect({ configs: [config('astro.config.mjs'), config('src/content.config.ts', null, astro)] }).contentFolders,
    ).toEqual(['src/content', 'src/data/blog', 'src/pages']);
    const docusaurus = "presets: [['classic', { blog: { path: './articles' }, docs: { path: 'docs' } }]]";
    expect(
      detect({
        configs: [config('docusaurus.config.js', null, docusaurus)],
        samples: [sample('articles/a.md'), sample('docs/b.md')],
      }).contentFolders,
    ).toEqual(['docs', 'articles']);
    const eleventy =
      "eleventyConfig.setFrontMatterParsingOptions({ excerpt: true, excerpt_separator: '<!-- cut -->' })";
    expect(detect({ configs: [config('.eleventy.js', null, eleventy)] }).excerptMarker).toBe('<!-- cut -->');
    const jekyll = { source: 'src', collections: { recipes: { output: true }, notes: {} } };
    expect(detect({ configs: [config('_config.yml', jekyll)] })).toMatchObject({
      contentFolders: ['src', 'src/_recipes'],
      newFolder: 'src/_posts',
    });
  });

  test('Jekyll, Hexo, Zola', () => {
    expect(
      detect({ configs: [config('_config.yml', { baseurl: '/blog', timezone: 'Nowhere/Else', future: true })] }),
    ).toMatchObject({
      timeZone: 'UTC',
      publishesFuture: true,
      assets: [{ url: '/blog/' }, { url: '/' }],
    });
    const hexo = { new_post_name: ':year-:month-:day-:title.md', source_dir: 'src', language: ['zh-CN', 'en'] };
    expect(detect({ configs: [config('_config.yml', hexo)] })).toMatchObject({
      fileName: '{date}-{slug}.md',
      newFolder: 'src/_posts',
      draftFolder: 'src/_drafts',
      language: 'zh-CN',
    });
    const zola = { base_url: '/', default_language: 'fr', taxonomies: [{ name: 'people' }] };
    expect(detect({ configs: [config('config.toml', zola)] })).toMatchObject({
      language: 'fr',
      taxonomies: [{ name: 'people', fields: [['taxonomies', 'people']] }],
    });
  });

  test('programs are read as text only', () => {
    const text = "throw new Error('run!');\nexport default { title: 'My docs', i18n: { defaultLocale: 'de' } };";
    expect(detect({ configs: [config('docusaurus.config.js', null, text)] })).toMatchObject({
      siteTitle: 'My docs',
      language: 'de',
    });
    const eleventy = 'module.exports = () => ({ dir: { input: "src" } })';
    expect(detect({ configs: [config('.eleventy.js', null, eleventy)] }).contentFolders).toEqual(['src']);
    const here = [config('.eleventy.js', null, 'dir: { input: "." }')];
    expect(detect({ configs: here, posts: ['p/a.md', 'p/b.md', 'c.md'].map(postId) }).contentFolders).toEqual(['']);
    expect(detect({ configs: [config('.eleventy.js', null, 'dir: { input: "../.." }')] }).contentFolders).toEqual(['']);
  });

  test('the npm package that counts the minutes', () => {
    const configs = [config('astro.config.mjs'), config('package.json', { dependencies: { 'reading-time': '1' } })];
    expect(detect({ configs }).reading.name).toBe('reading-time');
  });
});

describe('what the neighbours do', () => {
  test('format, field names, folder and file name', () => {
    const posts = [
      'content/blog/2024-01-02-a.md',
      'content/blog/2024-02-02-b.md',
      'content/blog/c.md',
      'content/about.md',
    ];
    const samples = posts.map((id) => sample(id, ['title', 'published', 'Tags'], { format: 'toml' }));
    const profile = detect({ samples });
    expect(profile).toMatchObject({ format: 'toml', newFolder: 'content/blog', fileName: '{date}-{slug}.md' });
    expect(profile.fields.date[0]).toEqual(['published']);
    expect(profile.taxonomies[0]?.fields[0]).toEqual(['Tags']);
    expect(profile.evidence.map((entry) => entry.finding)).toContain('front matter: toml');
  });

  test('a page beside the folder of the posts of Zola takes no new posts', () => {
    const posts = ['content/about.md', ...['a', 'b', 'c', 'd'].map((name) => `content/blog/${name}.md`)];
    const samples = posts.map((id) => sample(id, ['title', 'date'], { format: 'toml' }));
    const configs = [config('config.toml', { base_url: 'https://example.org' })];
    expect(detect({ configs, samples }).newFolder).toBe('content/blog');
    expect(detect({ configs, samples: samples.slice(0, 3) }).newFolder).toBe('content');
  });

  test('a folder of notes without a generator takes them where some are, whatever is dated below', () => {
    const samples = [sample('hello.md', []), sample('dated/2021-12-24-letter.md', []), sample('notes/a.md', [])];
    expect(detect({ samples }).newFolder).toBe('');
  });

  test('the date that posts of Next often have', () => {
    const samples = [sample('posts/a.mdx', ['title', 'publishedAt'])];
    expect(detect({ samples, configs: [config('next.config.mjs')] }).fields.date[0]).toEqual(['publishedAt']);
  });

  test('bundles', () => {
    const samples = ['a', 'b', 'c'].map((name) => sample(`content/posts/${name}/index.md`));
    expect(detect({ configs: [config('hugo.toml')], samples })).toMatchObject({
      newFolder: 'content/posts',
      fileName: '{slug}/index.md',
    });
  });

  test('one bundle beside one file does not make bundles of new posts', () => {
    const samples = ['a/index.md', 'b.md'].map((name) => sample(`src/content/posts/${name}`));
    const configs = [config('astro.config.ts')];
    expect(detect({ configs, samples }).fileName).toBe('{slug}.md');
    const third = [...samples, sample('src/content/posts/c/index.md')];
    expect(detect({ configs, samples: third }).fileName).toBe('{slug}/index.md');
  });

  test('a folder without posts keeps the generator’s own habits', () => {
    expect(detect({ configs: [config('_config.yml')] })).toMatchObject({
      newFolder: '_posts',
      fileName: '{date}-{slug}.md',
      draftFolder: '_drafts',
    });
  });
});
