import { describe, expect, test } from 'vitest';
import { newSites } from '../../assets/new-sites/new-sites.ts';
import { siteFiles } from '../../shared/convert/site-files.ts';
import { sitesFor } from '../../shared/convert/sites.ts';
import { siteProfile } from '../../shared/generators/profiles.ts';
import { postFacts } from '../../shared/markdown/facts/facts.ts';
import { postId } from '../../shared/model/post.ts';
import type { ConversionTarget } from '../../shared/model/task.ts';
import { fixtures } from '../support/convert-fixtures.ts';
import { convertFolder, type Folder } from '../support/convert-folder.ts';
import { findPackage, findProgram, outputOf, type Builder } from './build.ts';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkb2BgAAMGIAMAAxAAw0lWk1UAAAAASUVORK5CYII=',
  'base64',
);

const program = (name: string, output: string, given: readonly string[]): Builder | null => {
  const found = findProgram(name);
  return found === null ? null : { files: {}, output, program: found, arguments: given };
};

const inPackages = (name: string, output: string, given: readonly string[]): Builder | null => {
  const found = findPackage(name);
  if (found === null) return null;
  return { files: {}, output, ...found, arguments: [...found.arguments, ...given] };
};

/** The generators with the ones that posts come from: each takes posts of one or more others. */
const builders: readonly (readonly [ConversionTarget, Builder | null, readonly ConversionTarget[]])[] = [
  ['hugo', program('hugo', 'public', ['--quiet']), ['jekyll', 'zola', 'hexo']],
  ['jekyll', program('jekyll', '_site', ['build', '--disable-disk-cache']), ['hugo']],
  ['eleventy', inPackages('eleventy', '_site', ['--quiet']), ['hugo', 'jekyll', 'plain']],
  ['hexo', inPackages('hexo', 'public', ['generate', '--silent']), ['hugo', 'eleventy']],
  ['astro', inPackages('astro', 'dist', ['build', '--silent']), ['hugo']],
];

/** All fixtures of one generator as one folder. */
function folderOf(generator: ConversionTarget): Folder {
  const own = fixtures.filter((fixture) => fixture.generator === generator);
  return {
    profile: sitesFor(siteProfile(generator), generator).to,
    posts: new Map(own.flatMap(({ posts }) => Object.entries(posts))),
    files: new Set(own.flatMap(({ files }) => files)),
  };
}

const byTitle = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]) => (one < other ? -1 : 1);

/** Title and moment of every post that readers see, by the rules of the site that it comes from; null for no date. */
function expected({ profile, posts }: Folder): readonly (readonly [string, number | null])[] {
  const facts = [...posts].map(([id, text]) => postFacts(text, postId(id), profile, Date.now()));
  return facts
    .flatMap(({ state, title, time }) => (state === 'live' ? [[title, time] as const] : []))
    .toSorted(byTitle);
}

/** The same of the pages that the generator wrote. Each has a moment of its own for what has no date. */
function published(output: string, undated: ReadonlySet<string>): readonly (readonly [string, number | null])[] {
  const pages = output.matchAll(/<h1>([^<]*)<\/h1>\s*<p><time>([^<]*)<\/time>/g);
  const plain = (html: string) =>
    html
      .replace(/&(?:#34|quot);/g, '"')
      .replaceAll('&#43;', '+')
      .replaceAll('&amp;', '&');
  return [...pages]
    .map(
      ([, title = '', date = '']) =>
        [plain(title), undated.has(plain(title)) ? null : Date.parse(plain(date))] as const,
    )
    .toSorted(byTitle);
}

describe.each(builders)('%s builds what comes from', (target, builder, sources) => {
  const reason = `${target} was not found on PATH or below LONGHAND_GENERATORS`;
  if (builder === null) process.stdout.write(`Skipped: ${reason}.\n`);

  test.skipIf(builder === null).each(sources)(
    `%s, with the same posts, titles and dates${builder ? '' : ` (${reason})`}`,
    async (source) => {
      const folder = folderOf(source);
      const made = convertFolder(folder, target);
      const taxonomies = ['tags', 'categories', 'series'];
      const site = siteFiles(newSites[target], {
        sites: sitesFor(folder.profile, target),
        title: 'Moved',
        base: null,
        taxonomies,
      });
      const files = {
        ...site,
        ...Object.fromEntries(made.posts),
        ...Object.fromEntries([...made.files].map((path) => [path, png])),
      };
      if (!builder) return;
      const wanted = expected(folder);
      const undated = new Set(wanted.flatMap(([title, time]) => (time === null ? [title] : [])));
      expect(published(await outputOf(files, builder), undated)).toEqual(wanted);
    },
  );
});
