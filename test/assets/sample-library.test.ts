import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createDisk } from '../../electron/fs/disk.ts';
import { surveySite } from '../../electron/services/library/site/site.ts';
import { detectSite } from '../../shared/generators/detect.ts';
import { assetCandidates } from '../../shared/markdown/links/assets.ts';
import { postFacts } from '../../shared/markdown/facts/facts.ts';
import { blocksToHtml } from '../../shared/markdown/render/html.ts';
import { renderPost } from '../../shared/markdown/render/render.ts';
import { postId } from '../../shared/model/post.ts';
import { repository } from '../support/source-files.ts';
import { filesBelow } from '../support/temp-library.ts';

const root = join(repository, 'assets', 'sample-library');
const files = await filesBelow(root);
const ids = files.filter((file) => /^content\/posts\/.*\.md$/.test(file)).map((file) => postId(file));
const profile = detectSite({ ...surveySite(createDisk().sync, root), posts: ids, samples: [] });
const now = Date.UTC(2026, 10, 22);

async function load(id: (typeof ids)[number]) {
  const text = await readFile(join(root, id), 'utf8');
  const rendered = renderPost(text, { assetUrl: (src) => src, remoteImages: false, profile });
  return { id, text, facts: postFacts(text, id, profile, now), rendered };
}
const posts = await Promise.all(ids.map(load));

test('the sample library shows every state, format and script', () => {
  expect(posts.length).toBeGreaterThanOrEqual(12);
  expect(posts.flatMap(({ facts }) => facts.problems)).toEqual([]);
  expect(new Set(posts.map(({ facts }) => facts.state))).toEqual(new Set(['live', 'draft', 'scheduled', 'expired']));
  expect(new Set(posts.map(({ facts }) => facts.format))).toEqual(new Set(['yaml', 'toml', 'json', null]));
  const scripts = [/\p{Script=Hiragana}/u, /\p{Script=Arabic}/u];
  expect(scripts.every((script) => posts.some(({ facts }) => script.test(facts.title)))).toBe(true);
});

test('its images are there, but for the one that shows what a missing one looks like', () => {
  const missing = posts.flatMap(({ id, rendered }) =>
    rendered.images
      .filter(({ src }) => !assetCandidates(profile, id, src).some((path) => files.includes(path)))
      .map(({ src }) => src),
  );
  expect(missing).toEqual(['view-from-the-top.png']);
});

describe('the post in the shape of a published page', () => {
  const post = posts.find(({ id }) => id.endsWith('building-software-that-lasts.md'));
  const html = blocksToHtml(post?.rendered.blocks ?? []);
  const count = (pattern: RegExp) => html.match(pattern)?.length ?? 0;

  test('has its headings, bullets, steps, rule and profile links', () => {
    expect([count(/<h1/g), count(/<h2/g), count(/<h3/g)]).toEqual([1, 5, 3]);
    expect([count(/<li>/g), count(/<ul>/g), count(/<ol>/g), count(/<hr>/g)]).toEqual([13 + 3, 4, 1, 1]);
    expect(count(/<a [^>]*href="https:/g)).toBe(2);
  });

  test('has three tags and says itself that it takes eight minutes', () => {
    expect(post?.facts.taxonomies['tags']).toHaveLength(3);
    expect(post?.facts.minutes).toBe(8);
  });
});
