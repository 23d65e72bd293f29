import { useState } from 'react';
import { commandOf, type CommandId } from '../../../shared/commands/commands.ts';
import {
  commandWith,
  keptBy,
  withKeys,
  withTableKeys,
  type KeyPlatform,
  type OwnShortcuts,
} from '../../../shared/commands/shortcuts.ts';
import { keyLabel } from '../../commands/keymap.ts';
import { useApp, useSettings } from '../../state/context.ts';

/** Keys that were pressed for a command and that another one has. */
export interface Conflict {
  readonly id: CommandId;
  readonly keys: string;
  readonly other: CommandId;
}

const titleOf = (id: CommandId) => commandOf(id).title.replace('…', '');

/** Who has the keys that were pressed for a command, in a sentence; null: nobody else. `other`: a command they can be taken from. */
function whoseKeys(id: CommandId, keys: string, own: OwnShortcuts, platform: KeyPlatform) {
  const label = keyLabel(keys, platform);
  const keeper = keptBy(keys, platform);
  if (keeper !== null) return { other: null, message: `${label} belongs to ${keeper}. Press other keys.` };
  const other = commandWith(keys, platform, own);
  return other === null || other === id ? null : { other, message: `${label} is the shortcut of ${titleOf(other)}.` };
}

/** What a command has now, and who has lost it, or that would show only once it is missed. */
function givenWords(id: CommandId, keys: string | null, own: OwnShortcuts, platform: KeyPlatform): string {
  if (keys === null) return `${titleOf(id)} has no shortcut now.`;
  const lost = commandWith(keys, platform, own);
  const rest = lost === null || lost === id ? '.' : `, and ${titleOf(lost)} has no shortcut.`;
  return `${titleOf(id)} is ${keyLabel(keys, platform)} now${rest}`;
}

export type Shortcuts = ReturnType<typeof useShortcuts>;

/** Asking for other shortcuts, one at a time, and keeping them in the settings. */
export function useShortcuts(platform: KeyPlatform) {
  const { settings } = useApp();
  const own = useSettings((all) => all.shortcuts);
  const [asked, setAsked] = useState<CommandId | null>(null);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [message, setMessage] = useState('');
  /** Whose row has the focus once nothing is asked any more: what had it is gone. */
  const [focused, setFocused] = useState<{ readonly id: CommandId } | null>(null);

  const keep = (id: CommandId, keys: string | null) => {
    void settings.change({ shortcuts: withKeys(own, commandOf(id), keys, platform) });
    setAsked(null);
    setConflict(null);
    setFocused({ id });
    setMessage(givenWords(id, keys, own, platform));
  };
  return {
    own,
    asked,
    conflict,
    message,
    focused,
    ask: (id: CommandId) => {
      setAsked(id);
      setFocused(null);
      setConflict(null);
      setMessage('');
    },
    cancel: (byKey: boolean) => {
      if (byKey && asked) setFocused({ id: asked });
      setAsked(null);
    },
    propose: (id: CommandId, keys: string | null) => {
      const refused = keys === null ? null : whoseKeys(id, keys, own, platform);
      if (keys === null || refused === null) return keep(id, keys);
      setMessage(refused.message);
      if (refused.other === null) return undefined;
      setConflict({ id, keys, other: refused.other });
      return setAsked(null);
    },
    keep,
    dismiss: () => {
      if (conflict) setFocused({ id: conflict.id });
      setConflict(null);
      setMessage('');
    },
    reset: (id: CommandId) => {
      setFocused({ id });
      void settings.change({ shortcuts: withTableKeys(own, commandOf(id), platform) });
      setMessage(`${titleOf(id)} has its first shortcut again, unless another command has it now.`);
    },
    resetAll: () => {
      void settings.change({ shortcuts: {} });
      setConflict(null);
      setMessage('Every command has its first shortcut again.');
    },
  };
}
