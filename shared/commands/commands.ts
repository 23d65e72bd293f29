// The one table that menus, shortcuts, palette, toolbar and help sheet are made of.

/** What must be there before a command can run. `post` implies `library`. */
export type CommandNeed = 'nothing' | 'library' | 'post';

/** Top-level menus in the order shown; a `/` in a command's menu is a submenu. */
export const menus = ['File', 'Edit', 'Format', 'View', 'Go', 'Help'] as const;
export type Menu = (typeof menus)[number] | 'Format/Heading';

export interface Command {
  readonly id: string;
  /** Sentence case, as shown in menus, palette and help. */
  readonly title: string;
  readonly menu: Menu;
  /** Commands of one menu with the same group stand together; a separator stands between groups. */
  readonly group: string;
  readonly needs: CommandNeed;
  /** Modifiers in the order Mod, Alt, Shift, then the key: `Mod-Shift-p`. `Mod` is Command on a Mac, else Control. */
  readonly keys?: string;
  /** Instead of `keys` in a browser tab, which keeps some combinations for itself. */
  readonly browserKeys?: string;
  /** Shown in the editor's toolbar, in the order of this table. */
  readonly toolbar?: boolean;
  /** More words that find the command in the palette. */
  readonly words?: string;
}

type Extra = Pick<Command, 'keys' | 'browserKeys' | 'toolbar' | 'words'>;

function command<const Id extends string>(
  id: Id,
  title: string,
  menu: Menu,
  group: string,
  needs: CommandNeed,
  extra: Extra = {},
): Command & { readonly id: Id } {
  return { id, title, menu, group, needs, ...extra };
}

