import { expect, test } from 'vitest';
import { imagePlaces, solePlace } from '../../../shared/library/image-place.ts';
import { siteProfile } from '../../../shared/generators/profiles.ts';
import { assetCandidates } from '../../../shared/markdown/links/assets.ts';
import { postId } from '../../../shared/model/post.ts';
import type { Generator } from '../../../shared/model/site.ts';

const first = (generator: Generator, id: string) => imagePlaces(siteProfile(generator), postId(id)).places[0];

test.each<[Generator, string, string, string]>([
  ['hugo', 'content/posts/a.md', 'static/images', '/images/'],
  ['hugo', 'content/posts/trip/index.md', 'content/posts/trip', ''],
  ['hugo', 'content/posts/trip/index.de.md', 'content/posts/trip', ''],
  ['jekyll', '_posts/2024-01-15-a.md', 'assets/images', '/assets/images/'],
  ['astro', 'src/content/blog/a.md', 'public/images', '/images/'],
  ['astro', 'src/content/blog/trip/index.mdx', 'src/content/blog/trip', './'],
  ['eleventy', 'posts/a.md', 'public/images', '/images/'],
  ['hexo', 'source/_posts/a.md', 'source/images', '/images/'],
  ['next', 'posts/a.mdx', 'public/images', '/images/'],
  ['zola', 'content/a.md', 'static/images', '/images/'],
  ['zola', 'content/trip/index.md', 'content/trip', ''],
  ['docusaurus', 'blog/a.md', 'static/img', '/img/'],
  ['plain', 'notes/a.md', 'notes/images', 'images/'],
  ['plain', 'a.md', 'images', 'images/'],
])('%s: an image of %s goes to %s and is called %s', (generator, id, folder, url) => {
  expect(first(generator, id)).toEqual({ folder, url });
  // What is written is what preview and export look for.
  expect(assetCandidates(siteProfile(generator), postId(id), `${url}x.png`)).toContain(`${folder}/x.png`);
});

test('an index of the folder of all posts is not a folder of its own', () => {
  expect(first('plain', 'index.md')).toEqual({ folder: 'images', url: 'images/' });
});

test('a folder of images that is served at its own address takes them itself', () => {
  const place = (folder: string, url: string) =>
    imagePlaces({ ...siteProfile('eleventy'), assets: [{ folder, url }] }, postId('posts/a.md')).places[0];
  expect(place('src/img', '/img/')).toEqual({ folder: 'src/img', url: '/img/' });
  expect(place('assets', '/assets/')).toEqual({ folder: 'assets/images', url: '/assets/images/' });
  expect(place('img', '/')).toEqual({ folder: 'img/images', url: '/images/' });
});

test('a post of Hexo may have a folder named like it', () => {
  const { own } = imagePlaces(siteProfile('hexo'), postId('source/_posts/a.md'));
  expect(own).toEqual({ folder: 'source/_posts/a', url: '' });
});

test('Astro gets them where its images to be made smaller lie, unless it has some that are served as they are', () => {
  const place = (...files: readonly string[]) =>
    solePlace(siteProfile('astro'), postId('src/content/blog/a.md'), ['public/favicon.svg', ...files]);
  const imported = { folder: 'src/assets', url: '../../assets/' };
  expect(place('src/assets/a.jpg', 'src/assets/blog/b.jpg')).toEqual(imported);
  expect(place('src/assets/blog/b.jpg')).toEqual({ folder: 'src/assets/blog', url: '../../assets/blog/' });
  expect(place('src/assets/blog/b.jpg', 'src/assets/icons/c.svg')).toBeNull();
  expect(place('src/assets/a.jpg', 'public/img/b.jpg')).toEqual({ folder: 'public/img', url: '/img/' });
  expect(place('src/content/blog/c/d.jpg')).toBeNull();
  expect(assetCandidates(siteProfile('astro'), postId('src/content/blog/a.md'), `${imported.url}x.png`)).toContain(
    'src/assets/x.png',
  );
});
