import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'vitest';
import { isTempName } from '../../electron/fs/atomic-write.ts';
import type { ChangeReport } from '../../shared/model/task.ts';
import { finish } from './finish.ts';
import { openForOperations } from './operations.ts';
import { runAndKill } from './run-and-kill.ts';

export type Killed = 'not begun' | 'interrupted' | 'between';

export interface KillOptions {
  /** How long after it began, or after its journal stands and the first posts are written. */
  readonly milliseconds: number;
  readonly journalled?: boolean;
  readonly way: 'undo' | 'redo';
}

/** The newest journal of an operation. */
async function records(dataFolder: string): Promise<string> {
  const names = await readdir(dataFolder, { recursive: true }).catch(() => []);
  return names
    .filter((name) => name.endsWith('record.json'))
    .toSorted()
    .join('\n');
}

/**
 * Lets another process rename the tag of a library there and back, kills it after `milliseconds`, and looks at what it
 * left: every post whole, old or new; cut off work offered again; both ways out of it exact.
 */
export async function killRename(
  root: string,
  dataFolder: string,
  before: Readonly<Record<string, string>>,
  { milliseconds, journalled, way }: KillOptions,
): Promise<Killed> {
  const known = await records(dataFolder);
  await runAndKill(root, dataFolder, async () => {
    while (journalled && (await records(dataFolder)) === known) await wait(2);
    await wait(milliseconds);
  });
  const renamed = (text: string) => text.replace(/\bold\b/, 'new');
  for (const [name, text] of Object.entries(before)) {
    const now = await readFile(join(root, name), 'utf8');
    expect([text, renamed(text)], `torn: ${name}`).toContain(now);
  }
  const opened = await openForOperations(root, { dataFolder });
  const { id } = opened.library.info;
  const [last] = await opened.operations.list(id);
  if (last?.state !== 'interrupted') {
    await expectAll(root, before, (text) => [text, renamed(text)]);
    await setBack(opened);
    return last ? 'between' : 'not begun';
  }
  const forth = last.title.startsWith('Rename “old”');
  const report: ChangeReport = await finish(opened.operations[way]({ library: id, id: last.id }));
  expect(report.skipped).toEqual([]);
  expect(report.failed).toEqual([]);
  const ends = (way === 'redo') === forth ? renamed : (text: string) => text;
  await expectAll(root, before, (text) => [ends(text)]);
  expect((await opened.operations.list(id))[0]?.state).toBe(way === 'redo' ? 'applied' : 'undone');
  await setBack(opened);
  await expectAll(root, before, (text) => [text]);
  return 'interrupted';
}

/** All posts at once on one side, and no other file but what a sweep takes away. */
async function expectAll(
  root: string,
  before: Readonly<Record<string, string>>,
  ends: (text: string) => readonly string[],
): Promise<void> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !isTempName(entry.name));
  expect(files).toHaveLength(Object.keys(before).length);
  const sides = new Set<number>();
  for (const [name, text] of Object.entries(before))
    sides.add(ends(text).indexOf(await readFile(join(root, name), 'utf8')));
  expect([...sides]).toHaveLength(1);
  expect([...sides][0]).toBeGreaterThanOrEqual(0);
}

/** Whatever happened, the next round begins with the tag `old` everywhere. */
async function setBack({ library, tags }: Awaited<ReturnType<typeof openForOperations>>): Promise<void> {
  const request = { library: library.info.id, taxonomy: 'tags', leaveOut: [] };
  await finish(tags.change({ ...request, action: { kind: 'rename', from: 'new', to: 'old' } }));
}
