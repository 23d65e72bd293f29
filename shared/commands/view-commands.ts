import { command } from './command.ts';

/** Panels, look, places to go to, help. */
export const viewCommands = [
  command('app.palette', 'Command palette', 'View', 'palette', 'nothing', { keys: 'Mod-k', words: 'commands' }),
  command('view.sidebar', 'Show or hide posts', 'View', 'panels', 'library', {
    keys: 'Mod-\\',
    words: 'sidebar list toggle',
  }),
  command('view.preview', 'Show or hide preview', 'View', 'panels', 'library', {
    keys: 'Mod-Alt-v',
    words: 'toggle split',
  }),
  command('view.previewFull', 'Preview as wide as its pane', 'View', 'look', 'library', { words: 'width full' }),
  command('view.previewArticle', 'Preview as wide as an article', 'View', 'look', 'library', {
    words: 'width measure column',
  }),
  command('view.previewPhone', 'Preview as wide as a phone', 'View', 'look', 'library', {
    words: 'width mobile narrow small screen',
  }),
  command('view.previewTheme', 'Preview in the other colours', 'View', 'look', 'library', {
    words: 'light dark theme night',
  }),
  command('view.inspector', 'Show or hide inspector', 'View', 'panels', 'library', {
    keys: 'Mod-Alt-b',
    words: 'properties outline toggle metadata',
  }),
  command('checks.show', 'Show checks', 'View', 'panels', 'post', {
    words: 'problems broken links missing images lint accessibility dead unused',
  }),
  command('checks.library', 'Check the library…', 'View', 'panels', 'library', {
    words: 'problems broken links missing images lint all posts dead unused',
  }),
  command('history.show', 'Show history', 'View', 'panels', 'post', {
    keys: 'Mod-Alt-y',
    words: 'earlier versions snapshots restore timeline',
  }),
  command('view.focusSentence', 'Focus on the sentence', 'View', 'mode', 'nothing', {
    words: 'mode dim quiet zen distraction free',
  }),
  command('view.focusParagraph', 'Focus on the paragraph', 'View', 'mode', 'nothing', {
    keys: 'Mod-Alt-Shift-f',
    words: 'mode dim quiet zen distraction free',
  }),
  command('view.typewriter', 'Typewriter mode', 'View', 'mode', 'nothing', { words: 'middle center scroll' }),
  command('view.minuteMarks', 'Mark the minutes of reading', 'View', 'mode', 'nothing', {
    words: 'reading time margin where minute begins',
  }),
  command('post.goal', 'Word goal…', 'View', 'mode', 'post', { words: 'target count words daily writing' }),
  command('view.theme', 'Switch light and dark', 'View', 'look', 'nothing', { words: 'theme night dark mode' }),
  command('view.contrast', 'High contrast', 'View', 'look', 'nothing', { words: 'accessibility colours theme' }),
  command('app.settings', 'Settings…', 'View', 'look', 'nothing', {
    keys: 'Mod-,',
    words:
      'preferences options font text size zoom line width spell check spelling language autosave remote images embeds videos own css style sheet stylesheet smart quotes typography marks appearance',
  }),
  command('app.quickOpen', 'Go to post…', 'Go', 'post', 'library', { keys: 'Mod-p', words: 'quick open find' }),
  command('app.goToHeading', 'Go to heading…', 'Go', 'post', 'post', {
    keys: 'Mod-Shift-o',
    words: 'section outline jump table of contents toc',
  }),
  command('post.previous', 'Previous post', 'Go', 'post', 'library', { keys: 'Alt-PageUp' }),
  command('post.next', 'Next post', 'Go', 'post', 'library', { keys: 'Alt-PageDown' }),
  command('region.sidebar', 'Go to the list of posts', 'Go', 'region', 'library', { keys: 'Mod-1' }),
  command('region.editor', 'Go to the text', 'Go', 'region', 'library', { keys: 'Mod-2' }),
  command('region.preview', 'Go to the preview', 'Go', 'region', 'library', { keys: 'Mod-3' }),
  command('region.inspector', 'Go to the inspector', 'Go', 'region', 'library', { keys: 'Mod-4' }),
  command('region.next', 'Next region', 'Go', 'region', 'nothing', { keys: 'F6' }),
  command('region.previous', 'Previous region', 'Go', 'region', 'nothing', { keys: 'Shift-F6' }),
  command('app.help', 'Keyboard shortcuts', 'Help', 'help', 'nothing', {
    keys: 'F1',
    words: 'keys cheat sheet hotkeys',
  }),
  command('app.shortcuts', 'Change shortcuts…', 'Help', 'help', 'nothing', { words: 'keys keyboard settings' }),
] as const;
