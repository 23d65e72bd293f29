import { githubName } from '../../base/github-name.ts';
import { eleventyName, hexoName, zolaName } from '../../base/generator-names.ts';
import type { Generator } from '../../model/site.ts';
import { githubIds, type IdRule } from './id-rule.ts';

/** Of the line as it is written, addresses of links and all (markup/goldmark/autoid.go, `autoHeadingIDType: github`). */
function hugoName(line: string): string {
  const words = line
    .replace(/\s*\{[^{}]*[#.=][^{}]*\}\s*$/, '')
    .replace(/^#+/, '')
    .replace(/\s#+\s*$/, '')
    .trim();
  // Letter by letter, as Go: one alone has no form for the end of a word.
  return [...words.replaceAll(/[^\p{L}\p{Nd}_ -]/gu, '')]
    .map((letter) => (letter === ' ' ? '-' : String.fromCodePoint(letter.toLowerCase().codePointAt(0) ?? 0)))
    .join('');
}

/** kramdown-parser-gfm (lib/kramdown/parser/gfm.rb: generate_gfm_header_id), which sees `--` and `---` as dashes by then. */
const jekyllName = (words: string, line: string): string =>
  githubName(outsideCode(words, line, (text) => text.replace(/-{2,3}/g, '')).replaceAll('\t', ' '));

/** hexo-renderer-marked (lib/renderer.js: anchorId) names what smartypants has made of the words. */
const hexoWords = (words: string, line: string): string => hexoName(outsideCode(words, line, withSmartSigns));

/** As smartypants of hexo-renderer-marked (lib/renderer.js). */
const withSmartSigns = (text: string): string =>
  text
    .replaceAll('---', '—')
    .replaceAll('--', '–')
    .replace(/(^|[-—/([{"\s])'/g, '$1‘')
    .replaceAll("'", '’')
    .replace(/(^|[-—/([{‘\s])"/g, '$1“')
    .replaceAll('"', '”')
    .replaceAll('...', '…');

/** The words, with those changed that no code of the line holds. */
function outsideCode(words: string, line: string, change: (text: string) => string): string {
  let made = '';
  let at = 0;
  for (const [, , code = ''] of line.matchAll(/(`+)(.+?)\1/g)) {
    const found = words.indexOf(code.trim(), at);
    if (found < 0) continue;
    made += change(words.slice(at, found)) + code.trim();
    at = found + code.trim().length;
  }
  return made + change(words.slice(at));
}

/** The ids of headings as each generator makes them where its configuration says nothing of them. */
export const idRules: Readonly<Record<Generator, IdRule>> = {
  astro: githubIds,
  docusaurus: githubIds,
  next: githubIds,
  plain: githubIds,
  hugo: { name: (_, line) => hugoName(line) || 'heading', second: 1, looks: true },
  jekyll: { name: jekyllName, second: 1, looks: false },
  hexo: { name: hexoWords, second: 1, looks: false },
  // components/markdown/src/markdown.rs: find_anchor.
  zola: { name: zolaName, second: 1, looks: true },
  // Plugins/IdAttributePlugin.js, as the starters have it; markdown-it-anchor, which others have, counts from 1.
  eleventy: { name: eleventyName, second: 2, looks: false },
};
