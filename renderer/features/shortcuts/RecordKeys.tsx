import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { KeyPlatform } from '../../../shared/commands/shortcuts.ts';
import { keysOfPress } from '../../commands/keymap.ts';
import styles from './shortcuts.module.css';

interface RecordKeysProps {
  readonly title: string;
  readonly platform: KeyPlatform;
  /** null: the command is to have none. */
  readonly onKeys: (keys: string | null) => void;
  /** `byKey`: the focus is still here. */
  readonly onCancel: (byKey: boolean) => void;
}

/** Waits for the combination that a command is to have. Escape leaves it as it is, Backspace takes it away. */
export function RecordKeys({ title, platform, onKeys, onCancel }: RecordKeysProps) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    // The way out for those who came by the keyboard.
    if (event.key === 'Tab' && !event.ctrlKey && !event.metaKey && !event.altKey) return onCancel(true);
    event.preventDefault();
    // Escape would close the dialog.
    event.stopPropagation();
    const isBare = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
    if (isBare && event.key === 'Escape') return onCancel(true);
    if (isBare && (event.key === 'Backspace' || event.key === 'Delete')) return onKeys(null);
    const keys = keysOfPress(event.nativeEvent, platform);
    if (keys !== null) onKeys(keys);
    return undefined;
  };
  return (
    <button
      ref={button}
      type="button"
      className={`${styles.keys} ${styles.recording}`}
      aria-label={`Press the keys for ${title}. Backspace: none. Escape: as before.`}
      onKeyDown={onKeyDown}
      onBlur={() => onCancel(false)}
    >
      Press the keys…
    </button>
  );
}
