import {
  Asterisk,
  Bold,
  Code,
  Heading2,
  Heading3,
  Image,
  Italic,
  Link,
  List,
  ListOrdered,
  ListTodo,
  Minus,
  SquareCode,
  Strikethrough,
  Table,
  TextQuote,
  type LucideIcon,
} from 'lucide-react';
import { Fragment } from 'react';
import { Toolbar as AriaToolbar } from 'react-aria-components';
import { useStore } from 'zustand';
import type { Command } from '../../../shared/commands/command.ts';
import { commands, type CommandId } from '../../../shared/commands/commands.ts';
import type { PostSession } from '../../document/types.ts';
import { runCommand } from '../../commands/registry.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { MenuButton, type MenuEntry } from '../../ui/MenuButton.tsx';
import type { ShortcutOf } from './shortcut.ts';
import styles from './editor.module.css';

/** What stands in the toolbar, in the order of the table of commands. */
const icons: Partial<Record<CommandId, LucideIcon>> = {
  'format.bold': Bold,
  'format.italic': Italic,
  'format.strike': Strikethrough,
  'format.code': Code,
  'format.heading2': Heading2,
  'format.heading3': Heading3,
  'format.link': Link,
  'format.image': Image,
  'format.bulletList': List,
  'format.numberedList': ListOrdered,
  'format.taskList': ListTodo,
  'format.quote': TextQuote,
  'format.codeBlock': SquareCode,
  'format.rule': Minus,
  'format.footnote': Asterisk,
};

const shown = commands.flatMap(({ id, title, group }) => {
  const icon = icons[id];
  return icon ? [{ id, title, group, icon }] : [];
});
const ofTables = commands.filter((command: Command) => command.menu === 'Format/Table');

interface ToolbarProps {
  readonly session: PostSession;
  readonly shortcutOf: ShortcutOf;
}

/** The formatting of the command table as a row of icons; arrow keys move within it. */
export function Toolbar({ session, shortcutOf }: ToolbarProps) {
  const isDisabled = useStore(session.status, ({ phase }) => phase === 'read-only');
  return (
    <div className={styles.tools}>
      <AriaToolbar aria-label="Formatting" className={styles.toolbar ?? ''}>
        {shown.map(({ id, title, group, icon }, index) => (
          <Fragment key={id}>
            {index > 0 && shown[index - 1]?.group !== group && <span className={styles.gap} aria-hidden />}
            <IconButton
              icon={icon}
              label={title}
              shortcut={shortcutOf(id)}
              isDisabled={isDisabled}
              onPress={() => runCommand(id)}
            />
          </Fragment>
        ))}
        <MenuButton
          icon={Table}
          label="Table"
          isDisabled={isDisabled}
          entries={tableEntries(shortcutOf)}
          onAction={(id) => runCommand(id)}
        />
      </AriaToolbar>
    </div>
  );
}

const tableEntries = (shortcutOf: ShortcutOf): readonly MenuEntry[] =>
  ofTables.map(({ id, title, group }, index) => ({
    id,
    title: id === 'format.table' ? 'New table' : title,
    note: shortcutOf(id),
    separated: index > 0 && ofTables[index - 1]?.group !== group,
  }));
