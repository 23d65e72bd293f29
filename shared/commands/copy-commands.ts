import { command } from './command.ts';

const menu = 'Edit/Copy as';

/** The selection, or without one the whole post, for other programs. */
export const copyCommands = [
  command('copy.html', 'Copy as HTML', menu, 'forms', 'post', { words: 'clipboard source markup' }),
  command('copy.rich', 'Copy as rich text', menu, 'forms', 'post', { words: 'clipboard formatted word' }),
  command('copy.markdown', 'Copy as Markdown', menu, 'forms', 'post', { words: 'clipboard plain body' }),
  command('copy.wordpress', 'Copy for WordPress', menu, 'programs', 'post', { words: 'clipboard blocks gutenberg' }),
  command('copy.mail', 'Copy for mail', menu, 'programs', 'post', { words: 'clipboard newsletter gmail outlook' }),
  command('copy.docs', 'Copy for Google Docs', menu, 'programs', 'post', { words: 'clipboard word document' }),
] as const;
