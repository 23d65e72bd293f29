import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from '../../support/run-cli.ts';
import { tempFolder } from '../../support/temp-library.ts';

/** What a terminal obeys: colours, a new title of its window, something for the clipboard, the line written over. */
const orders = '\u001b[31m\u001b]0;x\u0007\u009b2J\u007f\rover';
const quoted = (text: string) =>
  JSON.stringify(text).replace(/[\x7f-\x9f]/g, (unit) => `\\x${unit.charCodeAt(0).toString(16)}`);
const post = `---
title: ${quoted(`A${orders}`)}
date: 2024-01-01
tags: [${quoted(`t${orders}`)}]
---

Word${orders} [a](<gone${orders.replace('\r', '')}.md>) ![b](<gone${orders.replace('\r', '')}.png>)
`;
const broken = `---\ntitle: *gone${orders}\n---\n`;

// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const obeyed = /[\0-\x08\x0b-\x1f\x7f-\x9f]/;

test.each([
  [['list', '.']],
  [['list', '.', '--json']],
  [['check', '.']],
  [['check', '.', '--json']],
  [['tags', 'list', '.']],
  [['search', '.', 'word']],
  [['status', '.']],
  [['stats', '.']],
  [['get', 'a.md']],
  [['get', 'a.md', '--json']],
  [['get', 'b.md']],
  [['get', 'a.md', `no${orders}`]],
  [['set', 'b.md', 'title=x']],
  [['export', '.', '--to', 'site', '--out', 'out']],
  [['export', '.', '--to', 'jekyll', '--out', 'out']],
  [['tags', 'rename', '.', '--from', `t${orders}`, '--to', 'u']],
])('nothing of a post orders a terminal about: %j', async ([...argv]) => {
  const cwd = await tempFolder();
  await writeFile(join(cwd, 'a.md'), post);
  await writeFile(join(cwd, 'b.md'), broken);
  const { stdout, stderr } = await runCli(argv, { cwd });
  expect(stdout + stderr).not.toBe('');
  expect(stdout).not.toMatch(obeyed);
  expect(stderr).not.toMatch(obeyed);
});

test('one value is given as it is, for a script, and JSON says the same', async () => {
  const cwd = await tempFolder();
  await writeFile(join(cwd, 'a.md'), post);
  expect((await runCli(['get', 'a.md', 'title'], { cwd })).stdout).toBe(`A${orders}\n`);
  const { stdout } = await runCli(['get', 'a.md', '--json'], { cwd });
  expect(JSON.parse(stdout)).toMatchObject({ title: `A${orders}` });
});
