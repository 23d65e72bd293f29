import { command } from './command.ts';

const menu = 'Edit/Selected posts';

/** What is done to the posts that are chosen in the list. */
export const selectionCommands = [
  command('selection.addTags', 'Add tags to selected posts…', menu, 'tags', 'library', { words: 'bulk several many' }),
  command('selection.removeTags', 'Remove tags from selected posts…', menu, 'tags', 'library', {
    words: 'bulk delete',
  }),
  command('selection.setField', 'Set a field of selected posts…', menu, 'fields', 'library', {
    words: 'bulk property front matter',
  }),
  command('selection.removeField', 'Remove a field of selected posts…', menu, 'fields', 'library', {
    words: 'bulk property front matter delete',
  }),
  command('selection.draft', 'Make drafts of selected posts…', menu, 'drafts', 'library', { words: 'bulk unpublish' }),
  command('selection.publish', 'Take selected posts out of the drafts…', menu, 'drafts', 'library', {
    words: 'bulk publish live',
  }),
  command('selection.move', 'Move selected posts to a folder…', menu, 'files', 'library', { words: 'bulk' }),
  command('selection.export', 'Export selected posts…', menu, 'files', 'library', {
    words: 'bulk html markdown convert generator',
  }),
  command('selection.trash', 'Move selected posts to trash…', menu, 'files', 'library', {
    words: 'bulk delete remove',
  }),
] as const;
