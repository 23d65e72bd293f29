import { menus, type Command } from '../../../shared/commands/command.ts';
import { commands, type CommandId } from '../../../shared/commands/commands.ts';
import { searchForms } from '../../../shared/library/search-forms.ts';
import { isOffered } from '../../commands/offered.ts';
import { runCommand } from '../../commands/registry.ts';
import { useApp } from '../../state/context.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import styles from './help.module.css';

interface HelpDialogProps {
  readonly shortcutOf: (id: CommandId) => string | undefined;
  readonly onClose: () => void;
}

/** Keys of the list that are no commands. */
const listKeys = [
  ['From the search box to the posts', '↓'],
  ['Move among posts', '↑ ↓'],
  ['Go to the text', 'Enter'],
  ['Rename the file', 'F2'],
  ['Move to trash', 'Delete'],
  ['Menu of a post', 'Shift+F10'],
] as const;

/** Every shortcut, by menu, and what can be written to find posts. */
export function HelpDialog({ shortcutOf, onClose }: HelpDialogProps) {
  const { hello } = useApp();
  const groups = menus.map((menu) => ({
    menu,
    entries: commands.flatMap((command: Command & { readonly id: CommandId }) => {
      const isShown = command.menu.split('/')[0] === menu && isOffered(command.id, hello.capabilities);
      const keys = isShown ? shortcutOf(command.id) : undefined;
      return keys === undefined ? [] : [{ ...command, keys }];
    }),
  }));
  return (
    <Dialog
      title="Keyboard shortcuts"
      width="wide"
      onClose={onClose}
      actions={<Button onPress={() => runCommand('app.shortcuts')}>Change shortcuts…</Button>}
    >
      {/* Without a place for the focus the keyboard could not scroll the sheet. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls needs the focus (WCAG 2.1.1) */}
      <section className={styles.columns} aria-label="Shortcuts by menu" tabIndex={0}>
        {groups.map(({ menu, entries }) => (
          <section key={menu} className={styles.group}>
            <h3>{menu}</h3>
            <dl>
              {entries.map((command) => (
                <Row key={command.id} title={command.title} keys={command.keys} />
              ))}
            </dl>
          </section>
        ))}
        <section className={styles.group}>
          <h3>Written in the search box</h3>
          <dl>
            {searchForms.map(([form, meaning]) => (
              <Row key={form} title={meaning} keys={form} />
            ))}
          </dl>
        </section>
        <section className={styles.group}>
          <h3>In the list of posts</h3>
          <dl>
            {listKeys.map(([title, keys]) => (
              <Row key={title} title={title} keys={keys} />
            ))}
          </dl>
        </section>
      </section>
    </Dialog>
  );
}

function Row({ title, keys }: { readonly title: string; readonly keys: string }) {
  return (
    <div className={styles.row}>
      <dt>{title.replace('…', '')}</dt>
      <dd>
        <kbd>{keys}</kbd>
      </dd>
    </div>
  );
}
