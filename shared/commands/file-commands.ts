import { command } from './command.ts';

/** Libraries, posts as files, export. */
export const fileCommands = [
  command('post.new', 'New post', 'File', 'new', 'library', {
    keys: 'Mod-n',
    browserKeys: 'Mod-Alt-n',
    words: 'create write draft',
  }),
  command('window.new', 'New window', 'File', 'new', 'nothing', {
    keys: 'Mod-Shift-n',
    browserKeys: 'Mod-Alt-Shift-n',
    words: 'another library',
  }),
  command('library.open', 'Open folder…', 'File', 'open', 'nothing', { keys: 'Mod-o', words: 'library switch recent' }),
  command('library.new', 'New library…', 'File', 'open', 'nothing', { words: 'create folder' }),
  command('library.openSample', 'Open the sample library', 'File', 'open', 'nothing', { words: 'demo' }),
  command('library.rescan', 'Read the folder again', 'File', 'open', 'library', { words: 'rescan refresh reload' }),
  command('library.close', 'Close library', 'File', 'open', 'library', { words: 'welcome' }),
  command('post.save', 'Save', 'File', 'post', 'post', { keys: 'Mod-s', words: 'file' }),
  command('post.rename', 'Rename file…', 'File', 'post', 'post', { keys: 'F2', words: 'move post slug name' }),
  command('post.publish', 'Publish this post…', 'File', 'post', 'post', { words: 'live draft date schedule' }),
  command('post.duplicate', 'Duplicate', 'File', 'post', 'post', { keys: 'Mod-Shift-d', words: 'copy post' }),
  command('post.reveal', 'Show in file manager', 'File', 'post', 'post', {
    words: 'reveal finder explorer folder open',
  }),
  command('post.copyPath', 'Copy path', 'File', 'post', 'post', { words: 'clipboard file' }),
  command('post.trash', 'Move to trash…', 'File', 'post', 'post', { words: 'delete post remove post' }),
  command('history.deleted', 'Deleted posts…', 'File', 'post', 'library', {
    words: 'history restore recover undelete',
  }),
  command('post.close', 'Close tab', 'File', 'tab', 'post', {
    keys: 'Mod-w',
    browserKeys: 'Mod-Alt-w',
    words: 'leave post',
  }),
  command('tab.reopen', 'Reopen closed tab', 'File', 'tab', 'library', {
    keys: 'Mod-Shift-t',
    browserKeys: 'Mod-Alt-Shift-t',
    words: 'restore post',
  }),
  command('export.open', 'Export…', 'File', 'export', 'library', {
    keys: 'Mod-Shift-e',
    words: 'publish html markdown download convert generator',
  }),
  command('post.print', 'Print…', 'File', 'export', 'post', { words: 'pdf paper export' }),
  command('git.open', 'Publish changes…', 'File', 'export', 'library', {
    words: 'git commit push pull sync merge branch',
  }),
] as const;