export const commands = [
  command('post.new', 'New post', 'File', 'new', 'library', {
    keys: 'Mod-n',
    browserKeys: 'Mod-Alt-n',
    words: 'create write',
  }),
  command('library.open', 'Open folder…', 'File', 'open', 'nothing', { keys: 'Mod-o', words: 'library' }),
  command('library.new', 'New library…', 'File', 'open', 'nothing', { words: 'create folder' }),
  command('library.openSample', 'Open the sample library', 'File', 'open', 'nothing', { words: 'demo' }),
  command('library.rescan', 'Read the folder again', 'File', 'open', 'library', { words: 'rescan refresh reload' }),
  command('library.close', 'Close library', 'File', 'open', 'library', { words: 'welcome' }),
  command('post.save', 'Save', 'File', 'post', 'post', { keys: 'Mod-s' }),
  command('post.rename', 'Rename file…', 'File', 'post', 'post', { keys: 'F2', words: 'move slug' }),
  command('post.duplicate', 'Duplicate', 'File', 'post', 'post', { keys: 'Mod-Shift-d', words: 'copy' }),
  command('post.reveal', 'Show in file manager', 'File', 'post', 'post', { words: 'reveal finder explorer' }),
  command('post.trash', 'Move to trash…', 'File', 'post', 'post', { words: 'delete remove' }),
  command('post.close', 'Close post', 'File', 'post', 'post', { words: 'leave' }),
  command('export.open', 'Export…', 'File', 'export', 'library', {
    keys: 'Mod-Shift-e',
    words: 'publish html markdown download',
  }),
  command('edit.undo', 'Undo', 'Edit', 'undo', 'post', { keys: 'Mod-z' }),
  command('edit.redo', 'Redo', 'Edit', 'undo', 'post', { keys: 'Mod-Shift-z' }),
  command('edit.find', 'Find and replace', 'Edit', 'find', 'post', { keys: 'Mod-f', words: 'search' }),
  command('edit.frontMatter', 'Show or fold front matter', 'Edit', 'find', 'post', {
    keys: 'Mod-Alt-m',
    words: 'yaml toml source unfold',
  }),
  command('tags.manage', 'Manage tags…', 'Edit', 'tags', 'library', {
    keys: 'Mod-Alt-l',
    words: 'rename category taxonomy',
  }),
  command('format.bold', 'Bold', 'Format', 'inline', 'post', { keys: 'Mod-b', toolbar: true, words: 'strong' }),
  command('format.italic', 'Italic', 'Format', 'inline', 'post', { keys: 'Mod-i', toolbar: true, words: 'emphasis' }),
  command('format.strike', 'Strikethrough', 'Format', 'inline', 'post', {
    keys: 'Mod-Shift-x',
    toolbar: true,
    words: 'delete',
  }),
  command('format.code', 'Inline code', 'Format', 'inline', 'post', { keys: 'Mod-e', toolbar: true }),
  command('format.paragraph', 'Paragraph', 'Format/Heading', 'level', 'post', {
    keys: 'Mod-Alt-0',
    words: 'body text',
  }),
  command('format.heading1', 'Heading 1', 'Format/Heading', 'level', 'post', { keys: 'Mod-Alt-1' }),
  command('format.heading2', 'Heading 2', 'Format/Heading', 'level', 'post', { keys: 'Mod-Alt-2', toolbar: true }),
  command('format.heading3', 'Heading 3', 'Format/Heading', 'level', 'post', { keys: 'Mod-Alt-3', toolbar: true }),
  command('format.heading4', 'Heading 4', 'Format/Heading', 'level', 'post', { keys: 'Mod-Alt-4' }),
  command('format.heading5', 'Heading 5', 'Format/Heading', 'level', 'post', { keys: 'Mod-Alt-5' }),
  command('format.heading6', 'Heading 6', 'Format/Heading', 'level', 'post', { keys: 'Mod-Alt-6' }),
  command('format.link', 'Link', 'Format', 'insert', 'post', {
    keys: 'Mod-Shift-k',
    toolbar: true,
    words: 'url address',
  }),
  command('format.image', 'Image', 'Format', 'insert', 'post', {
    keys: 'Mod-Shift-m',
    toolbar: true,
    words: 'picture figure',
  }),
  command('format.bulletList', 'Bulleted list', 'Format', 'block', 'post', {
    keys: 'Mod-Shift-8',
    toolbar: true,
    words: 'unordered',
  }),
  command('format.numberedList', 'Numbered list', 'Format', 'block', 'post', {
    keys: 'Mod-Shift-7',
    toolbar: true,
    words: 'ordered',
  }),
  command('format.taskList', 'Task list', 'Format', 'block', 'post', {
    keys: 'Mod-Shift-9',
    toolbar: true,
    words: 'todo checkbox',
  }),
  command('format.quote', 'Quote', 'Format', 'block', 'post', {
    keys: 'Mod-Shift-.',
    toolbar: true,
    words: 'blockquote',
  }),
  command('format.codeBlock', 'Code block', 'Format', 'block', 'post', {
    keys: 'Mod-Alt-c',
    toolbar: true,
    words: 'fence',
  }),
  command('format.table', 'Table', 'Format', 'block', 'post', { keys: 'Mod-Alt-t', toolbar: true }),
  command('format.rule', 'Horizontal rule', 'Format', 'block', 'post', { toolbar: true, words: 'separator line' }),
  command('format.footnote', 'Footnote', 'Format', 'block', 'post', { keys: 'Mod-Alt-f', toolbar: true }),
  command('app.palette', 'Command palette', 'View', 'palette', 'nothing', { keys: 'Mod-k', words: 'commands' }),
  command('view.sidebar', 'Show or hide posts', 'View', 'panels', 'library', { keys: 'Mod-\\', words: 'sidebar list' }),
  command('view.preview', 'Show or hide preview', 'View', 'panels', 'library', { keys: 'Mod-Alt-v' }),
  command('view.inspector', 'Show or hide inspector', 'View', 'panels', 'library', {
    keys: 'Mod-Alt-b',
    words: 'properties outline',
  }),
  command('view.theme', 'Switch light and dark', 'View', 'look', 'nothing', { words: 'theme night' }),
  command('app.settings', 'Settings…', 'View', 'look', 'nothing', { keys: 'Mod-,', words: 'preferences options font' }),
  command('app.quickOpen', 'Go to post…', 'Go', 'post', 'library', { keys: 'Mod-p', words: 'quick open find' }),
  command('post.previous', 'Previous post', 'Go', 'post', 'library', { keys: 'Alt-PageUp' }),
  command('post.next', 'Next post', 'Go', 'post', 'library', { keys: 'Alt-PageDown' }),
  command('region.sidebar', 'Go to the list of posts', 'Go', 'region', 'library', { keys: 'Mod-1' }),
  command('region.editor', 'Go to the text', 'Go', 'region', 'library', { keys: 'Mod-2' }),
  command('region.preview', 'Go to the preview', 'Go', 'region', 'library', { keys: 'Mod-3' }),
  command('region.inspector', 'Go to the inspector', 'Go', 'region', 'library', { keys: 'Mod-4' }),
  command('region.next', 'Next region', 'Go', 'region', 'nothing', { keys: 'F6' }),
  command('region.previous', 'Previous region', 'Go', 'region', 'nothing', { keys: 'Shift-F6' }),
  command('app.help', 'Keyboard shortcuts', 'Help', 'help', 'nothing', { keys: 'F1', words: 'keys' }),
] as const;

export type CommandId = (typeof commands)[number]['id'];

const byId: ReadonlyMap<string, Command> = new Map(commands.map((command) => [command.id, command]));

/** The entry of a command. Every id of the table has one. */
export function commandOf(id: CommandId): Command {
  const found = byId.get(id);
  if (!found) throw new Error(`Unknown command: ${id}`);
  return found;
}

export const isCommandId = (id: string): id is CommandId => byId.has(id);
