import { rm, rename, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openSessions } from '../renderer/document/open-sessions.ts';
import { postId } from '../../shared/model/post.ts';
import { randomFrom } from '../support/random.ts';
import { soakTimes } from '../support/soak-times.ts';
import { filesBelow, tempLibrary, textOf } from '../support/temp-library.ts';

const id = postId('a.md');
const lines = Array.from({ length: 12 }, (_, number) => `line ${number}`);
const first = `---\ntitle: A post\n---\n${lines.join('\n')}\n`;
const rounds = soakTimes(6);

test(
  'another program writes, deletes, renames and touches while somebody types and saves: no version is lost',
  async () => {
    const lost: string[] = [];
    for (let round = 0; round < rounds; round++) lost.push(...(await interleave(round + 1)));
    console.log(`${rounds} interleavings: ${lost.length} versions lost`);
    expect(lost).toEqual([]);
  },
  60_000 + rounds * 30_000,
);

/** One random course of events. Answers what was lost: words typed here, and texts that we wrote over. */
async function interleave(seed: number): Promise<readonly string[]> {
  const random = randomFrom(seed);
  const root = await tempLibrary({ 'a.md': first });
  const file = join(root, 'a.md');
  const page = await openSessions(root, { autosave: random() < 0.5 });
  const { session, editor } = await page.open('a.md');
  const typed: string[] = [];
  /** What another program left in the file last; null: nothing. */
  let theirs: string | null = first;
  /** Texts of another program that we wrote over. */
  const overwritten: string[] = [];
  let number = 0;
  const note = () => `w${seed}.${number++}`;
  const leave = async (text: string | null, write: () => Promise<unknown>) => {
    if (theirs !== null && (await onDisk()) !== theirs) overwritten.push(theirs);
    await write();
    theirs = text;
  };
  const onDisk = () => textOf(root, session.id()).catch(() => null);

  const steps: readonly (() => Promise<unknown> | void)[] = [
    () => {
      const word = note();
      const { doc } = editor.state();
      const from = doc.lineAt(doc.toString().indexOf('\n---\n') + 5).number;
      // At the end of a line, so that no word typed before is cut in two.
      editor.select(doc.line(from + Math.floor(random() * (doc.lines - from + 1))).to);
      editor.type(` ${word}`);
      typed.push(word);
    },
    async () => {
      const before = (await onDisk()) ?? first;
      const text = before.replace(`line ${Math.floor(random() * lines.length)}`, (line) => `${line} ${note()}`);
      await leave(text, () => writeFile(file, text));
    },
    async () => {
      // In three pieces, as some programs write.
      const text = `---\ntitle: ${note()}\n---\n${lines.join('\n')}\n`;
      await leave(text, async () => {
        for (const end of [10, 60, text.length]) {
          await writeFile(file, text.slice(0, end));
          await wait(5);
        }
      });
    },
    async () => {
      // Replaced by a rename, as safe savers do.
      const text = `${(await onDisk()) ?? first}${note()}\n`;
      await leave(text, async () => {
        await writeFile(`${file}~`, text);
        await rename(`${file}~`, file);
      });
    },
    async () => void (random() < 0.3 && (await leave(null, () => rm(file, { force: true })))),
    () => utimes(file, new Date(), new Date(Date.now() + 60_000)).catch(() => undefined),
    () => session.save(),
    () => session.leave(),
    () => wait(random() * 250),
    async () => {
      if (session.status.getState().phase === 'conflict') await session.resolve(random() < 0.5 ? 'mine' : 'theirs');
    },
  ];
  for (let step = 0; step < 12; step++) await steps[Math.floor(random() * steps.length)]?.();

  await settle(page.sessions, () => session.save());
  const kept = await everyText(page, root);
  const whole = kept.join('\n');
  await leave(null, async () => {});
  await page.dispose();
  return [
    ...typed.filter((word) => !whole.includes(word)).map((word) => `seed ${seed}: ${word} was typed and is nowhere`),
    ...overwritten
      .filter((text) => !kept.includes(text))
      .map((text) => `seed ${seed}: a text of another program is gone: ${JSON.stringify(text)}`),
  ];
}

/** Ends every question, so that what is on screen goes to the disk. */
async function settle(sessions: Awaited<ReturnType<typeof openSessions>>['sessions'], save: () => Promise<unknown>) {
  for (let tries = 0; tries < 4; tries++) {
    await wait(120);
    const [session] = sessions.all();
    if (session?.status.getState().phase === 'conflict') await session.resolve('mine');
    await save();
  }
}

/** Every text that is left anywhere: the files, the screen, the journal, the history. */
async function everyText(page: Awaited<ReturnType<typeof openSessions>>, root: string): Promise<readonly string[]> {
  const { api, library, sessions } = page;
  const files = await Promise.all((await filesBelow(root)).map((path) => textOf(root, path)));
  const drafts = (await api.drafts.list({ library: library.id })).map((draft) => draft.text);
  const snapshots = await api.history.list({ library: library.id, id });
  const earlier = await Promise.all(
    snapshots.map(async (one) => (await api.history.read({ library: library.id, id, snapshot: one.id })).text),
  );
  return [...files, ...sessions.all().map((session) => session.fileText()), ...drafts, ...earlier];
}
