import code from './code.css?raw';
import footnotes from './footnotes.css?raw';
import islands from './islands.css?raw';
import page from './page.css?raw';
import print from './print.css?raw';
import tables from './tables.css?raw';
import text from './text.css?raw';
import tokens from './tokens.css?raw';

/** The whole style sheet of the theme, for the preview and for the head of every exported page. Later parts win. */
export const themeCss = [tokens, page, text, tables, code, islands, footnotes, print].join('\n');
