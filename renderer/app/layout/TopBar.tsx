import { Command, Ellipsis, Eye, PanelLeft, PanelRight } from 'lucide-react';
import type { CommandId } from '../../../shared/commands/commands.ts';
import { commandOf } from '../../../shared/commands/commands.ts';
import { runCommand } from '../../commands/registry.ts';
import { useSnapshot } from '../../state/context.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { MenuButton } from '../../ui/MenuButton.tsx';
import type { Layout } from './use-layout.ts';
import styles from './app.module.css';

interface TopBarProps {
  readonly layout: Layout;
  readonly shortcutOf: (id: CommandId) => string | undefined;
}

const menu: readonly (readonly CommandId[])[] = [
  ['library.open', 'library.new', 'library.rescan', 'library.close'],
  ['tags.manage', 'export.open', 'git.open'],
  ['app.settings', 'app.help'],
];

/** The name of the library, the panels, and what has no place elsewhere. */
export function TopBar({ layout, shortcutOf }: TopBarProps) {
  const library = useSnapshot((snapshot) => snapshot.library);
  const entries = menu.flatMap((group, index) =>
    group.map((id, place) => ({
      id,
      title: commandOf(id).title,
      note: shortcutOf(id),
      separated: index > 0 && place === 0,
    })),
  );
  return (
    <header className={styles.topBar} aria-label="Window">
      <IconButton
        icon={PanelLeft}
        label="Posts"
        shortcut={shortcutOf('view.sidebar')}
        isOn={layout.widths.sidebar > 0}
        onPress={() => layout.toggle('sidebar')}
      />
      <span className={styles.library} title={library.path}>
        {library.name}
      </span>
      <IconButton
        icon={Command}
        label="Commands"
        shortcut={shortcutOf('app.palette')}
        onPress={() => runCommand('app.palette')}
      />
      <IconButton
        icon={Eye}
        label="Preview"
        shortcut={shortcutOf('view.preview')}
        isOn={layout.widths.preview > 0}
        onPress={() => layout.toggle('preview')}
      />
      <IconButton
        icon={PanelRight}
        label="Inspector"
        shortcut={shortcutOf('view.inspector')}
        isOn={layout.widths.inspector > 0}
        onPress={() => layout.toggle('inspector')}
      />
      <MenuButton icon={Ellipsis} label="More" entries={entries} onAction={(id) => runCommand(id)} />
    </header>
  );
}
