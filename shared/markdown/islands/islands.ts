import { IterMode, type Tree } from '@lezer/common';
import type { SiteProfile } from '../../model/site.ts';
import { findClosers } from './closers.ts';
import { formulaEnd } from './formulas.ts';
import { findMdx } from './mdx.ts';

/**
 * Text that Markdown has no part in: shortcodes, Liquid and Nunjucks, MDX, directives, attribute lists, and formulas. One
 * kind of thing: never read as Markdown, shown as it is, and, but for formulas, never counted. Offsets are UTF-16 in the
 * whole text.
 */
export interface Island {
  readonly from: number;
  readonly to: number;
  /** It stands alone on its line and separates what is above from what is below. */
  readonly block: boolean;
  /** TeX between dollars. */
  readonly formula: boolean;
}

export interface IslandOptions {
  /** ESM lines, JSX components and `{expressions}` are islands too. A body that begins with an import is MDX anyway. */
  readonly mdx?: boolean | undefined;
}

/** Whether a file is MDX by its name. */
export const isMdxName = (name: string): boolean => /\.mdx$/i.test(name);

/** The same of a post of a site. */
export const isMdxPost = (id: string, { mdx }: Pick<SiteProfile, 'mdx'>): boolean =>
  isMdxName(id) || (mdx && /\.md$/i.test(id));

/**
 * Cheap test: can the text hold an island at all? Spares most posts a second parse. With the offset where the body begins, code
 * with imports in it is told from MDX.
 */
export function mayHaveIslands(text: string, mdx?: boolean, from?: number): boolean {
  if (mdx === true || /\{[{%:#.]|:::|\$\$|\$\S[^$\n]*\$/.test(text)) return true;
  return from === undefined ? /^(?:import|export)\s/m.test(text) : isMdx(text, from, {});
}

/** Every island after `from`, in order, never overlapping. `tree` is the lezer tree of the text; code holds no islands. */
export function findIslands(text: string, from: number, tree: Tree, options: IslandOptions = {}): readonly Island[] {
  const mdx = isMdx(text, from, options);
  return scanIslands(text, from, text.length, codeRanges(tree, mdx), mdx);
}

/** A stretch of code. */
export interface CodeRange {
  readonly from: number;
  readonly to: number;
}

/** The islands that begin between two offsets, given the code around them. */
export function scanIslands(
  text: string,
  from: number,
  until: number,
  code: readonly CodeRange[],
  mdx: boolean,
): readonly Island[] {
  const next = mdx ? findMdx(text, from) : null;
  const closers = findClosers(text);
  const opener = mdx ? /[{<$]|:{3,}|^(?=import\b|export\b)/gm : /\{[{%:#.]|:{3,}|\$/g;
  const islands: Island[] = [];
  opener.lastIndex = from;
  let index = 0;
  for (let match = opener.exec(text); match && match.index < until; match = opener.exec(text)) {
    const at = match.index;
    while (index < code.length && (code[index]?.to ?? 0) <= at) index++;
    const inside = code[index];
    if (inside && inside.from <= at) {
      opener.lastIndex = inside.to;
      continue;
    }
    const to = match[0] === '$' ? formulaEnd(text, at) : (closers(at) ?? next?.(at) ?? null);
    if (to === null) {
      opener.lastIndex = Math.max(opener.lastIndex, at + 1);
      continue;
    }
    islands.push({ from: at, to, block: standsAlone(text, at, to), formula: match[0] === '$' });
    opener.lastIndex = to;
  }
  return islands;
}

/** MDX by its file name, or without it by a body that begins with an import or an export. */
export function isMdx(text: string, from: number, options: IslandOptions): boolean {
  if (options.mdx === true) return true;
  return /^\s*(?:import\s[^\n]*['"]|export\s+(?:const|default|function)\b)/.test(text.slice(from, from + 500));
}

/** The code between two offsets of a tree. Indented text is none in MDX. */
export function codeRanges(tree: Tree, mdx: boolean, from = 0, to = tree.length): readonly CodeRange[] {
  const ranges: CodeRange[] = [];
  tree.iterate({
    from,
    to,
    mode: IterMode.IgnoreMounts,
    enter(node) {
      const code = node.name === 'InlineCode' || node.name === 'FencedCode' || (node.name === 'CodeBlock' && !mdx);
      if (code && node.from >= from && node.from < to) ranges.push({ from: node.from, to: node.to });
      return !code;
    },
  });
  return ranges;
}

/** How many characters before and behind its first one decide whether there is an island and what it is, MDX aside. */
export const islandReach = { before: 300, behind: 17_000 } as const;
const longestGap = 500;

/** Alone on its line but for indentation and quote marks; an expression `{{ x }}` is a word even when alone. */
function standsAlone(text: string, from: number, to: number): boolean {
  if (text.startsWith('{{', from) && !/[<%]/.test(text.charAt(from + 2))) return false;
  const before = text.slice(text.lastIndexOf('\n', from - 1) + 1, from);
  if (before.length > 40 || !/^[ \t>]*$/.test(before)) return false;
  const stop = Math.min(text.length, to + longestGap);
  for (let i = to; i < stop; i++) {
    const char = text.charAt(i);
    if (char === '\n' || char === '\r') return true;
    if (char !== ' ' && char !== '\t') return false;
  }
  return stop === text.length;
}
