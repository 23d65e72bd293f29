import type { ThemeName } from '../../shared/model/task.ts';
import type { Theme } from '../../shared/site/theme.ts';
import list from './default/list.mustache?raw';
import notFound from './default/not-found.mustache?raw';
import overview from './default/overview.mustache?raw';
import page from './default/page.mustache?raw';
import post from './default/post.mustache?raw';
import search from './default/search.mustache?raw';
import defaultSite from './default/site.css?raw';
import { themeCss } from './default/theme.ts';
import journalSite from './journal/site.css?raw';
import journalTokens from './journal/tokens.css?raw';
import terminalSite from './terminal/site.css?raw';
import terminalTokens from './terminal/tokens.css?raw';

export { default as searchScript } from './search.js?raw';

const templates = { page, post, list, overview, search, 'not-found': notFound };

/** A look that differs from the usual one in what its own sheets say. */
const variant = (...sheets: readonly string[]): Theme => ({
  css: [themeCss, defaultSite, ...sheets].join('\n'),
  templates,
});

/** The looks that come with Longhand. */
export const builtInThemes: Readonly<Record<ThemeName, Theme>> = {
  default: variant(),
  journal: variant(journalTokens, journalSite),
  terminal: variant(terminalTokens, terminalSite),
};
