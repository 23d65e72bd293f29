import type { ConversionTarget } from '../../shared/model/task.ts';
import hugoHugo from './hugo/hugo.toml.txt?raw';
import hugoSingle from './hugo/single.html.txt?raw';
import hugoList from './hugo/list.html.txt?raw';
import jekyllConfig from './jekyll/_config.yml.txt?raw';
import jekyllPost from './jekyll/post.html.txt?raw';
import jekyllIndex from './jekyll/index.html.txt?raw';
import astroPackage from './astro/package.json.txt?raw';
import astroAstroConfig from './astro/astro.config.mjs.txt?raw';
import astroContentConfig from './astro/content.config.ts.txt?raw';
import astroIndex from './astro/index.astro.txt?raw';
import astroPost from './astro/post.astro.txt?raw';
import eleventyPackage from './eleventy/package.json.txt?raw';
import eleventyEleventyConfig from './eleventy/eleventy.config.js.txt?raw';
import eleventyContent from './eleventy/content.json.txt?raw';
import eleventyPost from './eleventy/post.liquid.txt?raw';
import eleventyIndex from './eleventy/index.liquid.txt?raw';
import hexoPackage from './hexo/package.json.txt?raw';
import hexoConfig from './hexo/_config.yml.txt?raw';
import hexoPost from './hexo/post.ejs.txt?raw';
import hexoIndex from './hexo/index.ejs.txt?raw';
import zolaConfig from './zola/config.toml.txt?raw';
import zolaHome from './zola/home.md.txt?raw';
import zolaBlog from './zola/blog.md.txt?raw';
import zolaPage from './zola/page.html.txt?raw';
import zolaSection from './zola/section.html.txt?raw';
import zolaIndex from './zola/index.html.txt?raw';
import zolaTaxonomyList from './zola/taxonomy_list.html.txt?raw';
import zolaTaxonomySingle from './zola/taxonomy_single.html.txt?raw';

/** The files of a new site by path below its folder, with `%name%` where something of the old one goes. */
export const newSites: Readonly<Record<ConversionTarget, Readonly<Record<string, string>>>> = {
  plain: {},
  hugo: {
    'hugo.toml': hugoHugo,
    'layouts/_default/single.html': hugoSingle,
    'layouts/_default/list.html': hugoList,
  },
  jekyll: {
    '_config.yml': jekyllConfig,
    '_layouts/post.html': jekyllPost,
    'index.html': jekyllIndex,
  },
  astro: {
    'package.json': astroPackage,
    'astro.config.mjs': astroAstroConfig,
    'src/content.config.ts': astroContentConfig,
    'src/pages/index.astro': astroIndex,
    'src/pages/blog/[...id].astro': astroPost,
  },
  eleventy: {
    'package.json': eleventyPackage,
    'eleventy.config.js': eleventyEleventyConfig,
    'content/content.json': eleventyContent,
    'content/_includes/post.liquid': eleventyPost,
    'content/index.liquid': eleventyIndex,
  },
  hexo: {
    'package.json': hexoPackage,
    '_config.yml': hexoConfig,
    'themes/plain/layout/post.ejs': hexoPost,
    'themes/plain/layout/page.ejs': hexoPost,
    'themes/plain/layout/index.ejs': hexoIndex,
  },
  zola: {
    'config.toml': zolaConfig,
    'content/_index.md': zolaHome,
    'content/blog/_index.md': zolaBlog,
    'templates/page.html': zolaPage,
    'templates/section.html': zolaSection,
    'templates/index.html': zolaIndex,
    'templates/taxonomy_list.html': zolaTaxonomyList,
    'templates/taxonomy_single.html': zolaTaxonomySingle,
  },
};
