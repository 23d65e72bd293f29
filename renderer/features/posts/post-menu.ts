import type { Capabilities } from '../../../shared/model/app.ts';
import type { MenuEntry } from '../../ui/MenuButton.tsx';

/** The entry that is not a command of the table. */
export const openEntry = 'open';

/** What can be done with several posts. */
export const selectionMenu: readonly MenuEntry[] = [
  { id: 'selection.addTags', title: 'Add tags…' },
  { id: 'selection.removeTags', title: 'Remove tags…' },
  { id: 'selection.setField', title: 'Set a field…', separated: true },
  { id: 'selection.removeField', title: 'Remove a field…' },
  { id: 'selection.draft', title: 'Make drafts…', separated: true },
  { id: 'selection.publish', title: 'Take out of the drafts…' },
  { id: 'selection.move', title: 'Move to a folder…', separated: true },
  { id: 'selection.export', title: 'Export…' },
  { id: 'selection.trash', title: 'Move to trash…', note: 'Del', separated: true, isDanger: true },
];

/** What can be done with a post, as command ids; only what this host can do. */
export const postMenu = (can: Capabilities): readonly MenuEntry[] => [
  { id: openEntry, title: 'Open', note: 'Enter' },
  { id: 'pane.openBeside', title: 'Open beside' },
  { id: 'post.rename', title: 'Rename file…', note: 'F2', separated: true },
  { id: 'post.duplicate', title: 'Duplicate' },
  { id: 'post.copyPath', title: 'Copy path' },
  ...(can.reveal ? [{ id: 'post.reveal', title: 'Show in file manager' }] : []),
  { id: 'post.trash', title: 'Move to trash…', note: 'Del', separated: true, isDanger: true },
];
