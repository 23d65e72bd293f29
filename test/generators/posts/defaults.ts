import { rows, type SiteCase } from '../site-case.ts';

/** Sites whose posts get values from other files of the site, for each generator that knows such files. */

const past = 'date: 2024-05-31';

// Hugo before 0.123 drops a section with all its pages for a draft, so that these cascades are for pages alone; and it
// finds keys of a cascade in lower case only.
const base = 'baseURL = "https://example.org/"\n';
const page = '_target:\n      kind: page\n    ';
const section = (cascade: string) => `---\ntitle: Section\ncascade:\n  - ${page}${cascade}\n---\n`;

export const hugoDefaults: readonly SiteCase[] = [
  {
    name: 'Hugo with cascades of its sections',
    generator: 'hugo',
    config: { 'hugo.toml': base },
    files: {
      'content/drafts/_index.md': section('draft: true'),
      'content/drafts/ready/_index.md': section('draft: false'),
      'content/drafts/same/_index.md': '---\ntitle: Says nothing\n---\n',
      'content/late/_index.md': section('publishdate: 2034-01-01'),
      'content/gone/_index.md': section('expirydate: 2020-01-01'),
      'content/dated/_index.md': section('date: 2034-01-01'),
      'content/parts/_index.md': section('_build:\n      render: never'),
      'content/staged/_index.md': '---\ncascade:\n  - _target:\n      environment: staging\n    draft: true\n---\n',
      'content/globs/_index.md':
        '---\ncascade:\n  - _target:\n      kind: page\n      path: "/globs/{notes,asides}/**"\n    draft: true\n---\n',
    },
    posts: rows('gohugo.io/content-management/front-matter: cascade', [
      ['content/drafts/a.md', past, 'draft'],
      ['content/drafts/b.md', `${past}\ndraft: false`, 'live'],
      ['content/drafts/c.md', `${past}\nDRAFT: false`, 'live'],
      ['content/drafts/d.md', `${past}\ndraft:`, 'live'],
      ['content/drafts/e.md', '', 'draft'],
      ['content/drafts/bundle/index.md', past, 'draft'],
      ['content/drafts/deep/a.md', past, 'draft'],
      ['content/drafts/ready/a.md', past, 'live'],
      ['content/drafts/ready/deep/a.md', past, 'live'],
      ['content/drafts/ready/b.md', `${past}\ndraft: true`, 'draft'],
      ['content/drafts/same/a.md', past, 'draft'],
      ['content/late/a.md', past, 'scheduled'],
      ['content/late/b.md', `${past}\npublishDate: 2024-01-01`, 'live'],
      ['content/late/c.md', `${past}\nPublishDate: 2024-01-01`, 'live'],
      ['content/gone/a.md', past, 'expired'],
      ['content/gone/b.md', `${past}\nexpiryDate: 2034-01-01`, 'live'],
      ['content/dated/a.md', 'title: A', 'scheduled'],
      ['content/dated/b.md', past, 'live'],
      ['content/dated/c.md', 'title: A\npublishDate: 2024-01-01', 'live'],
      ['content/parts/a.md', past, 'hidden'],
      ['content/parts/b.md', `${past}\n_build:\n  render: always`, 'live'],
      ['content/staged/a.md', past, 'live'],
      ['content/globs/a.md', past, 'live'],
      ['content/globs/notes/a.md', past, 'draft'],
      ['content/globs/Asides/b.md', past, 'draft'],
      ['content/globs/others/a.md', past, 'live'],
      ['content/draftsman/a.md', past, 'live'],
    ]),
  },
  {
    name: 'Hugo with a cascade in its configuration',
    generator: 'hugo',
    config: {
      'hugo.yaml':
        'baseURL: https://example.org/\ncascade:\n  - _target:\n      kind: page\n      path: /notes/**\n    draft: true\n  - _target:\n      kind: "{page,term}"\n      path: "/old/*/**"\n    expirydate: 2020-01-01\n',
    },
    files: { 'content/notes/ready/_index.md': section('draft: false') },
    posts: rows('gohugo.io/configuration/cascade', [
      ['content/posts/a.md', past, 'live'],
      ['content/notes/a.md', past, 'draft'],
      ['content/notes/deep/er/a.md', past, 'draft'],
      ['content/notes/b.md', `${past}\ndraft: false`, 'live'],
      ['content/old/a/b.md', past, 'expired'],
      ['content/old/a/c.md', `${past}\nexpiryDate: 2034-01-01`, 'live'],
      ['content/old/a/d.md', `${past}\nunpublishdate: 2034-01-01`, 'expired'],
      ['content/older/a/b.md', past, 'live'],
    ]),
  },
];

const clock = 'title: A\ntimezone: UTC\ntime: 2024-06-01 12:00:00 +0000\n';

