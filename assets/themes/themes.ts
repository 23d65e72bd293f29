import type { Theme } from '../../shared/site/theme.ts';
import list from './default/list.mustache?raw';
import notFound from './default/not-found.mustache?raw';
import overview from './default/overview.mustache?raw';
import page from './default/page.mustache?raw';
import post from './default/post.mustache?raw';
import site from './default/site.css?raw';
import { themeCss } from './default/theme.ts';

const templates = { page, post, list, overview, 'not-found': notFound };

/** The looks that come with Longhand; the first is the usual one. */
export const builtInThemes: readonly [Theme, ...Theme[]] = [
  { name: 'default', css: `${themeCss}\n${site}`, templates },
];
