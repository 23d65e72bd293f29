import { useMemo, useState } from 'react';
import { rank } from '../../../shared/base/rank.ts';
import { menus, type Command } from '../../../shared/commands/command.ts';
import { commandOf, commands } from '../../../shared/commands/commands.ts';
import type { KeyPlatform } from '../../../shared/commands/shortcuts.ts';
import { isOffered } from '../../commands/offered.ts';
import { useApp } from '../../state/context.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { Select } from '../../ui/Select.tsx';
import { ShortcutTable } from './ShortcutTable.tsx';
import { useShortcuts } from './use-shortcuts.ts';
import styles from './shortcuts.module.css';

interface ShortcutsDialogProps {
  readonly platform: KeyPlatform;
  readonly onClose: () => void;
}

type Shown = (typeof menus)[number] | 'all' | 'changed';

const choices = [
  { value: 'all' as const, label: 'All menus' },
  ...menus.map((menu) => ({ value: menu, label: `Menu ${menu}` })),
  { value: 'changed' as const, label: 'Changed by me' },
];

/** Every command with its shortcut, to be changed. What is searched for is looked for in all menus. */
export function ShortcutsDialog({ platform, onClose }: ShortcutsDialogProps) {
  const shortcuts = useShortcuts(platform);
  const { own, conflict } = shortcuts;
  const [text, setText] = useState('');
  const [shown, setShown] = useState<Shown>('File');
  const isSearching = text.trim() !== '';
  const { capabilities } = useApp().hello;
  const rows = useMemo(() => {
    const offered = commands.filter(({ id }) => isOffered(id, capabilities));
    if (isSearching)
      return rank(offered, text, ({ title, menu, words }: Command) => [title, `${menu} ${words ?? ''}`]).slice(0, 50);
    if (shown === 'all') return offered;
    return offered.filter(({ id, menu }) =>
      shown === 'changed' ? Object.hasOwn(own, id) : menu.split('/')[0] === shown,
    );
  }, [text, isSearching, shown, own, capabilities]);
  const show = (next: Shown) => {
    setText('');
    setShown(next);
  };
  return (
    <Dialog
      title="Change shortcuts"
      width="medium"
      onClose={onClose}
      actions={<Button onPress={shortcuts.resetAll}>Reset all</Button>}
    >
      <div className={styles.head}>
        <SearchField label="Search commands" value={text} onChange={setText} autoFocus />
        <Select label="Show" labelHidden value={isSearching ? 'all' : shown} options={choices} onChange={show} />
      </div>
      <div className={styles.note}>
        <p role="status">{shortcuts.message || 'Choose a shortcut to change it.'}</p>
        {conflict && (
          <>
            <Button autoFocus onPress={() => shortcuts.keep(conflict.id, conflict.keys)}>
              Use it for {commandOf(conflict.id).title.replace('…', '')}
            </Button>
            <Button onPress={shortcuts.dismiss}>Leave it</Button>
          </>
        )}
      </div>
      <div className={styles.scroll}>
        <ShortcutTable
          commands={rows}
          shortcuts={shortcuts}
          platform={platform}
          showsMenus={isSearching || shown === 'all' || shown === 'changed'}
        />
        {rows.length === 0 && (
          <p className={styles.empty}>{isSearching ? 'No command is called that.' : 'No shortcut is changed yet.'}</p>
        )}
      </div>
    </Dialog>
  );
}