const inFolder: SiteCase = {
  name: 'Jekyll with a folder of collections and defaults',
  generator: 'jekyll',
  config: {
    '_config.yml': `${clock}collections_dir: writing
collections:
  recipes:
    output: true
defaults:
  - scope: { path: _posts/a }
    values: { published: false }
  - scope: { path: writing/_posts/b }
    values: { published: false }
  - scope: { path: "writing/_posts/*/c" }
    values: { published: false }
  - scope: { path: _recipes, type: recipes }
    values: { published: false }
`,
  },
  posts: rows('lib/jekyll/frontmatter_defaults.rb: strip_collections_dir', [
    ['writing/_posts/2024-05-31-x.md', 'title: A', 'live'],
    ['writing/_posts/a/2024-05-31-y.md', 'title: A', 'hidden'],
    ['writing/_posts/b/2024-05-31-z.md', 'title: A', 'hidden'],
    ['writing/_posts/d/c/2024-05-31-w.md', 'title: A', 'hidden'],
    ['writing/_posts/d/2024-05-31-v.md', 'published: true', 'live'],
    ['writing/_posts/b/2024-05-31-u.md', 'published: true', 'live'],
    ['writing/_recipes/a.md', 'title: A', 'hidden'],
    ['writing/_recipes/b.md', 'published: true', 'live'],
    ['writing/_drafts/a.md', 'title: A', 'draft'],
    ['about.md', 'title: A', 'live'],
  ]),
};

export const jekyllDefaults: readonly SiteCase[] = [
  {
    name: 'Jekyll with defaults for front matter',
    generator: 'jekyll',
    config: {
      '_config.yml': `${clock}collections:
  recipes:
    output: true
  notes:
    output: true
defaults:
  - scope: { path: "", type: notes }
    values: { published: false }
  - scope: { path: _posts/late }
    values: { date: "2034-01-01 00:00:00" }
  - scope: { path: _posts/held }
    values: { published: no }
  - scope: { path: _posts/held/free }
    values: { published: true }
  - scope: { path: "" }
    values: { layout: null }
  - scope: { path: "_posts/*/attic" }
    values: { published: false }
  - scope: { path: pages }
    values: { published: false }
  - scope: { path: _recipes, type: recipes }
    values: { published: true }
  - scope: { path: _recipes }
    values: { published: false }
  - scope: { path: _posts/word, type: post }
    values: { published: false }
  - scope: { path: /_posts/slash }
    values: { published: false }
  - scope: { path: _posts/wrong, type: recipes }
    values: { published: false }
`,
    },
    posts: rows('jekyllrb.com/docs/configuration/front-matter-defaults', [
      ['_posts/2024-05-31-a.md', 'title: A', 'live'],
      ['_posts/held/2024-05-31-held-a.md', 'title: A', 'hidden'],
      ['_posts/held/2024-05-31-held-b.md', 'published: true', 'live'],
      ['_posts/held/2024-05-31-held-c.md', '', 'hidden'],
      ['_posts/held/deep/2024-05-31-held-deep-d.md', 'title: A', 'hidden'],
      ['_posts/held/free/2024-05-31-held-free-a.md', 'title: A', 'live'],
      ['_posts/held/free/2024-05-31-held-free-b.md', 'published: false', 'hidden'],
      ['_posts/heldback/2024-05-31-heldback-a.md', 'title: A', 'hidden'],
      ['_posts/late/2024-05-31-late-a.md', 'title: A', 'scheduled'],
      ['_posts/late/2024-05-31-late-b.md', past, 'live'],
      ['_posts/y/attic/2024-05-31-y-attic-a.md', 'title: A', 'hidden'],
      ['_posts/y/attic/deep/2024-05-31-y-attic-deep-b.md', 'title: A', 'hidden'],
      ['_posts/y/other/2024-05-31-y-other-c.md', 'title: A', 'live'],
      ['_posts/attic/2024-05-31-attic-d.md', 'title: A', 'live'],
      ['_posts/word/2024-05-31-word-a.md', 'title: A', 'hidden'],
      ['_posts/slash/2024-05-31-slash-a.md', 'title: A', 'live'],
      ['_posts/wrong/2024-05-31-wrong-a.md', 'title: A', 'live'],
      ['_notes/a.md', 'title: A', 'hidden'],
      ['_notes/b.md', 'published: true', 'live'],
      ['_recipes/a.md', 'title: A', 'live'],
      ['pages/a.md', 'title: A', 'live'],
      ['pages/b.md', 'published: false', 'hidden'],
    ]),
  },
  {
    name: 'Jekyll in a folder with defaults, the last of equals',
    generator: 'jekyll',
    config: {
      '_config.yml': `${clock}source: src
defaults:
  - values: { published: true }
  - scope: { path: _posts/a }
    values: { published: true }
  - scope: { path: _posts/b }
    values: { published: false }
  - scope: { path: _posts/a }
    values: { published: false }
`,
    },
    posts: rows('lib/jekyll/frontmatter_defaults.rb: has_precedence?', [
      ['src/_posts/2024-05-31-x.md', 'title: A', 'live'],
      ['src/_posts/a/2024-05-31-a-y.md', 'title: A', 'hidden'],
      ['src/_posts/b/2024-05-31-b-z.md', 'title: A', 'hidden'],
      ['src/_posts/c/2024-05-31-c-w.md', 'title: A', 'live'],
    ]),
  },
  inFolder,
];

