import fc from 'fast-check';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { hashBytes } from '../../../../electron/fs/revision.ts';
import { openSearchDatabase } from '../../../../electron/services/search/search-database.ts';
import {
  createSearchEngine,
  type SearchEngine,
  type UnsavedText,
} from '../../../../electron/services/search/search-engine.ts';
import { parseSearch } from '../../../../shared/library/search-query.ts';
import { makePost } from '../../../../scripts/make-library.mjs';
import { postId, revision } from '../../../../shared/model/post.ts';
import { summary } from '../../../support/post-summary.ts';
import { tempFolder, tempLibrary } from '../../../support/temp-library.ts';

const odd = {
  'signs.md': 'C++ and c# in node.js, don’t “stop” — l’été; 3.14 (well-known) a -- b, ¦ and ¦¦ x\u0001y',
  'scripts.md': '日本語test日本 語彙。日本語 の 猫 한국은 ร้านกาแฟ café ΟΔΟΣ 𠀀𠀁 😀',
  'lines.md': 'the old\n\nriver  and\tthe\r\nold river, older; the\u00a0old',
  'empty.md': '',
};
const made = Object.fromEntries(
  Array.from({ length: 30 }, (_, number) => makePost(7, number)).map(({ path, text }) => [path, text]),
);
const files: Record<string, string> = { ...odd, ...made };

const idle = (engine: SearchEngine) => {
  while (engine.isWorking()) engine.work();
  return engine;
};
const tell = (engine: SearchEngine, revisions: Readonly<Record<string, string>> = {}) => {
  for (const id of Object.keys(files)) engine.put(summary(id, { revision: (revisions[id] ?? id) as never }));
  return idle(engine);
};
const ask = (engine: SearchEngine, text: string, unsaved: readonly UnsavedText[] = []) =>
  [...engine.search(parseSearch(text), { within: {}, limit: 1000, unsaved })].at(-1) ?? expect.fail('no answer');

/** An engine over a database at a path; it must be there, or these tests would compare memory with memory. */
function indexed(root: string, path: string): SearchEngine {
  const database = openSearchDatabase(path);
  expect(database).not.toBeNull();
  return createSearchEngine(root, database);
}

test('the index answers as the texts in memory do', async () => {
  const root = await tempLibrary(files);
  const memory = tell(createSearchEngine(root, null));
  const index = tell(indexed(root, join(await tempFolder(), 'a.db')));
  onTestFinished(() => index.close());
  const all = Object.values(files).join('\n');
  const stretch = fc
    .tuple(fc.nat(all.length), fc.integer({ min: 1, max: 24 }))
    .map(([from, length]) => all.slice(from, from + length).replaceAll('"', ''));
  const word = stretch.map((text) => /[\p{L}\p{N}]+/u.exec(text)?.[0] ?? 'river');
  const item = fc.oneof(
    stretch.map((text) => `"${text}"`),
    stretch.map((text) => `"${text}"*`),
    word,
    word.map((text) => `${text.slice(0, 3)}*`),
    word.map((text) => `-${text}`),
    fc.constantFrom(
      'c++',
      'node.js',
      "don't",
      '".',
      '"¦"',
      '"¦¦"',
      '猫',
      '日本',
      '語',
      '"語 の"',
      '--',
      '"。"',
      '𠀀',
      '😀',
    ),
  );
  fc.assert(
    fc.property(fc.array(item, { minLength: 1, maxLength: 3 }), (items) => {
      expect(ask(index, items.join(' '))).toEqual(ask(memory, items.join(' ')));
    }),
    { numRuns: 400, examples: [[['"the old"']], [['c++']], [['"日本 語"']], [['"日本語"*']]] },
  );
});

test('a text on screen is found as it would be in its file', async () => {
  const [first = '', second = ''] = Object.keys(made);
  const typed = {
    'empty.md': '---\ntitle: New\n---\n\n# A river\n\nWords of the evening.\n',
    'signs.md': 'a river, a river',
    [first]: '',
    [second]: `${made[second]}\n## The evening river\n`,
  };
  const onDisk = await tempLibrary(files);
  const index = tell(indexed(onDisk, join(await tempFolder(), 'a.db')));
  const unread = createSearchEngine(onDisk, null);
  for (const id of Object.keys(typed)) unread.put(summary(id));
  const saved = tell(createSearchEngine(await tempLibrary({ ...files, ...typed }), null));
  onTestFinished(() => index.close());
  const unsaved = Object.entries(typed).map(([id, text]) => ({ id: postId(id), text }));
  for (const text of [
    'river',
    '"evening river"',
    'evening -river',
    '-river',
    'c++',
    'riv*',
    'title:empty',
    'stone the',
  ]) {
    expect(ask(index, text, unsaved)).toEqual(ask(saved, text));
    expect(ask(index, text, [{ id: postId('elsewhere.md'), text: 'river' }])).toEqual(ask(index, text));
  }
  // Also where no file is read yet.
  expect(ask(unread, 'river', unsaved).hits.map(({ id }) => id)).toContain('empty.md');
});

