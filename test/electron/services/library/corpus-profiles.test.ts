import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createDisk } from '../../../../electron/fs/disk.ts';
import { createLibraries } from '../../../../electron/services/library/libraries.ts';
import { inCorpus } from '../../../support/corpus.ts';

const corpus = inCorpus('corpus', 'profiles of real sites');
const sites = corpus === null ? [] : readdirSync(corpus).filter((name) => statSync(join(corpus, name)).isDirectory());
const libraries = createLibraries({ disk: createDisk(), watch: false });

/** The generator that a folder's name begins with; derived folders name the site they were made from. */
const expected: Readonly<Record<string, string>> = {
  'derived-crlf-bom': 'hugo',
  'derived-encodings': 'plain',
  'derived-hugo-json': 'hugo',
  'derived-hugo-toml': 'hugo',
  'derived-mixed-eol': 'eleventy',
  'derived-windows-checkout': 'eleventy',
  'docfx-reactiveui': 'plain',
  'mdx-docs-blog': 'next',
  'statiq-cake': 'plain',
};

afterAll(() => libraries.dispose());

describe.skipIf(corpus === null)('real sites', () => {
  test.each(sites)('%s', async (name) => {
    const library = await libraries.open(join(corpus ?? '', name));
    const { posts, library: info } = library.snapshot();
    expect(info.profile.generator).toBe(expected[name] ?? name.slice(0, name.indexOf('-')));
    expect(posts.length).toBeGreaterThan(0);
    const undated = posts.filter((post) => post.date !== null && post.time === null);
    expect(undated.map((post) => `${post.id}: ${post.date}`)).toEqual([]);
    expect(posts.filter((post) => post.title === '').map((post) => post.id)).toEqual([]);
  });
});
