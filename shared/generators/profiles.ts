import type { Generator, SiteProfile } from '../model/site.ts';
import { astro } from './rules/astro.ts';
import { docusaurus } from './rules/docusaurus.ts';
import { eleventy } from './rules/eleventy.ts';
import type { GeneratorRules } from './rules/generator-rules.ts';
import { hexo } from './rules/hexo.ts';
import { hugo } from './rules/hugo.ts';
import { jekyll } from './rules/jekyll.ts';
import { next } from './rules/next.ts';
import { plain } from './rules/plain.ts';
import { zola } from './rules/zola.ts';

/** In the order in which they are asked whether a site is theirs: Hexo before Jekyll, whose configuration has the same name. */
export const generatorRules: Readonly<Record<Generator, GeneratorRules>> = {
  docusaurus,
  hugo,
  zola,
  astro,
  eleventy,
  hexo,
  next,
  jekyll,
  plain: { profile: {} },
};

/** What holds for every site of a generator until its own files say otherwise. */
export function siteProfile(generator: Generator): SiteProfile {
  return { ...plain, ...generatorRules[generator].profile, generator };
}
