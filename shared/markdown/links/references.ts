import { IterMode, type SyntaxNode, type Tree } from '@lezer/common';
import { bodyStart } from '../../frontmatter/split.ts';
import { findIslands, mayHaveIslands } from '../islands/islands.ts';
import { addressIn, neededLabel } from '../parse/label.ts';
import { createLines } from '../parse/lines.ts';
import { completeTree } from '../parse/parser.ts';
import { definitionsOf } from './definitions.ts';
import { openTags } from './open-tags.ts';

/** One link or image of a post. */
export interface Reference {
  readonly kind: 'link' | 'image';
  /** The address as written, without angle brackets. */
  readonly href: string;
  /** Where it stands in the whole text; of a link by a label where that is defined. */
  readonly hrefFrom: number;
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
  const full = completeTree(text, from, tree, mdx);
  const islands = mayHaveIslands(text, mdx) ? findIslands(text, from, full, { mdx }) : [];
  const definitions = definitionsOf(full, (start, end) => text.slice(start, end), from);
  const lineOf = createLines(text);
  const found: Reference[] = [];
  const add = (
    kind: Reference['kind'],
    address: Address | undefined,
    words: string,
    node: { from: number; to: number },
  ) => {
    if (address === undefined || /\{[{%<]/.test(address.href)) return;
    const { href, hrefFrom } = address;
    if (islands.some((island) => island.from <= node.from && node.to <= island.to)) return;
    found.push({ kind, href, hrefFrom, text: words, from: node.from, to: node.to, line: lineOf(node.from) });
  };
  full.iterate({
    from,
    mode: IterMode.IgnoreMounts,
    enter({ name, node }) {
      if (name === 'HTMLTag' || name === 'HTMLBlock') {
        for (const tag of htmlReferences(text.slice(node.from, node.to), node.from)) add(tag.kind, tag, tag.text, tag);
        return false;
      }
      if (name === 'Link' || name === 'Image')
        add(name === 'Image' ? 'image' : 'link', addressOf(text, node, definitions), wordsOf(text, node), node);
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

type Address = Pick<Reference, 'href' | 'hrefFrom'>;

function addressOf(text: string, node: SyntaxNode, definitions: ReturnType<typeof definitionsOf>): Address | undefined {
  const url = addressIn(node);
  if (url) return bare(text, url);
  // `[a]()` is a link to nowhere, `[a]` one only where a definition stands.
  const label = neededLabel(node, (from, to) => text.slice(from, to));
  if (label === null) return { href: '', hrefFrom: node.to };
  const defined = definitions.get(label);
  return defined && bare(text, defined);
}

function bare(text: string, { from, to }: { readonly from: number; readonly to: number }): Address {
  const url = text.slice(from, to);
  return /^<.*>$/s.test(url) ? { href: url.slice(1, -1), hrefFrom: from + 1 } : { href: url, hrefFrom: from };
}

/** Images and links in raw HTML, by their tags alone. Films and sounds are shown as links to their files. */
function htmlReferences(html: string, offset: number) {
  return openTags(html, ['img', 'a', 'video', 'audio', 'source'], offset).flatMap(({ name, from, to, attribute }) => {
    const kind = name === 'img' ? ('image' as const) : ('link' as const);
    const found = attribute(name === 'a' ? 'href' : 'src');
    // An image that is described as nothing is an ornament, and says so; one without the attribute does not.
    const text = kind === 'image' ? (attribute('alt')?.value ?? '') : '';
    return found ? [{ kind, href: found.value, hrefFrom: found.from, text, from, to }] : [];
  });
}
