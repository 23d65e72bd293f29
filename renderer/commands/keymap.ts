import { commands, type CommandId } from '../../shared/commands/commands.ts';
import { keysOf, type KeyPlatform, type OwnShortcuts } from '../../shared/commands/shortcuts.ts';

/** What is read of a key event. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'> & {
  getModifierState?: (modifier: 'AltGraph') => boolean;
};

/** The command of a key press; null when there is none. */
export function commandOfKey(press: KeyPress, platform: KeyPlatform, own?: OwnShortcuts): CommandId | null {
  // AltGr writes characters on many layouts and arrives as Control+Alt on Windows.
  if (press.getModifierState?.('AltGraph')) return null;
  // A character by itself is text. With each key of a writer the whole table would be read.
  if (press.key.length === 1 && !press.ctrlKey && !press.metaKey && !press.altKey) return null;
  for (const command of commands) {
    const keys = keysOf(command, platform, own);
    if (keys && matches(press, keys, platform)) return command.id;
  }
  return null;
}

/**
 * The combination that was pressed, as the table of commands writes it; null: only modifiers are down yet, or it is one that
 * writes a character by AltGr, or with the Control key of a Mac or the Windows key, which no command has.
 */
export function keysOfPress(press: KeyPress, { mac }: KeyPlatform): string | null {
  const isModifier = /^(?:Control|Shift|Alt|AltGraph|Meta|OS|CapsLock|Dead|Process|Unidentified)$/.test(press.key);
  if (isModifier || press.getModifierState?.('AltGraph') || (mac ? press.ctrlKey : press.metaKey)) return null;
  // The key's own letter counts, wherever a layout has it; where Shift or Alt make another sign of it, the place does.
  const key = /^[a-z0-9]$/i.test(press.key) ? press.key.toLowerCase() : baseKey(press.code) || press.key;
  const name = key === 'space' ? 'Space' : key;
  const modifiers = [(mac ? press.metaKey : press.ctrlKey) && 'Mod', press.altKey && 'Alt', press.shiftKey && 'Shift'];
  return [...modifiers.filter((one) => one !== false), name].join('-');
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