/** The preprocessor for drafts of the documentation, and the list of what has a page and is in the collection. */
export const eleventyDefaults = (drafts: string, list: string): readonly SiteCase[] => [
  {
    name: 'Eleventy with data of folders and posts',
    generator: 'eleventy',
    config: { 'eleventy.config.mjs': `export default function (config) {\n  ${drafts}\n}\n` },
    files: {
      'list.njk': list,
      'held/held.json': '{"draft": true}',
      'held/ready/ready.11tydata.json': '{"draft": false}',
      'held/c.json': '{"draft": false}',
      'held/d.11tydata.json': '{"draft": false}',
      'pageless/pageless.11tydata.json': '{"permalink": false}',
      'apart/apart.json': '{"eleventyExcludeFromCollections": true}',
      'both/both.json': '{"draft": true}',
      'both/both.11tydata.json': '{"draft": false}',
      'other/name.json': '{"draft": true}',
      'lists/lists.json': '{"draft": [], "tags": ["x"]}',
      'code/code.11tydata.json': '{"draft": true}',
      'code/code.11tydata.js': 'export default { title: "Code" };',
    },
    posts: rows('11ty.dev/docs/data-template-dir', [
      ['held/a.md', past, 'draft'],
      ['held/b.md', `${past}\ndraft: false`, 'live'],
      ['held/c.md', past, 'live'],
      ['held/d.md', past, 'live'],
      ['held/e.md', '', 'draft'],
      ['held/f.md', `${past}\ndraft:`, 'live'],
      ['held/deep/a.md', past, 'draft'],
      ['held/ready/a.md', past, 'live'],
      ['held/ready/b.md', `${past}\ndraft: true`, 'draft'],
      ['held/ready/deep/a.md', past, 'live'],
      ['heldback/a.md', past, 'live'],
      ['pageless/a.md', past, 'hidden'],
      ['pageless/b.md', `${past}\npermalink: /pageless-b/`, 'live'],
      ['apart/a.md', past, 'hidden'],
      ['apart/b.md', `${past}\neleventyExcludeFromCollections: false`, 'live'],
      ['both/a.md', past, 'live'],
      ['other/a.md', past, 'live'],
      ['other/name.md', past, 'draft'],
      ['lists/a.md', past, 'draft'],
      ['lists/b.md', `${past}\ntags: [y]`, 'draft'],
      ['code/a.md', past, 'draft'],
    ]),
  },
  {
    name: 'Eleventy with data of its input folder',
    generator: 'eleventy',
    config: {
      'eleventy.config.mjs': `export default function (config) {\n  ${drafts}\n}\nexport const config = { dir: { input: 'content', includes: '../_includes', data: '../_data' } };\n`,
    },
    files: { 'content/list.njk': `---\ndraft: false\n${list.slice(4)}`, 'content/content.json': '{"draft": true}' },
    posts: rows('11ty.dev/docs/data-template-dir: the input folder itself', [
      ['content/a.md', past, 'draft'],
      ['content/b.md', `${past}\ndraft: false`, 'live'],
      ['content/deep/c.md', past, 'draft'],
    ]),
  },
];

const toml = (...lines: readonly string[]) => `+++\n${lines.join('\n')}\n+++`;

export const zolaDefaults: readonly SiteCase[] = [
  {
    name: 'Zola with a draft section',
    generator: 'zola',
    config: { 'config.toml': 'base_url = "https://example.org"\n' },
    files: {
      'content/held/_index.md': toml('draft = true'),
      'content/held/ready/_index.md': toml('draft = false'),
      'content/plain/_index.md': toml('page_template = "x.html"', 'transparent = true', 'render = false'),
    },
    posts: rows('components/site/src/lib.rs: a draft section is not walked', [
      ['content/held/a.md', toml('title = "A"'), 'draft'],
      ['content/held/b.md', toml('draft = false'), 'draft'],
      ['content/held/bundle/index.md', toml('title = "A"'), 'draft'],
      ['content/held/ready/a.md', toml('title = "A"'), 'draft'],
      ['content/heldback/a.md', toml('title = "A"'), 'live'],
      ['content/plain/a.md', toml('title = "A"'), 'live'],
      ['content/plain/b.md', toml('draft = true'), 'draft'],
    ]),
  },
];
