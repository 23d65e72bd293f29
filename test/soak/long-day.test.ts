import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { postId } from '../../shared/model/post.ts';
import { finish } from '../support/finish.ts';
import { randomFrom } from '../support/random.ts';
import { soakTimes } from '../support/soak-times.ts';
import { tempLibrary, textOf } from '../support/temp-library.ts';
import { openSessions, until } from '../renderer/document/open-sessions.ts';

const steps = soakTimes(60);
const names = Array.from({ length: 40 }, (_, number) => `posts/p${number}.md`);
const fresh = (tag: string) => `---\ntitle: A post # kept\ntags: [${tag}, same]\n---\nfirst\n\nlast\n`;

/** The posts as they should be, byte for byte, beside the app that works on them. */
async function createDay(seed: number) {
  const random = randomFrom(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const expected = new Map(names.map((name, number) => [name, fresh(`t${number % 5}`)]));
  const root = await tempLibrary(Object.fromEntries(expected));
  const page = await openSessions(root);
  const { api, library } = page;
  let number = 0;
  const word = () => `w${number++}`;

  async function edit(): Promise<void> {
    const name = pick(names);
    const { session, editor } = await page.open(name);
    const { doc } = editor.state();
    // In the body, which starts behind the four lines of the front matter.
    editor.select(doc.line(5 + Math.floor(random() * (doc.lines - 4))).to);
    editor.type(` ${word()}`);
    const text = session.fileText();
    expect(await session.save()).toMatchObject({ kind: 'saved' });
    expected.set(name, text);
    if (random() < 0.5) await page.sessions.close(library.id, postId(name));
  }

  async function editOutside(): Promise<void> {
    const name = pick(names);
    const text = `${expected.get(name)}${word()}\n`;
    await writeFile(join(root, name), text);
    expected.set(name, text);
    await api.library.rescan({ library: library.id });
    const session = page.get(postId(name));
    if (session) await until(session, () => session.fileText() === text);
  }

  async function renameTag(): Promise<void> {
    const [, from = ''] = /tags: \[(\w+)/.exec(expected.get(pick(names)) ?? '') ?? [];
    const to = word();
    const request = { library: library.id, taxonomy: 'tags', action: { kind: 'rename', from, to } as const };
    const report = await finish(await api.tags.change(request));
    expect(report.failed).toEqual([]);
    for (const [name, text] of expected) expected.set(name, text.replace(`tags: [${from},`, `tags: [${to},`));
    for (const session of page.sessions.all())
      await until(session, () => session.fileText() === expected.get(session.id()));
  }

  async function differences(): Promise<readonly string[]> {
    const wrong: string[] = [];
    for (const [name, text] of expected) if ((await textOf(root, name)) !== text) wrong.push(name);
    return wrong;
  }

  return { random, differences, step: () => pick([edit, edit, edit, edit, editOutside, editOutside, renameTag])() };
}

test('a long day of edits, saves, other programs and renamed tags: every byte is as it should be', async () => {
  const day = await createDay(1);
  const eighth = Math.ceil(steps / 8);
  let early = 0;
  for (let step = 1; step <= steps; step++) {
    await day.step();
    if (step % 50 === 0 || step === steps) expect(await day.differences(), `after ${step} steps`).toEqual([]);
    if (step % eighth !== 0 && step !== steps) continue;
    const now = memory();
    early ||= now;
    const grown = Math.round((now / early - 1) * 100);
    // A long run that is stopped has shown what it got through.
    console.log(
      `${step} steps: 0 differences; ${Math.round(now / 1e6)} MB, ${grown} % more than after the first eighth`,
    );
  }
}, 36_000_000);

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Bytes that are in use. */
function memory(): number {
  collect();
  return process.memoryUsage().heapUsed;
}
