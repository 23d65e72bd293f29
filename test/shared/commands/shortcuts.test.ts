import { expect, test } from 'vitest';
import { commandOf, commands } from '../../../shared/commands/commands.ts';
import {
  commandWith,
  keptBy,
  keysOf,
  tableKeysOf,
  withKeys,
  withTableKeys,
} from '../../../shared/commands/shortcuts.ts';

const linux = { mac: false, browser: false };
const mac = { mac: true, browser: false };
const tab = { mac: false, browser: true };
const [bold, italic] = [commandOf('format.bold'), commandOf('format.italic')];

test('a combination goes from the command that had it to the one that is given it', () => {
  const own = withKeys({}, italic, 'Mod-b', linux);
  expect(own).toEqual({ 'format.italic': 'Mod-b', 'format.bold': null });
  expect(keysOf(bold, linux, own)).toBeUndefined();
  expect(commandWith('Mod-b', linux, own)).toBe('format.italic');
  expect(commandWith('Mod-i', linux, own)).toBeNull();
});

test('what the table says is not kept as a choice', () => {
  expect(withKeys({ 'format.bold': 'F8' }, bold, 'Mod-b', linux)).toEqual({});
  expect(withKeys({}, commandOf('post.duplicate'), null, linux)).toEqual({ 'post.duplicate': null });
  // A command without keys in the table has none to be taken away.
  expect(withKeys({ 'library.close': 'F9' }, commandOf('library.close'), null, linux)).toEqual({});
});

test('one is reset, and takes nothing from a command that has its keys by now', () => {
  expect(withTableKeys({ 'format.bold': 'F8' }, bold, linux)).toEqual({});
  const own = withKeys({}, italic, 'Mod-b', linux);
  expect(withTableKeys(own, bold, linux)).toEqual({ 'format.italic': 'Mod-b', 'format.bold': null });
  expect(withTableKeys(own, italic, linux)).toEqual({ 'format.bold': null });
});

test.each([
  ['Mod-t', tab, 'the browser'],
  ['Mod-t', linux, null],
  ['Mod-PageDown', tab, 'the browser'],
  ['Alt-F4', linux, 'the system'],
  ['Mod-q', mac, 'the system'],
  ['Mod-Space', mac, 'the system'],
  ['Mod-c', linux, 'the text'],
  ['Mod-Shift-ArrowLeft', linux, 'the text'],
  ['Alt-ArrowLeft', linux, null],
  ['b', linux, 'the text'],
  ['Shift-b', linux, 'the text'],
  ['-', linux, 'the text'],
  ['Enter', linux, 'the text'],
  ['Alt-b', mac, 'the text'],
  ['Alt-b', linux, null],
  ['F8', linux, null],
  ['Shift-F8', linux, null],
  ['Mod-Alt--', linux, null],
])('%s on %o belongs to %s', (keys, platform, keeper) => {
  expect(keptBy(keys, platform)).toBe(keeper);
});

test.each([linux, mac, tab])('nothing in the table is kept by another (%o)', (platform) => {
  const kept = commands.flatMap((command) => {
    const keys = tableKeysOf(command, platform);
    return keys !== undefined && keptBy(keys, platform) !== null ? [keys] : [];
  });
  expect(kept).toEqual([]);
});
