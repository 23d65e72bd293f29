import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as immediate } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createDisk } from '../../../../electron/fs/disk.ts';
import { createLibraries } from '../../../../electron/services/library/libraries.ts';
import { connectSearch } from '../../../../electron/services/search/search-connection.ts';
import { openSearchDatabase } from '../../../../electron/services/search/search-database.ts';
import { createSearch } from '../../../../electron/services/search/search.ts';
import { postId } from '../../../../shared/model/post.ts';
import type { SearchAnswer } from '../../../../shared/model/search.ts';
import { tempFolder, tempLibrary } from '../../../support/temp-library.ts';

const here = null;
const inWorker = new URL('../../../../electron/services/search/search-worker.ts', import.meta.url);

async function openSearch(
  files: Readonly<Record<string, string | Uint8Array>>,
  worker: URL | null = here,
  indexFolder: string | null = null,
) {
  const root = await tempLibrary(files);
  const libraries = createLibraries({ disk: createDisk(), watch: false });
  const search = createSearch({ libraries, worker, indexFolder });
  onTestFinished(async () => {
    await search.dispose();
    await libraries.dispose();
  });
  const library = await libraries.open(root);
  const answers = async (text: string, limit = 50, signal?: AbortSignal) => {
    const all: SearchAnswer[] = [];
    for await (const answer of search.search(library.info.id, { text, typing: false, within: {}, limit }, signal))
      all.push(answer);
    return all;
  };
  const last = async (text: string, limit?: number) => (await answers(text, limit)).at(-1);
  const found = async (text: string) => (await last(text))?.hits.map(({ id }) => id);
  return { root, libraries, library, search, answers, last, found };
}

const post = (title: string, body: string, date = '2024-01-01') =>
  `---\ntitle: ${title}\ndate: ${date}\n---\n\n${body}\n`;

const manyPosts = Object.fromEntries(Array.from({ length: 1600 }, (_, at) => [`${at}.md`, post(`${at}`, 'garden')]));

/** This thread has other things to do between its turns, in which a worker does all that it was told. */
async function whileBusy<Result>(job: () => Promise<Result>): Promise<Result> {
  const pause = new Int32Array(new SharedArrayBuffer(4));
  let isBusy = true;
  const turn = () => {
    Atomics.wait(pause, 0, 0, 500);
    if (isBusy) setImmediate(turn);
  };
  turn();
  try {
    return await job();
  } finally {
    isBusy = false;
  }
}

