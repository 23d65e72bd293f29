import { githubName } from '../../base/github-name.ts';
import { eleventyName, hexoName, zolaName } from '../../base/generator-names.ts';
import type { Generator, HeadingIds } from '../../model/site.ts';
import { githubIds, type IdRule, type NamingSite } from './id-rule.ts';

/** A line of a heading without its marks. */
const withoutMarks = (line: string): string =>
  line
    .replace(/^#+/, '')
    .replace(/\s#+\s*$/, '')
    .trim();

/** Letter by letter, as Go: one alone has no form for the end of a word. */
const lowered = (words: string): string =>
  [...words].map((letter) => String.fromCodePoint(letter.toLowerCase().codePointAt(0) ?? 0)).join('');

function withoutAttributes(line: string): string {
  const at = line.lastIndexOf('{');
  return at >= 0 && /^\{[^{}#.=]*[#.=][^{}]*\}\s*$/.test(line.slice(at)) ? line.slice(0, at).trimEnd() : line;
}

/** Of the line as it is written, addresses of links and all (markup/goldmark/autoid.go, by its `autoHeadingIDType`). */
function hugoName(line: string, way: HeadingIds['way']): string {
  const words = withoutMarks(withoutAttributes(line));
  // github.com/russross/blackfriday, sanitized_anchor_name.
  if (way === 'blackfriday') return lowered(words.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, ''));
  const isAscii = way === 'github-ascii';
  const written = isAscii ? words.normalize('NFD').replaceAll(/[^\0-\x7f]/g, '') : words;
  return lowered(written.replaceAll(/[^\p{L}\p{Nd}_ -]/gu, '')).replaceAll(' ', '-');
}

/** kramdown by itself, of the line as it is written (lib/kramdown/converter/base.rb: basic_generate_id). */
const kramdownName = (line: string): string =>
  withoutMarks(line)
    .replace(/^[^a-z]+/i, '')
    .replaceAll(/[^a-z\d -]/gi, '')
    .replaceAll(' ', '-')
    .toLowerCase() || 'section';

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

/** As GitHub, of words in which two hyphens are a dash by then (`markdown.smartypants`: retext-smartypants, lib/index.js). */
const astroName = (words: string, line: string): string =>
  githubName(outsideCode(words, line, (text) => text.replace(/(?<!-)--(?!-)/g, '')));

/** Nextra takes the id from brackets at the end, `## Words [#id]` (nextra.site/docs/guide/markdown#custom-heading-id). */
const nextraName = (words: string): string => /\[#([^\]\s]+)\]\s*$/.exec(words)?.[1] ?? githubName(words);

/** The ids of headings as each generator makes them where its configuration says nothing of them. */
const idRules: Readonly<Record<Generator, IdRule>> = {
  astro: { ...githubIds, name: astroName },
  docusaurus: githubIds,
  next: { ...githubIds, name: nextraName },
  plain: githubIds,
  hugo: { name: (_, line) => hugoName(line, undefined) || 'heading', second: 1, looks: true },
  jekyll: { name: jekyllName, second: 1, looks: false },
  hexo: { name: hexoWords, second: 1, looks: false },
  // components/markdown/src/markdown.rs: find_anchor.
  zola: { name: zolaName, second: 1, looks: true },
  // Plugins/IdAttributePlugin.js, as the starters have it; markdown-it-anchor, which others have, counts from 1.
  eleventy: { name: eleventyName, second: 2, looks: false },
};

/** The same as a site's configuration has them. */
export function idRuleOf({ generator, headingIds: { none, prefix = '', way } }: NamingSite): IdRule {
  const rule = idRules[generator];
  if (none) return { ...rule, name: () => null };
  const make = way === undefined ? rule.name : named(rule, way);
  const prefixed = (words: string, line: string) => {
    const name = make(words, line);
    return name === null ? null : prefix + name;
  };
  return { ...rule, name: prefix === '' ? make : prefixed };
}

function named({ name }: IdRule, way: NonNullable<HeadingIds['way']>): IdRule['name'] {
  switch (way) {
    case 'github-ascii':
    case 'blackfriday':
      return (_, line) => hugoName(line, way) || 'heading';
    case 'kramdown':
      return (_, line) => kramdownName(line);
    // hexo-util, lib/slugize.ts: `transform`.
    case 'lower':
      return (words, line) => name(words, line)?.toLowerCase() ?? null;
    case 'upper':
      return (words, line) => name(words, line)?.toUpperCase() ?? null;
    // components/utils/src/slugs.rs: slugify_anchors, `safe` and `off`.
    case 'words':
      return (words) => words.replaceAll(/[ \t\n\f\r]/g, '_');
  }
}
