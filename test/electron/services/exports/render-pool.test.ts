import { existsSync, readdirSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { builtInThemes } from '../../../../assets/themes/themes.ts';
import { createDisk } from '../../../../electron/fs/disk.ts';
import type { PageJob } from '../../../../electron/services/exports/export-page.ts';
import { createRenderPool } from '../../../../electron/services/exports/render-pool.ts';
import { siteProfile } from '../../../../shared/generators/profiles.ts';
import { postId } from '../../../../shared/model/post.ts';
import { tempFolder, tempLibrary } from '../../../support/temp-library.ts';

const built = new URL('../../../../dist/render-worker.js', import.meta.url);

function job(root: string, name: string, text: string): PageJob {
  const profile = siteProfile('plain');
  return { root, id: postId(name), text, profile, siteTitle: 'Site', theme: builtInThemes.default, back: null, now: 0 };
}

/** A worker module that answers as the text of the post tells it to, one after the other. */
async function workerModule(): Promise<URL> {
  const file = join(await tempFolder('worker'), 'worker.mjs');
  const source = `
    import { parentPort, workerData } from 'node:worker_threads';
    import { setTimeout } from 'node:timers/promises';
    let turn = Promise.resolve();
    let answers = [];
    const answer = (text) => {
      if (text === 'fail') return { kind: 'failed', message: 'cannot' };
      if (text === 'full') return { kind: 'failed', code: 'disk-full', message: 'No room' };
      return { kind: 'page', page: { html: text, warnings: [] } };
    };
    const make = async (text) => {
      Atomics.add(workerData.begun, 0, 1);
      if (text === 'die') process.exit(1);
      if (text === 'throw') throw new Error('broken');
      await setTimeout(2);
      left -= 1;
      if (answers.push(answer(text)) === 3 || left === 0) parentPort.postMessage(answers.splice(0));
    };
    let left = 0;
    parentPort.on('message', (jobs) => {
      left += jobs.length;
      for (const { text } of jobs) turn = turn.then(() => make(text));
    });`;
  await writeFile(file, source);
  return pathToFileURL(file);
}

describe('a pool of renderers', () => {
  test('answers each job with its own page, more jobs than workers', async () => {
    const pool = createRenderPool(createDisk(), await workerModule());
    onTestFinished(() => pool.close());
    const texts = Array.from({ length: 20 }, (_, index) => `post ${index}`);
    const pages = await Promise.all(texts.map((text) => pool.render(job('/', 'a.md', text))));
    expect(pages.map((page) => page.html)).toEqual(texts);
  });

  test('closed in the middle, it makes nothing more and says so', async () => {
    const pool = createRenderPool(createDisk(), await workerModule());
    const pages = Array.from({ length: 200 }, (_, at) => pool.render(job('/', `${at}.md`, `${at}`)));
    const settled = Promise.allSettled(pages);
    await pages[0];
    await pool.close();
    const left = (await settled).filter(({ status }) => status === 'rejected');
    expect(left.length).toBeGreaterThan(100);
    await expect(pool.render(job('/', 'late.md', 'late'))).rejects.toMatchObject({ code: 'cancelled' });
  });

  test('a post that breaks its renderer fails alone; the rest is rendered by another', async () => {
    const pool = createRenderPool(createDisk(), await workerModule());
    onTestFinished(() => pool.close());
    const words = ['die', 'throw', 'fail', 'full'];
    const texts = Array.from({ length: 40 }, (_, at) => (at % 5 === 2 ? (words[(at - 2) / 10] ?? 'die') : `${at}`));
    const settled = await Promise.allSettled(texts.map((text) => pool.render(job('/', `${text}.md`, text))));
    const reasons: Record<string, string> = {
      die: 'die.md cannot be rendered: the renderer stopped.',
      throw: 'throw.md cannot be rendered: broken',
      fail: 'fail.md cannot be rendered: cannot',
      full: 'No room',
    };
    expect(settled.map((entry) => (entry.status === 'fulfilled' ? entry.value.html : entry.reason.message))).toEqual(
      texts.map((text) => reasons[text] ?? text),
    );
  });

  test('the built worker makes the same page as this thread', async ({ skip }) => {
    skip(!existsSync(built), 'dist/render-worker.js is not built');
    const root = await tempLibrary({ 'a.png': Buffer.from([137, 80, 78, 71]) });
    const post = job(
      root,
      'a.md',
      '---\ntitle: A\ntags: [x]\n---\n# A\n\n![a](a.png) ![b](b.png)\n\n```js\nlet a = 1;\n```\n',
    );
    const here = createRenderPool(createDisk(), null);
    const there = createRenderPool(createDisk(), built);
    onTestFinished(() => there.close());
    const [expected, found] = [await here.render(post), await there.render(post)];
    const body = (html: string) => html.slice(html.indexOf('<body>'));
    expect(body(found.html)).toBe(body(expected.html));
    expect(found.warnings).toEqual(expected.warnings);
    expect(found.warnings).toHaveLength(1);
  });

  test('what the engine compiled of the worker is kept for the next one', async ({ skip }) => {
    skip(!existsSync(built), 'dist/render-worker.js is not built');
    const root = await tempLibrary({});
    const compiled = join(root, 'compiled');
    const pool = createRenderPool(createDisk(), built, compiled);
    await pool.render(job(root, 'a.md', '# A\n'));
    await pool.close();
    const sizes = readdirSync(compiled, { recursive: true, encoding: 'utf8' }).map(
      (name) => statSync(join(compiled, name)).size,
    );
    expect(Math.max(...sizes)).toBeGreaterThan(100_000);
  });
});
