import { command } from './command.ts';

/** Undo, find, and what changes or selects text without formatting it. */
export const editCommands = [
  command('edit.undo', 'Undo', 'Edit', 'undo', 'post', { keys: 'Mod-z' }),
  command('edit.redo', 'Redo', 'Edit', 'undo', 'post', { keys: 'Mod-Shift-z' }),
  command('edit.find', 'Find', 'Edit', 'find', 'post', { keys: 'Mod-f', words: 'search regex' }),
  command('edit.replace', 'Find and replace', 'Edit', 'find', 'post', {
    keys: 'Mod-h',
    macKeys: 'Mod-Alt-r',
    words: 'search substitute',
  }),
  command('edit.findNext', 'Find next', 'Edit', 'find', 'post', { keys: 'F3', words: 'search again' }),
  command('edit.findPrevious', 'Find previous', 'Edit', 'find', 'post', { keys: 'Shift-F3', words: 'search back' }),
  command('edit.openLink', 'Open link', 'Edit', 'find', 'post', {
    keys: 'Alt-Enter',
    inText: true,
    words: 'follow go',
  }),
  command('edit.complete', 'Complete', 'Edit', 'find', 'post', {
    keys: 'Mod-Space',
    macKeys: 'Alt-Escape',
    inText: true,
    words: 'suggest autocomplete link image emoji shortcode',
  }),
  command('posts.search', 'Search posts', 'Edit', 'find', 'library', {
    keys: 'Mod-Shift-f',
    words: 'find full text everywhere library global find files grep',
  }),
  command('posts.replace', 'Find and replace in all posts…', 'Edit', 'find', 'library', {
    keys: 'Mod-Shift-h',
    words: 'search substitute regular expression everywhere library regex files',
  }),
  command('edit.frontMatter', 'Show or fold front matter', 'Edit', 'find', 'post', {
    keys: 'Mod-Alt-m',
    words: 'yaml toml source unfold',
  }),
  command('edit.moveLineUp', 'Move lines up', 'Edit/Lines', 'line', 'post', { keys: 'Alt-ArrowUp', inText: true }),
  command('edit.moveLineDown', 'Move lines down', 'Edit/Lines', 'line', 'post', {
    keys: 'Alt-ArrowDown',
    inText: true,
  }),
  command('edit.duplicateLine', 'Duplicate lines', 'Edit/Lines', 'line', 'post', {
    keys: 'Alt-Shift-ArrowDown',
    inText: true,
    words: 'copy',
  }),
  command('edit.deleteLine', 'Delete lines', 'Edit/Lines', 'line', 'post', { inText: true, words: 'remove' }),
  command('edit.moveSectionUp', 'Move section up', 'Edit/Lines', 'section', 'post', {
    keys: 'Mod-Alt-PageUp',
    inText: true,
    words: 'heading chapter',
  }),
  command('edit.moveSectionDown', 'Move section down', 'Edit/Lines', 'section', 'post', {
    keys: 'Mod-Alt-PageDown',
    inText: true,
    words: 'heading chapter',
  }),
  command('edit.growSelection', 'Select more', 'Edit/Select', 'syntax', 'post', {
    keys: 'Mod-Alt-=',
    inText: true,
    words: 'grow expand syntax word paragraph section',
  }),
  command('edit.shrinkSelection', 'Select less', 'Edit/Select', 'syntax', 'post', {
    keys: 'Mod-Alt--',
    inText: true,
    words: 'shrink syntax',
  }),
  command('edit.selectNext', 'Select next occurrence', 'Edit/Select', 'carets', 'post', {
    keys: 'Mod-d',
    inText: true,
    words: 'multiple cursors add',
  }),
  command('edit.selectAllLike', 'Select all occurrences', 'Edit/Select', 'carets', 'post', {
    keys: 'Mod-Shift-l',
    inText: true,
    words: 'multiple cursors',
  }),
  command('edit.caretAbove', 'Add caret above', 'Edit/Select', 'carets', 'post', {
    keys: 'Mod-Alt-ArrowUp',
    inText: true,
    words: 'multiple cursors',
  }),
  command('edit.caretBelow', 'Add caret below', 'Edit/Select', 'carets', 'post', {
    keys: 'Mod-Alt-ArrowDown',
    inText: true,
    words: 'multiple cursors',
  }),
  command('edit.fold', 'Fold or unfold section', 'View/Fold', 'fold', 'post', {
    keys: 'Mod-Alt-[',
    inText: true,
    words: 'collapse heading list',
  }),
  command('edit.foldAll', 'Fold all sections', 'View/Fold', 'fold', 'post', { words: 'collapse headings' }),
  command('edit.unfoldAll', 'Unfold all', 'View/Fold', 'fold', 'post', { keys: 'Mod-Alt-]', words: 'expand' }),
  command('post.repair', 'Repair flattened Markdown…', 'Edit', 'tags', 'post', {
    words: 'paste lines headings bullets',
  }),
  command('changes.undo', 'Undo last change across posts', 'Edit', 'tags', 'library', {
    words: 'operation revert take back tag rename',
  }),
  command('changes.redo', 'Redo last change across posts', 'Edit', 'tags', 'library', { words: 'operation again' }),
  command('changes.history', 'History of changes across posts…', 'Edit', 'tags', 'library', { words: 'operations' }),
  command('tags.manage', 'Manage tags…', 'Edit', 'tags', 'library', {
    keys: 'Mod-Alt-l',
    words: 'rename merge delete category taxonomy manager categories taxonomies near duplicates',
  }),
] as const;
