import type { Command } from '../../shared/commands/command.ts';
import { commands, type CommandId } from '../../shared/commands/commands.ts';

export interface KeyPlatform {
  readonly mac: boolean;
  /** In a browser tab some combinations belong to the browser. */
  readonly browser: boolean;
}

/** What is read of a key event. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'> & {
  getModifierState?: (modifier: 'AltGraph') => boolean;
};

/** The combination of a command on this platform; undefined: it has none. */
export const keysOf = (command: Command, platform: KeyPlatform): string | undefined =>
  (platform.browser ? command.browserKeys : undefined) ?? (platform.mac ? command.macKeys : undefined) ?? command.keys;

/** The command of a key press; null when there is none. */
export function commandOfKey(press: KeyPress, platform: KeyPlatform): CommandId | null {
  // AltGr writes characters on many layouts and arrives as Control+Alt on Windows.
  if (press.getModifierState?.('AltGraph')) return null;
  for (const command of commands) {
    const keys = keysOf(command, platform);
    if (keys && matches(press, keys, platform)) return command.id;
  }
  return null;
}

/** The minus of `Mod-Alt--` is a key. */
const partsOf = (keys: string): readonly string[] => keys.split(/-(?=.)/);

function matches(press: KeyPress, keys: string, platform: KeyPlatform): boolean {
  const parts = partsOf(keys);
  const key = parts.at(-1) ?? '';
  const mod = parts.includes('Mod');
  const wanted = { ctrl: mod && !platform.mac, meta: mod && platform.mac };
  if (press.ctrlKey !== wanted.ctrl || press.metaKey !== wanted.meta) return false;
  if (press.altKey !== parts.includes('Alt') || press.shiftKey !== parts.includes('Shift')) return false;
  return press.key.toLowerCase() === key.toLowerCase() || baseKey(press.code) === key.toLowerCase();
}

/** What the key writes without modifiers on a US keyboard: with Shift or Alt `key` holds another character. */
function baseKey(code: string): string {
  const letter = /^(?:Key|Digit)(.)$/.exec(code)?.[1];
  return letter?.toLowerCase() ?? punctuation[code] ?? '';
}

const punctuation: Readonly<Record<string, string>> = {
  Space: 'space',
  ...{ Period: '.', Comma: ',', Slash: '/', Backslash: '\\' },
  ...{ Minus: '-', Equal: '=', BracketLeft: '[', BracketRight: ']' },
};

const arrows: Readonly<Record<string, string>> = { ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→' };
const macSigns: Readonly<Record<string, string>> = { Mod: '⌘', Alt: '⌥', Shift: '⇧' };
const plainNames: Readonly<Record<string, string>> = {
  Mod: 'Ctrl',
  PageUp: 'Page Up',
  PageDown: 'Page Down',
  ...arrows,
};

/** The combination as the platform writes it: `⇧⌘K` or `Ctrl+Shift+K`. */
export function keyLabel(keys: string, platform: KeyPlatform): string {
  const parts = partsOf(keys).map((part) => (part.length === 1 ? part.toUpperCase() : part));
  if (platform.mac) {
    const order = ['Alt', 'Shift', 'Mod'];
    const modifiers = order.filter((name) => parts.includes(name)).map((name) => macSigns[name]);
    const key = parts.at(-1) ?? '';
    return [...modifiers, arrows[key] ?? key].join('');
  }
  return parts.map((part) => plainNames[part] ?? part).join('+');
}