describe('a search', () => {
  test('finds posts by their texts, the best first', async () => {
    const { found, last } = await openSearch({
      'body.md': post('One', 'A garden.'),
      'often.md': post('Two', 'A garden, a garden, a garden.', '2020-01-01'),
      'heading.md': post('Three', '## In the garden'),
      'tag.md': '---\ntitle: Four\ntags: [garden]\n---\n',
      'title.md': post('The garden', ''),
      'newer.md': post('Five', 'My garden', '2024-05-01'),
      'none.md': post('Six', 'Gardens'),
    });
    expect(await found('garden')).toEqual(['title.md', 'tag.md', 'heading.md', 'often.md', 'newer.md', 'body.md']);
    expect(await found('gardens')).toEqual(['none.md']);
    expect(await found('garden -heading -"a garden" -title:garden tag:garden')).toEqual(['tag.md']);
    expect(await last('garden', 2)).toMatchObject({ total: 6, progress: null, hits: { length: 2 } });
    expect(await last('garden title:one')).toMatchObject({
      hits: [{ id: 'body.md', snippet: { line: 6, text: 'A garden.', ranges: [{ from: 2, to: 8 }], matches: 1 } }],
    });
    expect(await last('tag:garden')).toMatchObject({ hits: [{ id: 'tag.md', snippet: null }] });
    expect(await last('state:odd')).toMatchObject({ hits: [], total: 0, problems: [expect.stringContaining('odd')] });
  });

  test('looks into every post the first time it is asked, however long it takes to tell of them', async () => {
    const { last, library } = await openSearch(manyPosts, inWorker);
    await library.whole();
    const answer = await whileBusy(() => last('garden'));
    expect(answer).toMatchObject({ total: 1600, progress: null });
  });

  test.each([
    ['in this thread', here],
    ['in a worker', inWorker],
  ])('follows what happens to the files, %s', async (_, worker) => {
    const { root, library, found } = await openSearch(
      { 'a.md': post('A', 'first'), 'b.md': post('B', 'second') },
      worker,
    );
    expect(await found('first')).toEqual(['a.md']);
    await writeFile(join(root, 'a.md'), post('A', 'third'));
    await rename(join(root, 'b.md'), join(root, 'c.md'));
    await writeFile(join(root, 'd.md'), post('D', 'first'));
    await library.rescan();
    await expect.poll(() => found('first')).toEqual(['d.md']);
    await expect.poll(() => found('second')).toEqual(['c.md']);
    expect(await found('third')).toEqual(['a.md']);
    await rm(join(root, 'd.md'));
    await library.rescan();
    await expect.poll(() => found('first')).toEqual([]);
  });

  test.each([
    ['in this thread', here],
    ['in a worker', inWorker],
  ])('finds what is on screen and not saved, %s', async (_, worker) => {
    const { library, libraries } = await openSearch(
      { 'a.md': post('A', 'first'), 'b.md': post('B', 'second') },
      worker,
    );
    let texts = Promise.resolve([{ id: postId('a.md'), text: post('A', 'One line.\n\nthird') }]);
    const search = createSearch({ libraries, worker, indexFolder: null, unsaved: () => texts });
    onTestFinished(() => search.dispose());
    const hits = async (text: string) => {
      const request = { text, typing: false, within: {}, limit: 50 };
      let last: SearchAnswer | null = null;
      for await (const answer of search.search(library.info.id, request)) last = answer;
      return last?.hits;
    };
    expect(await hits('first')).toEqual([]);
    expect(await hits('second')).toMatchObject([{ id: 'b.md' }]);
    expect(await hits('third')).toMatchObject([{ id: 'a.md', snippet: { line: 8, text: 'third' } }]);
    texts = Promise.reject(new Error('The disk reported an error.'));
    expect(await hits('first')).toMatchObject([{ id: 'a.md' }]);
  });

  test('reads what is not plain UTF-8, and leaves alone what is no text or leads outside', async () => {
    const { found } = await openSearch({
      'utf16.md': Buffer.from('\ufeffA garden', 'utf16le'),
      'latin.md': Buffer.from('A garden, caf\xe9', 'latin1'),
      'bom.md': '\ufeffgarden',
      'empty.md': '',
    });
    expect((await found('garden'))?.toSorted()).toEqual(['bom.md', 'latin.md', 'utf16.md']);
  });

  test('that is no longer wanted ends', async () => {
    const { answers, found } = await openSearch({ 'a.md': post('A', 'first') });
    const stop = new AbortController();
    stop.abort(new Error('typed on'));
    await expect(answers('first', 50, stop.signal)).rejects.toThrow('typed on');
    expect(await found('first')).toEqual(['a.md']);
  });

  test('answers with what is read so far, then with all', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 400 }, (_, number) => [`${number}.md`, post('A', 'word '.repeat(2000))]),
    );
    const { answers } = await openSearch(many);
    const all = await answers('word');
    expect(all[0]?.total).toBeLessThan(400);
    expect(all[0]?.progress).toMatchObject({ done: all[0]?.total, total: 400 });
    expect(all.at(-1)).toMatchObject({ total: 400, progress: null });
  });

  test('answers with the first hits, then with the same and all others', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 90 }, (_, number) => [
        `${number}.md`,
        post(number % 9 === 0 ? 'A word' : 'A', 'word '.repeat(1 + (number % 7))),
      ]),
    );
    const { answers } = await openSearch(many);
    await answers('word');
    const [first, all, ...others] = await answers('word');
    expect([first?.hits.length, first?.more, first?.total, others]).toEqual([12, true, 90, []]);
    expect([all?.hits.length, all?.more, all?.total]).toEqual([50, undefined, 90]);
    expect(all?.hits.slice(0, 12)).toEqual(first?.hits);
    expect((await answers('word', 12)).map(({ hits, more }) => [hits.length, more])).toEqual([[12, undefined]]);
  });

  test('begun while the posts are still being read, answers for all of them in the end', async () => {
    const many = Object.fromEntries(Array.from({ length: 900 }, (_, n) => [`${n}.md`, post(`A ${n}`, 'a word')]));
    const root = await tempLibrary(many);
    const libraries = createLibraries({ disk: createDisk(), watch: false, early: true });
    const search = createSearch({ libraries, worker: null, indexFolder: null });
    onTestFinished(async () => {
      await search.dispose();
      await libraries.dispose();
    });
    const library = await libraries.open(root);
    // Nearly always: a quick machine may have read them all by now.
    const isReading = library.snapshot().reading !== null;
    const totals: (readonly [total: number, isWhole: boolean])[] = [];
    for await (const { total, progress, more } of search.search(library.info.id, {
      text: 'word',
      typing: false,
      within: {},
      limit: 1000,
    }))
      totals.push([total, progress === null && !more]);
    expect(totals.at(-1)).toEqual([900, true]);
    expect(totals.slice(0, -1).filter(([, isWhole]) => isWhole)).toEqual([]);
    expect(totals.length).toBeGreaterThan(isReading ? 1 : 0);
  });

  test('finds the texts in the index when it is the first', async () => {
    const { libraries, library } = await openSearch({ 'a.md': post('A', 'first'), 'b.md': post('B', 'second') });
    const folder = await tempFolder('search');
    const search = createSearch({ libraries, worker: null, indexFolder: folder });
    await search.prepare(library);
    // It works a little in each turn of this thread.
    for (let turn = 0; turn < 50; turn++) await immediate();
    await search.dispose();
    const database = openSearchDatabase(join(folder, `${library.info.id}.db`));
    expect(database?.stored().map(({ id }) => id)).toEqual(['a.md', 'b.md']);
    database?.close([]);
  });

  test('fails with a reason when its worker dies, and the next one starts anew', async () => {
    const { root, search, library, found } = await openSearch(
      { 'a.md': post('A', 'first') },
      new URL('data:text/javascript,process.exit(3)'),
    );
    const answers = search.search(library.info.id, { text: 'first', typing: false, within: {}, limit: 5 });
    await expect(answers.next()).rejects.toMatchObject({
      code: 'internal',
      message: expect.stringContaining('code 3'),
    });
    await expect(found('first')).rejects.toMatchObject({ code: 'internal' });
    expect(root).not.toBe('');
  });

  test('fails with a reason when its worker dies before it was told of all posts', async () => {
    const { library, found } = await openSearch(manyPosts, new URL('data:text/javascript,process.exit(3)'));
    await library.whole();
    await expect(whileBusy(() => found('garden'))).rejects.toMatchObject({ code: 'internal' });
  });

  test.each([
    ['here', here],
    ['in a worker', inWorker],
  ])('fails with a reason when the reading of posts throws, %s', async (_, worker) => {
    const { library } = await openSearch({ 'a.md': post('A', 'first') });
    const unreadable = { ...library, root: null as unknown as string };
    const faults: string[] = [];
    const connection = connectSearch({ worker, indexFolder: null }, (reason) => faults.push(reason));
    onTestFinished(() => connection.close());
    const searched = async () => {
      const request = { text: 'first', typing: false, within: {}, limit: 5 };
      for await (const { progress } of connection.search(unreadable, request)) expect(progress).not.toBeNull();
    };
    await expect(searched()).rejects.toMatchObject({ code: 'internal' });
    expect(faults).toHaveLength(1);
  });

  test('finds what has just come into a long post, which is not read with each save', async () => {
    const long = 'words that fill it, '.repeat(250_000);
    const { library, root, found } = await openSearch({ 'a.md': post('A', long) });
    expect(await found('fill')).toEqual(['a.md']);
    for (const word of ['first', 'second']) {
      await writeFile(join(root, 'a.md'), post('A', `${word} ${long}`));
      await library.refresh([postId('a.md')]);
      expect(await found(word)).toEqual(['a.md']);
    }
  });

  test('of a library that was closed and opened again', async () => {
    const { libraries, library, root, search, found } = await openSearch({ 'a.md': post('A', 'first') });
    expect(await found('first')).toEqual(['a.md']);
    await library.close();
    await writeFile(join(root, 'b.md'), post('B', 'first'));
    const again = await libraries.open(root);
    const answers: SearchAnswer[] = [];
    for await (const answer of search.search(again.info.id, { text: 'first', typing: false, within: {}, limit: 5 }))
      answers.push(answer);
    expect(answers.at(-1)?.total).toBe(2);
  });
});

test('a whole page that came into the box is refused in words', async () => {
  const { found } = await openSearch({ 'a.md': 'Bread.\n' });
  expect(await found('bread '.repeat(166))).toEqual(['a.md']);
  await expect(found('bread '.repeat(500))).rejects.toMatchObject({
    code: 'invalid-input',
    message: 'A search has 1,000 characters at most, and this one 3,000.',
    remedy: 'Look for some of its words.',
  });
});
