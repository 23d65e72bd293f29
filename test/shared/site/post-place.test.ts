import { expect, test } from 'vitest';
import { join } from '../../../shared/base/paths.ts';
import { noAddresses } from '../../../shared/generators/addresses.ts';
import { siteProfile } from '../../../shared/generators/profiles.ts';
import { postId } from '../../../shared/model/post.ts';
import type { Generator } from '../../../shared/model/site.ts';
import { permalinkOf } from '../../../shared/site/permalink.ts';
import { noSiteFields } from '../../../shared/site/site-post.ts';

test('a language in a path is in the address that is made of the path, and nowhere else', () => {
  const languages = (folder: string | null) =>
    ['en', 'fr'].map((code) => ({ code, folder: folder === null ? null : join(folder, code) }));
  const at = (generator: Generator, id: string, folder: string | null) =>
    permalinkOf({ ...siteProfile(generator), languages: languages(folder) }, noAddresses, {
      ...noSiteFields,
      ...{ id: postId(id), title: 'A', taxonomies: {}, language: 'fr' },
      ...{ date: '2024-01-05', time: Date.UTC(2024, 0, 5) },
    });
  expect(at('eleventy', 'posts/fr/a.md', 'posts')).toBe('/posts/fr/a/');
  expect(at('eleventy', 'posts/a.fr.md', null)).toBe('/posts/a.fr/');
  expect(at('hexo', 'source/_posts/fr/a.md', 'source/_posts')).toBe('/2024/01/05/fr/a/');
  expect(at('hexo', 'source/_posts/a.fr.md', null)).toBe('/2024/01/05/a.fr/');
  expect(at('astro', 'src/pages/fr/a.md', 'src/pages')).toBe('/fr/a/');
  expect(at('astro', 'src/content/blog/a.fr.md', null)).toBe('/blog/afr/');
  expect(at('next', 'posts/fr/a.md', 'posts')).toBe('/posts/fr/a/');
  expect(at('plain', 'fr/a.md', '')).toBe('/fr/a/');
  expect(at('plain', 'posts/a.fr.md', null)).toBe('/fr/posts/a/');
});
