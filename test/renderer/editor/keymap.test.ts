import { defaultKeymap } from '@codemirror/commands';
import { findNext, findPrevious, searchKeymap } from '@codemirror/search';
import type { Command, KeyBinding } from '@codemirror/view';
import { expect, test } from 'vitest';
import { withoutTaken } from '../../../renderer/editor/keymap.ts';
import type { OwnShortcuts } from '../../../shared/commands/shortcuts.ts';

type Platform = 'mac' | 'win' | 'linux';

/** The keys of a platform and what they do, as CodeMirror reads a binding. */
function keysOn(platform: Platform, bindings: readonly KeyBinding[]): ReadonlyMap<string, Command | undefined> {
  return new Map(
    bindings.flatMap((binding) => {
      const name = binding[platform] ?? binding.key;
      if (!name) return [];
      const { run, shift } = binding;
      return shift
        ? ([
            [name, run],
            [`Shift-${name}`, shift],
          ] as const)
        : ([[name, run]] as const);
    }),
  );
}

const left = (platform: Platform, bindings: readonly KeyBinding[], own: OwnShortcuts = {}) =>
  keysOn(platform, withoutTaken(bindings, own));

test.each(['mac', 'win', 'linux'] as const)('what a key does with Shift is taken by itself: %s', (platform) => {
  const both = left(platform, searchKeymap);
  expect(both.get('Mod-g')).toBe(findNext);
  expect(both.get('Shift-Mod-g')).toBe(findPrevious);
  const withShift = left(platform, searchKeymap, { 'format.strike': 'Mod-Shift-g' });
  expect(withShift.get('Mod-g')).toBe(findNext);
  expect(withShift.has('Shift-Mod-g')).toBe(false);
  const without = left(platform, searchKeymap, { 'format.strike': 'Mod-g' });
  expect(without.has('Mod-g')).toBe(false);
  expect(without.get('Shift-Mod-g')).toBe(findPrevious);
});

test.each([
  ['mac', 'Mod-ArrowUp', 'Cmd-ArrowUp'],
  ['mac', 'Mod-Shift-ArrowDown', 'Shift-Cmd-ArrowDown'],
  ['win', 'Mod-m', 'Ctrl-m'],
  ['linux', 'Mod-m', 'Ctrl-m'],
  ['linux', 'Alt-Shift-a', 'Alt-A'],
] as const)('keys that CodeMirror writes otherwise are taken: %s, %s', (platform, chosen, written) => {
  expect(left(platform, defaultKeymap).has(written)).toBe(true);
  expect(left(platform, defaultKeymap, { 'format.strike': chosen }).has(written)).toBe(false);
});

test('a key is left where others alone are taken', () => {
  expect(left('mac', defaultKeymap, { 'format.strike': 'Mod-m' }).has('Ctrl-p')).toBe(true);
  expect(left('linux', defaultKeymap, { 'format.strike': 'Alt-a' }).has('Alt-A')).toBe(true);
});
