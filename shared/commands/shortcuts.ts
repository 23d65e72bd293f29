import type { Command } from './command.ts';
import { commands, type CommandId } from './commands.ts';

export interface KeyPlatform {
  readonly mac: boolean;
  /** In a browser tab some combinations belong to the browser. */
  readonly browser: boolean;
}

/** The combinations that a person gave to commands in place of the table's; null: it has none. */
export type OwnShortcuts = Readonly<Record<string, string | null>>;

/** The combination that the table gives a command on a platform; undefined: none. */
export const tableKeysOf = (command: Command, platform: KeyPlatform): string | undefined =>
  (platform.browser ? command.browserKeys : undefined) ?? (platform.mac ? command.macKeys : undefined) ?? command.keys;

/** The combination that a command has: the person's own, else the table's; undefined: none. */
export function keysOf(command: Command, platform: KeyPlatform, own: OwnShortcuts = {}): string | undefined {
  const chosen = Object.hasOwn(own, command.id) ? own[command.id] : undefined;
  return chosen === undefined ? tableKeysOf(command, platform) : (chosen ?? undefined);
}

/** The command that has a combination; null: none has. */
export function commandWith(keys: string, platform: KeyPlatform, own: OwnShortcuts = {}): CommandId | null {
  return commands.find((command) => keysOf(command, platform, own) === keys)?.id ?? null;
}

/** The person's shortcuts with another combination for a command, which is taken from the one that had it. */
export function withKeys(
  own: OwnShortcuts,
  command: Command,
  keys: string | null,
  platform: KeyPlatform,
): OwnShortcuts {
  const before = keys === null ? null : commandWith(keys, platform, own);
  const taken = before !== null && before !== command.id ? { ...own, [before]: null } : own;
  // What the table says anyway is no choice of the person's: it may become another in a later version.
  const { [command.id]: _, ...others } = taken;
  return keys === (tableKeysOf(command, platform) ?? null) ? others : { ...others, [command.id]: keys };
}

/** The combination of the table back for a command; it stays with a command that was given it since. */
export function withTableKeys(own: OwnShortcuts, command: Command, platform: KeyPlatform): OwnShortcuts {
  const { [command.id]: _, ...others } = own;
  const keys = tableKeysOf(command, platform);
  const other = keys === undefined ? null : commandWith(keys, platform, own);
  return other === null || other === command.id ? others : { ...others, [command.id]: null };
}

/**
 * Who keeps a combination, so that no command can have it; null: nobody does. Of a browser those that no page is asked about
 * (Chromium, `IsReservedCommandOrKey`), of a system those that its window manager takes.
 */
export function keptBy(keys: string, { mac, browser }: KeyPlatform): 'the browser' | 'the system' | 'the text' | null {
  if (browser && ofBrowser.test(keys)) return 'the browser';
  if ((mac ? ofMac : ofOthers).test(keys)) return 'the system';
  return ofText.test(keys) || (mac && /^Alt-(?:Shift-)?.$/.test(keys)) ? 'the text' : null;
}

const ofBrowser = /^Mod-(?:[ntw]|Shift-[ntw]|(?:Shift-)?Tab|PageUp|PageDown|F4)$/;
const ofMac = /^Mod-(?:Tab|(?:Alt-)?Space|[qhm`]|Alt-[hd]|Shift-[345q]|Alt-Escape)$/;
const ofOthers = /^(?:Alt-(?:F4|(?:Shift-)?Tab|Space|Escape)|Mod-(?:Shift-)?Escape|Mod-Alt-Delete)$/;
/** What writes, moves the caret or reaches the clipboard: keys without Mod and Alt but the function keys, and some with. */
const ofText =
  /^(?:(?:Shift-)?(?!F\d)[^-]+|(?:Shift-)?-|Mod-[acvx]|Mod-Shift-v|Mod-(?:Shift-)?(?:ArrowLeft|ArrowRight|Home|End|Backspace|Delete))$/;