describe('the index on the disk', () => {
  const ids = (engine: SearchEngine, text: string) => ask(engine, text).hits.map(({ id }) => id);

  test('is used again, and only what changed meanwhile is read', async () => {
    const root = await tempLibrary(files);
    const path = join(await tempFolder(), 'a.db');
    tell(indexed(root, path)).close();
    await writeFile(join(root, 'empty.md'), 'zyzzyva');
    // Were it read again, this would not be found any more.
    await writeFile(join(root, 'signs.md'), 'C++ nothing');
    const again = indexed(root, path);
    for (const id of Object.keys(files))
      again.put(summary(id, { revision: (id === 'empty.md' ? 'new' : id) as never }));
    expect(ask(again, 'c++').progress).toMatchObject({ total: 34, done: 33 });
    idle(again);
    expect(ids(again, 'zyzzyva')).toEqual(['empty.md']);
    expect(ids(again, 'c++')).toEqual(['signs.md']);
    again.close();
  });

  test('keeps what it knows of frequent words, of posts as they are now', async () => {
    const root = await tempLibrary(files);
    const path = join(await tempFolder(), 'a.db');
    const first = tell(indexed(root, path));
    const { total } = ask(first, 'the');
    first.close();
    const database = openSearchDatabase(path) ?? expect.fail();
    const asked = new Set<string>();
    const counted: typeof database.find = (term, found) => {
      asked.add(term.text);
      database.find(term, found);
    };
    await writeFile(join(root, 'empty.md'), 'the end');
    const again = tell(createSearchEngine(root, { ...database, find: counted }), { 'empty.md': 'new' });
    onTestFinished(() => again.close());
    expect(ask(again, 'the*').total).toBe(total + 1);
    expect(ask(again, 'the').total).toBe(total + 1);
    expect(ask(again, 'zyzzyva').total).toBe(0);
    expect([asked.has('the'), asked.has('zyzzyva')]).toEqual([false, true]);
  });

  test('reads a post whose revision is not known yet, and not again once it is', async () => {
    const root = await tempLibrary(files);
    const path = join(await tempFolder(), 'a.db');
    const index = indexed(root, path);
    const known = async (id: string) => summary(id, { revision: revision(hashBytes(await readFile(join(root, id)))) });
    const told = await known('signs.md');
    index.put({ ...told, revision: null });
    idle(index);
    expect(ids(index, 'c++')).toEqual(['signs.md']);
    await writeFile(join(root, 'signs.md'), 'c++ zyzzyva');
    index.put(told);
    expect(ids(idle(index), 'c++')).toEqual(['signs.md']);
    expect(ids(index, 'zyzzyva')).toEqual([]);
    index.put(await known('signs.md'));
    expect(ids(idle(index), 'zyzzyva')).toEqual(['signs.md']);
    index.close();
    // Kept from before, but nobody knows whether it is still the same.
    await writeFile(join(root, 'signs.md'), 'quagga');
    const again = indexed(root, path);
    again.put({ ...told, revision: null });
    expect(ids(idle(again), 'quagga')).toEqual(['signs.md']);
    again.close();
  });

  test('forgets what is removed or changed', async () => {
    const root = await tempLibrary(files);
    const engine = tell(indexed(root, join(await tempFolder(), 'a.db')));
    onTestFinished(() => engine.close());
    engine.remove('signs.md' as never);
    expect(ids(engine, 'c++')).toEqual([]);
    await writeFile(join(root, 'lines.md'), 'zyzzyva');
    tell(engine, { 'lines.md': 'changed' });
    expect(ids(engine, '"the old" -stone')).not.toContain('lines.md');
    expect(ids(engine, 'zyzzyva')).toEqual(['lines.md']);
  });

  const damages: readonly (readonly [string, (path: string) => Promise<void>])[] = [
    ['deleted', (path) => rm(path)],
    ['without a seal: killed before the end', (path) => rm(`${path}.seal`)],
    ['cut off', async (path) => writeFile(path, (await readFile(path)).subarray(0, 9000))],
    ['overwritten in the middle', async (path) => writeFile(path, (await readFile(path)).fill(7, 20_000, 20_200))],
    ['no database', (path) => writeFile(path, 'not a database at all')],
  ];
  test.each(damages)('%s, costs time and no truth', async (_, damage) => {
    const root = await tempLibrary(files);
    const path = join(await tempFolder(), 'a.db');
    tell(indexed(root, path)).close();
    await damage(path);
    const again = tell(indexed(root, path));
    onTestFinished(() => again.close());
    expect(ask(again, 'stone').total).toBe(ask(tell(createSearchEngine(root, null)), 'stone').total);
  });

  test('of another process is left to it, and its place is memory', async () => {
    const root = await tempLibrary(files);
    const path = join(await tempFolder(), 'a.db');
    const first = tell(indexed(root, path));
    onTestFinished(() => first.close());
    expect(openSearchDatabase(join(path, 'below-a-file'))).toBeNull();
    expect(ids(first, 'c++')).toEqual(['signs.md']);
  });
});
