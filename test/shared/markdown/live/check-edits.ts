import { applyChange, type TextChange } from '../../../../shared/base/text-change.ts';
import { LivePost } from '../../../../shared/markdown/live/live-post.ts';
import { options } from '../support.ts';
import { createRandom, randomEdit } from './random-edits.ts';
import { finish, fullPage, livePage, livePost } from './support.ts';

export interface EditRuns {
  /** Seed of the first run; each later one has the next. */
  readonly seed: number;
  readonly runs: number;
  /** How often the page is compared in a run. Between two comparisons are one to three edits. */
  readonly steps: number;
  /** The edits come before the post has been brought up, and it is compared once. */
  readonly early?: boolean;
}

/** Edits stretches of posts at random and compares the page that is kept up to date with that of a full parse. Answers the
 * runs in which they differ, with what leads there. */
export function checkEdits(
  posts: readonly { readonly name: string; readonly text: string }[],
  { seed, runs, steps, early = false }: EditRuns,
): readonly string[] {
  const broken: string[] = [];
  for (let run = seed; run < seed + runs; run++) {
    const random = createRandom(run);
    const post = posts[random(posts.length)];
    if (!post) continue;
    // Most begin in the middle of a post, so that its end and its start are no strangers to the edits.
    const from = random(3) ? random(post.text.length) : 0;
    const text = post.text.slice(from, from + 200 + random(4000));
    const more = { mdx: post.name.endsWith('.mdx') };
    const difference = early ? checkEarly(text, more, steps, random) : checkRun(text, more, steps, random);
    if (difference) broken.push(`seed ${run}, ${post.name}: ${difference}`);
  }
  return broken;
}

function checkEarly(
  start: string,
  more: { mdx: boolean },
  steps: number,
  random: (below: number) => number,
): string | null {
  const post = new LivePost(start, { ...options, countsCode: false, ...more });
  const edits: TextChange[] = [];
  let text = start;
  for (let step = 0; step < steps; step++) {
    for (let times = random(5); times > 0; times--) post.advance(1 + random(500));
    const edit = randomEdit(text, random);
    edits.push(edit);
    post.edit(edit);
    text = applyChange(text, edit);
  }
  finish(post, 1 + random(3000));
  if (post.text() !== text) return `another text after ${JSON.stringify(edits)}`;
  if (JSON.stringify(livePage(post)) === JSON.stringify(fullPage(text, more))) return null;
  return `another page after ${JSON.stringify(edits)} of ${JSON.stringify(start)}`;
}

function checkRun(
  start: string,
  more: { mdx: boolean },
  steps: number,
  random: (below: number) => number,
): string | null {
  const post = livePost(start, more);
  const edits: TextChange[] = [];
  let text = start;
  for (let step = 0; step < steps; step++) {
    for (let times = random(4) ? 1 : 3; times > 0; times--) {
      const edit = randomEdit(text, random);
      edits.push(edit);
      post.edit(edit);
      text = applyChange(text, edit);
      if (random(3) === 0) post.advance(1 + random(500));
    }
    finish(post, 1 + random(3000));
    if (post.text() !== text) return `another text after ${JSON.stringify(edits)}`;
    if (JSON.stringify(livePage(post)) !== JSON.stringify(fullPage(text, more)))
      return `another page after ${JSON.stringify(edits)} of ${JSON.stringify(start)}`;
  }
  return null;
}
