import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Api } from '../../../renderer/api.ts';
import type { TextEdit } from '../../../shared/base/text-edit.ts';
import { randomFrom } from '../../support/random.ts';
import { tempFolder, tempLibrary, textOf } from '../../support/temp-library.ts';
import { openSessions, phaseIs } from './open-sessions.ts';

const line = (at: number) => `Line ${at} of a long post 混ぜる`;
const long = `---\ntitle: One\n---\n${Array.from({ length: 3000 }, (_, at) => line(at)).join('\n')}\n`;

interface Calls {
  /** What was asked, in order; of an edit the characters that were sent. */
  readonly made: string[];
  /** Where the calls go. */
  real: Api | null;
  /** What an edit becomes on its way. */
  spoil: (edit: TextEdit) => TextEdit;
}

/** The calls of saves: on a slow machine the journal comes between them. */
const savesOf = ({ made }: Calls) => made.filter((call) => !call.startsWith('draft'));

const sizeOf = (edit: TextEdit) => edit.changes.reduce((sum, { insert }) => sum + insert.length, 0);

/** The calls between sessions and services, of which those about texts are noted. */
function noted(calls: Calls): (real: Api) => Api {
  return (first) => {
    calls.real ??= first;
    const api = () => calls.real ?? first;
    const posts: Partial<Api['posts']> = {
      write: (input) => (calls.made.push('write'), api().posts.write(input)),
      change: (input) => {
        calls.made.push(`change ${sizeOf(input.edit)}`);
        return api().posts.change({ ...input, edit: calls.spoil(input.edit) });
      },
    };
    const drafts: Partial<Api['drafts']> = {
      save: (input) => (calls.made.push('draft'), api().drafts.save(input)),
      change: (input) => {
        calls.made.push(`draft ${sizeOf(input.edit)}`);
        return api().drafts.change({ ...input, edit: calls.spoil(input.edit) });
      },
    };
    const own: Record<string, object> = { posts, drafts };
    return new Proxy(first, {
      get: (_, part: keyof Api) =>
        new Proxy(first[part], {
          get: (_calls, name) => Reflect.get(own[part] ?? {}, name) ?? Reflect.get(api()[part], name),
        }),
    });
  };
}

async function start(text = long) {
  const root = await tempLibrary({ 'a.md': text });
  const dataFolder = await tempFolder('data');
  const calls: Calls = { made: [], real: null, spoil: (edit) => edit };
  const page = await openSessions(root, { dataFolder, api: noted(calls) });
  const draft = async () => (await calls.real?.drafts.list({ library: page.library.id }))?.[0]?.text ?? null;
  /** The host ends, and another one takes over. */
  const restart = async () => {
    await page.dispose();
    const next = await openSessions(root, { dataFolder });
    calls.real = next.api;
  };
  return { ...page, root, calls, draft, restart, file: join(root, 'a.md'), opened: await page.open('a.md') };
}

test.each([
  ['LF', long],
  ['CRLF', long.replaceAll('\n', '\r\n')],
  ['mixed', long.replaceAll('7 of', '7\r\nof')],
  ['with a byte order mark', `\ufeff${long}`],
])('a save of a long post sends what was typed, and what is in the file is what is on screen (%s)', async (_, text) => {
  const { root, calls, opened } = await start(text);
  const { session, editor } = opened;
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  for (const [word, at] of [
    ['one ', 20],
    ['two\n', 2000],
    ['👍', 900],
    ['', 1500],
  ] as const) {
    editor.select(editor.state().doc.line(at).from, editor.state().doc.line(at).from + 3);
    editor.type(word);
    await session.save();
    expect(await textOf(root, 'a.md')).toBe(mark + session.fileText());
  }
  expect(savesOf(calls)).toEqual(Array.from({ length: 4 }, () => expect.stringMatching(/^change [0-5]$/) as string));
});

test('an edit that does not make the text on screen writes nothing, and the text is sent whole', async () => {
  const { root, calls, opened } = await start();
  const { session, editor } = opened;
  calls.spoil = ({ changes, sum }) => ({ sum, changes: changes.map((change) => ({ ...change, insert: 'wrong' })) });
  editor.type('one ');
  await session.save();
  expect(savesOf(calls).slice(-2)).toEqual(['change 4', 'write']);
  expect(await textOf(root, 'a.md')).toBe(session.fileText());
  calls.spoil = (edit) => edit;
  editor.type('two ');
  await session.save();
  expect(savesOf(calls).slice(-1)).toEqual(['change 4']);
  expect(await textOf(root, 'a.md')).toBe(session.fileText());
});

test('the journal and the next save go on with a host that has just started', async () => {
  const { root, calls, opened, draft, restart } = await start();
  const { session, editor } = opened;
  editor.type('one ');
  await expect.poll(draft).toBe(session.fileText());
  await restart();
  editor.type('two ');
  await expect.poll(draft).toBe(session.fileText());
  // The first is made of the file, the second goes on from a draft that this host does not know, and then from the file.
  expect(calls.made).toEqual(['draft 4', 'draft 4', 'draft 8']);
  await session.save();
  expect(savesOf(calls).slice(-1)).toEqual(['change 8']);
  expect(await textOf(root, 'a.md')).toBe(session.fileText());
  await restart();
  editor.type('three ');
  await session.save();
  expect(savesOf(calls).slice(-1)).toEqual(['change 6']);
  expect(await textOf(root, 'a.md')).toBe(session.fileText());
});

test('what another program wrote meanwhile is met as ever', async () => {
  const { file, calls, opened, notices } = await start();
  const { session, editor } = opened;
  editor.type('mine ');
  await writeFile(file, long.replace(line(2900), 'theirs'));
  await session.save();
  await phaseIs(session, 'clean');
  expect(await readFile(file, 'utf8')).toBe(long.replace(line(0), `mine ${line(0)}`).replace(line(2900), 'theirs'));
  expect(notices.map(({ kind }) => kind)).toContain('merged');
  editor.type('more ');
  await session.save();
  expect(savesOf(calls).slice(-1)).toEqual(['change 5']);
  expect(await readFile(file, 'utf8')).toBe(session.fileText());
});

test('random edits, saves and hosts: what was saved or kept is the text on screen', async () => {
  const { root, opened, draft, restart, calls } = await start();
  const { session, editor } = opened;
  const random = randomFrom(5);
  const words = ['a', '\n', 'two\nlines\n', '', '日本', '👍🏽', '# Heading\n\n', line(1).repeat(50)];
  for (let round = 0; round < 60; round++) {
    const { doc } = editor.state();
    for (let typed = 0; typed < 1 + random() * 6; typed++) {
      const from = 30 + Math.floor(random() * (editor.state().doc.length - 40));
      const length = random() < 0.1 ? 5000 : Math.floor(random() * 5);
      editor.select(from, Math.min(editor.state().doc.length, from + length));
      editor.type(words[Math.floor(random() * words.length)] ?? '');
    }
    if (random() < 0.2) editor.undo();
    if (random() < 0.1) await restart();
    const end = random();
    if (end < 0.1) calls.spoil = ({ changes }) => ({ changes, sum: 'another' });
    if (end < 0.6) {
      await session.save();
      expect(await textOf(root, 'a.md')).toBe(session.fileText());
    } else if (end < 0.75 && editor.state().doc !== doc) {
      session.leave();
      await expect.poll(draft).toBe(session.fileText());
    }
    calls.spoil = (edit) => edit;
  }
  expect(calls.made.filter((call) => call === 'write').length).toBeLessThan(15);
}, 60_000);
