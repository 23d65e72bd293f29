import { command } from './command.ts';

/** Undo, find, and what changes the text without formatting it. */
export const editCommands = [
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
] as const;
