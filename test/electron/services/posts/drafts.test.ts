import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createDisk } from '../../../../electron/fs/disk.ts';
import { createDrafts } from '../../../../electron/services/posts/drafts.ts';
import { sumOf, writtenSum } from '../../../../shared/base/text-sum.ts';
import { libraryId } from '../../../../shared/model/library.ts';
import { postId, revision } from '../../../../shared/model/post.ts';
import { createFailingDisk } from '../../../support/failing-disk.ts';
import { filesBelow, tempFolder, textOf } from '../../../support/temp-library.ts';

const library = libraryId('0123456789abcdef');
const base = revision('0'.repeat(64));
const one = postId('posts/one.md');
const two = postId(`${'deep/'.repeat(100)}two.md`);

const sumAfter = (text: string, at: number, insert: string) =>
  writtenSum(sumOf(text.slice(0, at) + insert + text.slice(at)));

async function setUp() {
  const dataFolder = await tempFolder('data');
  let time = 0;
  const failing = createFailingDisk(createDisk());
  const start = () => createDrafts({ disk: failing.disk, dataFolder, now: () => ++time });
  return { dataFolder, failing, start, drafts: start() };
}

test('a draft survives a restart and is dropped on wish', async () => {
  const { dataFolder, drafts, start } = await setUp();
  await drafts.save(library, { id: one, text: 'a\r\n\ud83d', base });
  await drafts.save(library, { id: two, text: 'b', base: null });
  await drafts.save(library, { id: one, text: 'a2\r\n\ud83d', base });
  const again = start();
  expect(await again.list(library)).toEqual([
    { id: one, text: 'a2\r\n\ud83d', base, savedAt: 3 },
    { id: two, text: 'b', base: null, savedAt: 2 },
  ]);
  await again.drop(library, one);
  await again.drop(library, one);
  expect((await again.list(library)).map((draft) => draft.id)).toEqual([two]);
  expect(await filesBelow(dataFolder)).toHaveLength(1);
});

test('a draft that has grown since the save is kept', async () => {
  const { drafts } = await setUp();
  await drafts.save(library, { id: one, text: 'saved and more', base });
  await drafts.drop(library, one, 'saved');
  expect(await drafts.list(library)).toHaveLength(1);
  await drafts.drop(library, one, 'saved and more');
  expect(await drafts.list(library)).toEqual([]);
});

test('a draft is changed by who kept it, and by nobody else', async () => {
  const { drafts, failing, start } = await setUp();
  const nothing = async () => null;
  const before: Record<string, string> = { '1': 'ac', '2': 'abc', '4': 'd' };
  const change = (after: string, mark: string, insert: string, from = 1, text = before[after] ?? '') => {
    const edit = { changes: [{ from, to: from, insert }], sum: sumAfter(text, from, insert) };
    return drafts.change(library, { id: one, base, after, mark, edit }, nothing);
  };
  const text = async () => (await drafts.list(library))[0]?.text;
  expect(await change('1', '2', 'x')).toBe(false);
  await drafts.save(library, { id: one, text: 'ac', base, mark: '1' });
  expect(await change('1', '2', 'b')).toBe(true);
  expect(await text()).toBe('abc');
  expect(await change('1', '3', 'again')).toBe(false);
  expect(await change('2', '3', 'behind the end', 4)).toBe(false);
  expect(await change('2', '3', 'made over another text', 1, 'abd')).toBe(false);
  const unchanged = { changes: [], sum: sumAfter('abc', 0, '') };
  expect(await start().change(library, { id: one, base, after: '2', mark: '3', edit: unchanged }, nothing)).toBe(false);
  expect(await text()).toBe('abc');
  // What could not be written is not gone on from.
  failing.plan({ at: 2, errno: 'ENOSPC', sticky: true });
  await expect(change('2', '3', 'x')).rejects.toMatchObject({ code: 'disk-full' });
  failing.plan();
  expect(await change('2', '3', 'x')).toBe(false);
  await drafts.save(library, { id: one, text: 'd', base, mark: '4' });
  await drafts.drop(library, one);
  expect(await change('4', '5', 'x')).toBe(false);
  expect(await drafts.list(library)).toEqual([]);
});

test('a draft may be made of the text of the file, which is asked for then only', async () => {
  const { drafts } = await setUp();
  const change = (after: string | null, mark: string, insert: string, inFile: () => Promise<string | null>) => {
    const edit = { changes: [{ from: 1, to: 1, insert }], sum: sumAfter(after === null ? 'ac' : 'abc', 1, insert) };
    return drafts.change(library, { id: one, base, after, mark, edit }, inFile);
  };
  expect(await change(null, '1', 'b', async () => null)).toBe(false);
  expect(await change(null, '1', 'b', async () => 'another')).toBe(false);
  expect(await drafts.list(library)).toEqual([]);
  expect(await change(null, '1', 'b', async () => 'ac')).toBe(true);
  expect(await change('1', '2', 'x', () => Promise.reject(new Error('not asked')))).toBe(true);
  expect(await drafts.list(library)).toMatchObject([{ id: one, text: 'axbc', base }]);
});

test('a draft follows its post to another name', async () => {
  const { drafts } = await setUp();
  await drafts.save(library, { id: one, text: 'a', base });
  await drafts.move(library, one, two);
  expect(await drafts.list(library)).toMatchObject([{ id: two, text: 'a', base }]);
});

test('a broken draft hides no other and stays where it is', async () => {
  const { dataFolder, drafts } = await setUp();
  await drafts.save(library, { id: one, text: 'a', base });
  const broken = join('drafts', library, 'broken.json');
  await writeFile(join(dataFolder, broken), '{"id":');
  expect(await drafts.list(library)).toHaveLength(1);
  expect(await textOf(dataFolder, broken)).toBe('{"id":');
});

test('a journal that cannot be written says so, and the draft before stays', async () => {
  const { drafts, failing } = await setUp();
  await drafts.save(library, { id: one, text: 'a', base });
  failing.plan({ at: 2, errno: 'ENOSPC', sticky: true });
  await expect(drafts.save(library, { id: one, text: 'b', base })).rejects.toMatchObject({
    code: 'disk-full',
    message: expect.stringContaining('cannot be kept safe') as string,
    remedy: expect.stringContaining('Free some space') as string,
  });
  failing.plan();
  expect(await drafts.list(library)).toMatchObject([{ text: 'a' }]);
});

test('libraries do not see the drafts of each other, nor wait for them', async () => {
  const { drafts } = await setUp();
  const another = libraryId('f'.repeat(16));
  await drafts.save(library, { id: one, text: 'a', base });
  expect(await drafts.list(another)).toEqual([]);
  // A post on a disk that does not answer.
  const { promise: inFile, resolve: answer } = Promise.withResolvers<string>();
  const edit = { changes: [{ from: 1, to: 1, insert: 'b' }], sum: sumAfter('a', 1, 'b') };
  const changing = drafts.change(library, { id: one, base, after: null, mark: '1', edit }, () => inFile);
  expect(await drafts.list(another)).toEqual([]);
  answer('a');
  expect([await changing, await drafts.list(library)]).toMatchObject([true, [{ text: 'ab' }]]);
});
