import type { Generator } from '../../../shared/model/site.ts';

/** A post with the tags and categories that its generator makes of it, and of what other files of the site give it. */
interface TagCase {
  readonly id: string;
  readonly head: string;
  readonly tags: readonly string[];
  readonly categories?: readonly string[];
}

export interface TagSite {
  readonly name: string;
  readonly generator: Generator;
  readonly config: Readonly<Record<string, string>>;
  readonly files?: Readonly<Record<string, string>>;
  readonly posts: readonly TagCase[];
}

const toml = 'baseURL = "https://example.org/"\n';

export const hugoTags: TagSite = {
  name: 'Hugo',
  generator: 'hugo',
  config: { 'hugo.toml': toml },
  files: {
    'content/sea/_index.md': '---\ncascade:\n  tags: [sea, salt]\n  categories: [logs]\n---\n',
    'content/sea/bay/_index.md': '---\ncascade:\n  tags: [bay]\n---\n',
  },
  posts: [
    { id: 'content/a.md', head: 'tags: [x, "y z"]', tags: ['x', 'y z'] },
    { id: 'content/b.md', head: 'Tags: [x]\nCategories: [c]', tags: ['x'], categories: ['c'] },
    { id: 'content/c.md', head: 'title: c', tags: [] },
    { id: 'content/d.md', head: 'tag: x\ncategory: c', tags: [] },
    { id: 'content/sea/a.md', head: 'title: a', tags: ['sea', 'salt'], categories: ['logs'] },
    { id: 'content/sea/b.md', head: 'tags: [own]', tags: ['own'], categories: ['logs'] },
    { id: 'content/sea/c.md', head: 'tags: []', tags: [], categories: ['logs'] },
    { id: 'content/sea/d.md', head: 'TAGS: [own]\ncategories: []', tags: ['own'] },
    { id: 'content/sea/deep/a.md', head: 'title: a', tags: ['sea', 'salt'], categories: ['logs'] },
    { id: 'content/sea/bay/a.md', head: 'title: a', tags: ['bay'], categories: ['logs'] },
    { id: 'content/seaside/a.md', head: 'title: a', tags: [] },
  ],
};

export const jekyllTags: TagSite = {
  name: 'Jekyll',
  generator: 'jekyll',
  config: {
    '_config.yml': `title: A
timezone: UTC
time: 2024-06-01 12:00:00 +0000
defaults:
  - scope: { path: "", type: posts }
    values: { tags: common }
  - scope: { path: logs/_posts }
    values: { categories: sea salt, tags: [a b, c] }
  - scope: { path: _posts/one }
    values: { category: one thing, tag: t u }
`,
  },
  posts: [
    { id: '_posts/2024-05-01-a.md', head: 'title: a', tags: ['common'] },
    { id: '_posts/2024-05-01-b.md', head: 'tags: x y', tags: ['x', 'y'] },
    { id: '_posts/2024-05-01-c.md', head: 'tags: [x y, z]', tags: ['x y', 'z'] },
    { id: '_posts/2024-05-01-d.md', head: 'tag: x y', tags: ['x y'] },
    { id: '_posts/2024-05-01-e.md', head: 'tag: x\ntags: y', tags: ['x'] },
    { id: '_posts/2024-05-01-f.md', head: 'category: a b', tags: ['common'], categories: ['a b'] },
    {
      id: '_posts/2024-05-01-g.md',
      head: 'category: c\ncategories: a b',
      tags: ['common'],
      categories: ['a', 'b', 'c'],
    },
    { id: 'news/old/_posts/2024-05-01-h.md', head: 'title: a', tags: ['common'], categories: ['news', 'old'] },
    {
      id: 'news/_posts/2024-05-01-i.md',
      head: 'categories: [own, news]',
      tags: ['common'],
      categories: ['news', 'own'],
    },
    { id: 'news/_posts/deep/2024-05-01-j.md', head: 'category: one', tags: ['common'], categories: ['news', 'one'] },
    { id: 'logs/_posts/2024-05-01-k.md', head: 'title: a', tags: ['a b', 'c'], categories: ['logs', 'sea', 'salt'] },
    {
      id: 'logs/_posts/2024-05-01-l.md',
      head: 'tags: x\ncategories: y',
      tags: ['x'],
      categories: ['logs', 'sea', 'salt', 'y'],
    },
    ...['2024', '1.5', 'true', 'yes', '2024-01-02', '2024-01-02 10:00:00', '12:30'].map((value, at) => ({
      id: `_posts/2024-05-02-${at}.md`,
      head: `tags: ${value}`,
      tags: [],
    })),
    { id: '_posts/2024-05-03-a.md', head: 'tags: "2024"', tags: ['2024'] },
    { id: '_posts/2024-05-03-b.md', head: 'tag: 2024', tags: ['2024'] },
    { id: '_posts/2024-05-03-d.md', head: 'tags: 5\ntag: x', tags: ['x'] },
    { id: '_posts/one/2024-05-01-m.md', head: 'title: a', tags: ['t u'], categories: ['one thing'] },
    { id: '_posts/one/2024-05-01-n.md', head: 'tags: x\ncategories: y', tags: ['t u'], categories: ['y', 'one thing'] },
  ],
};

export const eleventyTags: TagSite = {
  name: 'Eleventy',
  generator: 'eleventy',
  config: { 'eleventy.config.mjs': 'export default function () {}\n' },
  files: {
    'posts/posts.json': '{"tags": "post", "categories": ["c"]}',
    'posts/deep/deep.11tydata.json': '{"tags": ["deep", "post"]}',
    'posts/own.json': '{"tags": ["file"]}',
  },
  posts: [
    { id: 'a.md', head: 'tags: [x, y z]', tags: ['x', 'y z'] },
    { id: 'b.md', head: 'tags: x', tags: ['x'] },
    { id: 'c.md', head: 'title: c', tags: [] },
    { id: 'd.md', head: 'tag: x', tags: [] },
    { id: 'e.md', head: 'tags: x,y z', tags: ['x', 'y z'] },
    { id: 'posts/a.md', head: 'title: a', tags: ['post'], categories: ['c'] },
    { id: 'posts/b.md', head: 'tags: [x, post]\ncategories: [d]', tags: ['post', 'x'], categories: ['c', 'd'] },
    { id: 'posts/c.md', head: 'tags: x', tags: ['post', 'x'], categories: ['c'] },
    { id: 'posts/d.md', head: 'tags:', tags: ['post'], categories: ['c'] },
    { id: 'posts/e.md', head: 'tags: x,y', tags: ['post', 'x', 'y'], categories: ['c'] },
    { id: 'posts/own.md', head: 'tags: [x]', tags: ['post', 'file', 'x'], categories: ['c'] },
    { id: 'posts/deep/a.md', head: 'tags: [x]', tags: ['post', 'deep', 'x'], categories: ['c'] },
    { id: 'posts/deep/b.md', head: 'title: a', tags: ['post', 'deep'], categories: ['c'] },
  ],
};
