import { describe, expect, test } from 'vitest';
import { commandOf, commands } from '../../../shared/commands/commands.ts';
import { keysOf } from '../../../shared/commands/shortcuts.ts';
import { commandOfKey, keyLabel, keysOfPress, type KeyPress } from '../../../renderer/commands/keymap.ts';

const linux = { mac: false, browser: false };
const mac = { mac: true, browser: false };
const tab = { mac: false, browser: true };
const press = (change: Partial<KeyPress>): KeyPress => ({
  key: '',
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...change,
});

describe('the command of a key', () => {
  test('is found by the platform’s own modifier and by no other', () => {
    expect(commandOfKey(press({ key: 'b', code: 'KeyB', ctrlKey: true }), linux)).toBe('format.bold');
    expect(commandOfKey(press({ key: 'b', code: 'KeyB', metaKey: true }), mac)).toBe('format.bold');
    expect(commandOfKey(press({ key: 'b', code: 'KeyB', ctrlKey: true }), mac)).toBeNull();
    expect(commandOfKey(press({ key: 'b', code: 'KeyB' }), linux)).toBeNull();
  });

  test('is found where Shift or Alt make another character of the key', () => {
    expect(commandOfKey(press({ key: '*', code: 'Digit8', ctrlKey: true, shiftKey: true }), linux)).toBe(
      'format.bulletList',
    );
    expect(commandOfKey(press({ key: '¡', code: 'Digit1', metaKey: true, altKey: true }), mac)).toBe('format.heading1');
  });

  test('is none while AltGr writes a character', () => {
    const altGr = press({ key: '@', code: 'Digit2', ctrlKey: true, altKey: true });
    expect(commandOfKey(altGr, linux)).toBe('format.heading2');
    expect(commandOfKey({ ...altGr, getModifierState: () => true }, linux)).toBeNull();
  });

  test('differs in a browser tab where the browser keeps the combination', () => {
    const plain = press({ key: 'n', code: 'KeyN', ctrlKey: true });
    expect(commandOfKey(plain, linux)).toBe('post.new');
    expect(commandOfKey(plain, tab)).toBeNull();
    expect(commandOfKey({ ...plain, altKey: true }, tab)).toBe('post.new');
  });
});

test('a person’s own combination counts in place of the table’s', () => {
  const own = { 'format.italic': 'Mod-b', 'format.bold': null };
  expect(commandOfKey(press({ key: 'b', code: 'KeyB', ctrlKey: true }), linux, own)).toBe('format.italic');
  expect(commandOfKey(press({ key: 'i', code: 'KeyI', ctrlKey: true }), linux, own)).toBeNull();
});

test.each([
  [{ key: 'B', code: 'KeyB', ctrlKey: true, shiftKey: true }, linux, 'Mod-Shift-b'],
  [{ key: '*', code: 'Digit8', ctrlKey: true, shiftKey: true }, linux, 'Mod-Shift-8'],
  // The place of `a` on a French keyboard is that of `q` on an American one.
  [{ key: 'a', code: 'KeyQ', ctrlKey: true }, linux, 'Mod-a'],
  [{ key: '∫', code: 'KeyB', metaKey: true, altKey: true }, mac, 'Mod-Alt-b'],
  [{ key: '-', code: 'Minus', ctrlKey: true, altKey: true }, linux, 'Mod-Alt--'],
  [{ key: ' ', code: 'Space', ctrlKey: true }, linux, 'Mod-Space'],
  [{ key: 'F8', code: 'F8' }, linux, 'F8'],
  [{ key: 'б', code: 'Comma', ctrlKey: true }, linux, 'Mod-,'],
  [{ key: 'Control', code: 'ControlLeft', ctrlKey: true }, linux, null],
  [{ key: 'b', code: 'KeyB', ctrlKey: true }, mac, null],
  [{ key: 'b', code: 'KeyB', metaKey: true }, linux, null],
  [{ key: '@', code: 'KeyQ', ctrlKey: true, altKey: true, getModifierState: () => true }, linux, null],
])('the press %o is the combination %s', (change, platform, keys) => {
  const pressed = press(change);
  expect(keysOfPress(pressed, platform)).toBe(keys);
  if (keys !== null) expect(commandOfKey(pressed, platform, { 'app.help': keys, 'format.bold': null })).not.toBeNull();
});

test.each([linux, mac, tab])('a character by itself is text whatever the table says (%o)', (platform) => {
  const plain = commands
    .map((command) => keysOf(command, platform))
    .filter((keys) => /^(?:Shift-)?(?:.|Space)$/.test(keys ?? ''));
  expect(plain).toEqual([]);
  expect(commandOfKey(press({ key: 'x', code: 'KeyX' }), platform, { 'format.bold': 'x' })).toBeNull();
});

test.each([linux, mac, tab])('no two commands have one combination (%o)', (platform) => {
  const taken = commands.map((command) => keysOf(command, platform)).filter((keys) => keys !== undefined);
  expect(taken.length).toBeGreaterThan(30);
  expect(new Set(taken).size).toBe(taken.length);
});

test('every id stands once in the table', () => {
  expect(new Set(commands.map(({ id }) => id)).size).toBe(commands.length);
});

test('a combination is written as the platform writes it', () => {
  const keys = commandOf('edit.redo').keys ?? '';
  expect(keyLabel(keys, linux)).toBe('Ctrl+Shift+Z');
  expect(keyLabel(keys, mac)).toBe('⇧⌘Z');
  expect(keyLabel('Alt-PageUp', linux)).toBe('Alt+Page Up');
});
