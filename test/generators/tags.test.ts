import { describe, expect, test } from 'vitest';
import { postFacts } from '../../shared/markdown/facts/facts.ts';
import { postId } from '../../shared/model/post.ts';
import { findPackage, findProgram, outputOf, type Builder } from './build.ts';
import { eleventyTags, hugoTags, jekyllTags, type TagSite } from './posts/tags.ts';
import { now, profileOf } from './site-case.ts';

/** Each post shows its tags and categories between marks that its name stands in. */
interface Asked {
  readonly site: TagSite;
  readonly body: (id: string) => string;
  readonly builder: Builder | null;
}

const hugo = findProgram('hugo');
const jekyll = findProgram('jekyll');
const eleventy = findPackage('eleventy');
const liquid = (tags: string, categories: string) => (id: string) =>
  `<p>@@${id}#{{ ${tags} | join: ";" }}#{{ ${categories} | join: ";" }}@@</p>\n`;

const asked: readonly Asked[] = [
  {
    site: hugoTags,
    body: () => 'Text\n',
    builder:
      hugo === null
        ? null
        : {
            files: {
              'layouts/_default/single.html':
                '<p>@@{{ .File.Path }}#{{ range .Params.tags }}{{ . }};{{ end }}#{{ range .Params.categories }}{{ . }};{{ end }}@@</p>',
              'layouts/_default/list.html': 'list',
              'layouts/index.html': 'home',
            },
            output: 'public',
            program: hugo,
            arguments: ['--clock', '2024-06-01T12:00:00Z', '--quiet'],
          },
  },
  {
    site: jekyllTags,
    body: liquid('page.tags', 'page.categories'),
    builder:
      jekyll === null
        ? null
        : { files: {}, output: '_site', program: jekyll, arguments: ['build', '--disable-disk-cache'] },
  },
  {
    site: eleventyTags,
    body: liquid('tags', 'categories'),
    builder: eleventy && { files: { 'package.json': '{"type":"module"}' }, output: '_site', ...eleventy },
  },
];

describe.each(asked)('$site.name', ({ site, body, builder }) => {
  const profile = profileOf({ ...site, posts: site.posts.map((post) => ({ ...post, state: 'live', rests: '' })) });
  const textOf = ({ id, head }: { readonly id: string; readonly head: string }) => `---\n${head}\n---\n${body(id)}`;

  test.each(site.posts.map((post) => [post.id, post] as const))('%s', (id, post) => {
    const { tags = [], categories = [] } = postFacts(textOf(post), postId(id), profile, now).taxonomies;
    expect({ tags, categories }).toEqual({ tags: post.tags, categories: post.categories ?? [] });
  });

  // Hugo names a page by its path below the content.
  const idOf = (id: string) => (site.generator === 'hugo' ? `content/${id}` : id);
  const reason = `${site.name} was not found on PATH or below LONGHAND_GENERATORS`;
  if (builder === null) process.stdout.write(`Skipped: ${reason}.\n`);
  test.skipIf(builder === null)(`${site.name} itself${builder === null ? ` (skipped: ${reason})` : ''}`, async () => {
    if (builder === null) return;
    const texts = Object.fromEntries(site.posts.map((post) => [post.id, textOf(post)]));
    const output = await outputOf({ ...builder.files, ...site.files, ...site.config, ...texts }, builder);
    // Eleventy names a tag twice that stands in two places; it is one collection.
    const list = (joined = '') => [...new Set(joined.split(';').filter(Boolean))];
    const found = [...output.matchAll(/@@([^#@]+)#([^#@]*)#([^@]*)@@/g)].map(([, id = '', tags, categories]) => ({
      id: idOf(id),
      tags: list(tags),
      categories: list(categories),
    }));
    const told = site.posts.map(({ id, tags, categories = [] }) => ({ id, tags, categories }));
    const byId = (a: { readonly id: string }, b: { readonly id: string }) => a.id.localeCompare(b.id);
    expect(found.toSorted(byId)).toEqual(told.toSorted(byId));
  });
});
