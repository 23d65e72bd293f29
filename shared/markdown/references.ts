import { IterMode, type SyntaxNode, type Tree } from '@lezer/common';
import { bodyStart } from '../frontmatter/split.ts';
import { findIslands, mayHaveIslands } from './islands.ts';
import { createLines } from './lines.ts';
import { completeTree } from './parser.ts';

/** One link or image of a post. */
export interface Reference {
  readonly kind: 'link' | 'image';
  /** The address as written, without angle brackets. */
  readonly href: string;
  /** What is between the brackets: the words of a link, the description of an image. */
  readonly text: string;
  /** UTF-16 offsets of the whole construct in the whole text. */
  readonly from: number;
  readonly to: number;
  /** 1-based line in the whole text. */
  readonly line: number;
}

export interface ReferenceOptions {
  /** As for textStats. */
  readonly tree?: Tree | undefined;
  /** The file is MDX. */
  readonly mdx?: boolean | undefined;
}

/**
 * The links and images of a whole file in order: those in brackets with an address or a label, and raw HTML's. Not those in
 * code, in islands or with the address of a template, nor bare addresses, which lead out of the site.
 */
export function references(text: string, { tree, mdx }: ReferenceOptions = {}): readonly Reference[] {
  const from = bodyStart(text);
  const full = completeTree(text, from, tree);
  const islands = mayHaveIslands(text, mdx) ? findIslands(text, from, full, { mdx }) : [];
  const definitions = definitionsOf(text, full, from);
  const lineOf = createLines(text);
  const found: Reference[] = [];
  const add = (
    kind: Reference['kind'],
    href: string | undefined,
    words: string,
    node: { from: number; to: number },
  ) => {
    if (href === undefined || /\{[{%<]/.test(href)) return;
    if (islands.some((island) => island.from <= node.from && node.to <= island.to)) return;
    found.push({ kind, href, text: words, from: node.from, to: node.to, line: lineOf(node.from) });
  };
  full.iterate({
    from,
    mode: IterMode.IgnoreMounts,
    enter({ name, node }) {
      if (name === 'HTMLTag' || name === 'HTMLBlock') {
        for (const tag of htmlReferences(text.slice(node.from, node.to), node.from))
          add(tag.kind, tag.href, tag.text, tag);
        return false;
      }
      if (name === 'Link' || name === 'Image')
        add(name === 'Image' ? 'image' : 'link', hrefOf(text, node, definitions), wordsOf(text, node), node);
      return true;
    },
  });
  return found;
}

/** Between the first and the second mark stand the words. */
function wordsOf(text: string, node: SyntaxNode): string {
  const [open, close] = node.getChildren('LinkMark');
  return open && close ? text.slice(open.to, close.from) : '';
}

function hrefOf(text: string, node: SyntaxNode, definitions: ReadonlyMap<string, string>): string | undefined {
  const url = node.getChild('URL');
  if (url) return bare(text.slice(url.from, url.to));
  // `[a]()` is a link to nowhere, `[a]` one only where a definition stands.
  const marks = node.getChildren('LinkMark');
  if (marks.length > 2) return '';
  const label = node.getChild('LinkLabel');
  const written = label ? text.slice(label.from + 1, label.to - 1) : '';
  return definitions.get(fold(written || wordsOf(text, node)));
}

const bare = (url: string) => url.replace(/^<(.*)>$/s, '$1');

/** Labels match whatever their case and blanks (CommonMark 4.7); the first of two definitions counts. */
const fold = (label: string) => label.trim().replace(/\s+/g, ' ').toLowerCase();

function definitionsOf(text: string, tree: Tree, from: number): ReadonlyMap<string, string> {
  const definitions = new Map<string, string>();
  tree.iterate({
    from,
    mode: IterMode.IgnoreMounts,
    enter({ name, node }) {
      if (name !== 'LinkReference') return;
      const label = node.getChild('LinkLabel');
      const url = node.getChild('URL');
      if (!label || !url) return;
      const key = fold(text.slice(label.from + 1, label.to - 1));
      if (!definitions.has(key)) definitions.set(key, bare(text.slice(url.from, url.to)));
    },
  });
  return definitions;
}

/** Images and links in raw HTML, by their tags alone. */
function htmlReferences(html: string, offset: number) {
  return [...html.matchAll(/<(img|a)\s(?:[^>"']|"[^"]*"|'[^']*')*>/gi)].flatMap((tag) => {
    const kind = tag[1]?.toLowerCase() === 'img' ? ('image' as const) : ('link' as const);
    const href = attribute(tag[0], kind === 'image' ? 'src' : 'href');
    const from = offset + tag.index;
    // An image that is described as nothing is an ornament, and says so; one without the attribute does not.
    const text = kind === 'image' ? (attribute(tag[0], 'alt') ?? '') : '';
    return href === undefined ? [] : [{ kind, href, text, from, to: from + tag[0].length }];
  });
}

const attribute = (tag: string, name: string) => {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(tag);
  return found ? (found[1] ?? found[2] ?? found[3]) : undefined;
};
