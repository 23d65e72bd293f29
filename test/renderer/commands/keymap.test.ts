import { describe, expect, test } from 'vitest';
import { commandOf, commands } from '../../../shared/commands/commands.ts';
import { commandOfKey, keyLabel, keysOf, type KeyPress } from '../../../renderer/commands/keymap.ts';

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
