// The rows of `npm run bench` about the preview: one key in a post, and opening it, beside a full parse of the same text.
import { quantile } from './bench-work.mjs';
import { makePost } from './make-library.mjs';

/** A post of a size as a person would write it, headings, lists, tables, code, footnotes and all. @param {number} size */
export function postOf(size) {
  let text = '';
  for (let number = 0; text.length < size; number++) {
    const { text: post } = makePost(1, number);
    const body = post.slice(post.indexOf('\n---\n') + 5).replaceAll('[^', `[^${number}-`);
    text += `## Part ${number}\n\n${body.trim()}\n\n`;
  }
  return text.slice(0, text.lastIndexOf('\n\n', size) + 1);
}

async function openPage(/** @type {string} */ text) {
  const { LivePage } = await import('../shared/markdown/live/live-page.ts');
  const { readFrontMatter } = await import('../shared/frontmatter/read.ts');
  const { siteProfile } = await import('../shared/generators/profiles.ts');
  const { postId } = await import('../shared/model/post.ts');
  const assetUrl = (/** @type {string} */ src) => `/media/${src}`;
  const options = {
    profile: siteProfile('hugo'),
    id: postId('a.md'),
    now: 0,
    remoteImages: false,
    assetUrl,
    readFrontMatter,
  };
  return new LivePage(text, options);
}

/** @typedef {Awaited<ReturnType<typeof openPage>>} Page */

/** @param {Page} page */
function bringUp(page) {
  do page.advance(8000);
  while (!page.isComplete);
  page.collect();
}

/**
 * Milliseconds for one key from the change of the text to what is sent to the page, 95 of 100 take less. Keys are typed as words
 * at places all over the post. Of five keys at a place the middle one counts: what the machine does meanwhile is not ours.
 * @param {number} size
 */
async function keyTime(size) {
  const text = postOf(size);
  const page = await openPage(text);
  bringUp(page);
  const places = 120;
  const times = [];
  for (let place = 0; place < places + 20; place++) {
    let at = text.indexOf(' ', Math.floor((text.length * ((place * 37) % places)) / places)) + 1;
    const here = [];
    for (const key of 'again') {
      const started = performance.now();
      page.edit({ from: at, to: at, insert: key });
      do page.advance(8000);
      while (!page.isComplete);
      page.collect();
      here.push(performance.now() - started);
      at++;
    }
    page.edit({ from: at - 5, to: at, insert: '' });
    bringUp(page);
    // The first ones warm up what a person who has typed for a while has warm.
    if (place >= 20) times.push(quantile(here, 0.5));
  }
  return quantile(times, 0.95);
}

/** Milliseconds of a full parse to Markdown's syntax tree, the smallest part of a full rendering. @param {number} size */
async function parseTime(size) {
  const { unified } = await import('unified');
  const { default: remarkParse } = await import('remark-parse');
  const { default: remarkGfm } = await import('remark-gfm');
  const processor = unified().use(remarkParse).use(remarkGfm).freeze();
  const text = postOf(size);
  const times = [];
  for (let run = 0; run < Math.max(3, 300_000 / size); run++) {
    const started = performance.now();
    processor.parse(text);
    times.push(performance.now() - started);
  }
  return quantile(times, 0.5);
}

/** Milliseconds until the start of the post is there to be drawn. @param {number} size */
async function firstTime(size) {
  // The worker has rendered something before it is given a post.
  bringUp(await openPage(postOf(20_000)));
  const text = postOf(size);
  const started = performance.now();
  const page = await openPage(text);
  page.advance(8000);
  page.collect();
  return performance.now() - started;
}

/** @param {string} name @param {number} size @param {number} goal @returns {import('./bench-rows.mjs').Row} */
const keyRow = (name, size, goal) => ({
  name: `preview-key-${name}`,
  what: `a key to the updated preview, post of ${name}, p95`,
  peer: 'full remark parse of the same text',
  goal,
  ours: () => keyTime(size),
  floor: () => parseTime(size),
});

/** @type {readonly import('./bench-rows.mjs').Row[]} */
export const previewRows = [
  keyRow('10KB', 10_000, 0.3),
  keyRow('100KB', 100_000, 0.04),
  keyRow('1MB', 1_000_000, 0.005),
  {
    name: 'preview-open-1MB',
    what: 'opening a post of 1 MB until its start can be drawn',
    peer: 'full remark parse of the same text',
    goal: null,
    ours: () => firstTime(1_000_000),
    floor: () => parseTime(1_000_000),
  },
];
