import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import type { SyntaxNode } from '@lezer/common';
import { definitionsOf } from '../../shared/markdown/links/definitions.ts';
import { addressIn, foldLabel, neededLabel } from '../../shared/markdown/parse/label.ts';

export interface LinkAt {
  readonly kind: 'link' | 'image';
  /** As written, without angle brackets. */
  readonly href: string;
  /** The whole construct. */
  readonly from: number;
  readonly to: number;
  /** The address, to be edited. */
  readonly address: { readonly from: number; readonly to: number };
}

/** The link or image at a position of the text; null when there is none, or none with an address. */
export function linkAt(state: EditorState, position: number, side: -1 | 1 = 1): LinkAt | null {
  let node: SyntaxNode | null = syntaxTree(state).resolveInner(position, side);
  for (; node; node = node.parent) {
    const found = readLink(state, node);
    if (found) return found;
  }
  return callAt(state, position);
}

/** A generator's call for the address of a page, alone or with the words of its link. */
const call =
  /(?:\[[^\][]{0,300}\]\()?((?:\{\{[^{}]{0,99}\}\})?(?:\{\{[<%]\s*(?:rel)?ref\s[^{}]{0,300}\}\}|\{%-?\s*(?:post_url|link)\s[^{}]{0,300}%\})(?:#[^\s)]*)?)\)?/g;

/** To the grammar of Markdown it is no link: there are blanks in it. */
function callAt(state: EditorState, position: number): LinkAt | null {
  const line = state.doc.lineAt(position);
  for (const match of line.text.matchAll(call)) {
    const [whole, href = ''] = match;
    const from = line.from + match.index;
    const to = from + whole.length;
    const start = from + whole.indexOf(href);
    const address = { from: start, to: start + href.length };
    if (from <= position && position <= to) return { kind: 'link', href, from, to, address };
  }
  return null;
}

function readLink(state: EditorState, node: SyntaxNode): LinkAt | null {
  const { name, from, to } = node;
  if (name === 'Link' || name === 'Image') {
    const address = addressIn(node) ?? definitionOf(state, node);
    if (!address) return null;
    return { kind: name === 'Image' ? 'image' : 'link', href: hrefOf(state, address), from, to, address };
  }
  if (name !== 'Autolink' && (name !== 'URL' || isPartOfLink(state, node.parent))) return null;
  const address = node.getChild('URL') ?? node;
  return {
    kind: 'link',
    href: asAddress(hrefOf(state, address)),
    from,
    to,
    address: { from: address.from, to: address.to },
  };
}

/** A bare address between brackets that are no link stands by itself. */
const isPartOfLink = (state: EditorState, around: SyntaxNode | null) =>
  around !== null && /^(?:Link|Image|Autolink)$/.test(around.name) && readLink(state, around) !== null;

const hrefOf = (state: EditorState, { from, to }: { readonly from: number; readonly to: number }) =>
  state.sliceDoc(from, to).replace(/^<(.*)>$/s, '$1');

/** Bare addresses may leave out what a browser adds (GFM, extended autolinks). */
function asAddress(bare: string): string {
  if (/^www\./i.test(bare)) return `https://${bare}`;
  return /^[^\s@/:]+@[^\s@/]+$/.test(bare) ? `mailto:${bare}` : bare;
}

/** The address in the line `[label]: address` that a reference means. */
function definitionOf(state: EditorState, node: SyntaxNode): { readonly from: number; readonly to: number } | null {
  const read = (from: number, to: number) => state.sliceDoc(from, to);
  const wanted = neededLabel(node, read);
  // A footnote: what stands behind its label is words.
  if (!wanted || wanted.startsWith('^')) return null;
  const tree = syntaxTree(state);
  return definitionsOf(tree, read).get(wanted) ?? definitionBehind(state, tree.length, wanted);
}

/** The same in what is not parsed yet, where code is not told from other lines. */
function definitionBehind({ doc }: EditorState, parsed: number, wanted: string) {
  if (parsed >= doc.length) return null;
  const start = doc.lineAt(parsed).from;
  for (const match of doc.sliceString(start).matchAll(/^ {0,3}\[([^\]\n]+)\]:[ \t]*(<[^>\n]*>|\S+)/gm)) {
    if (foldLabel(match[1] ?? '') !== wanted) continue;
    const to = start + match.index + match[0].length;
    return { from: to - (match[2]?.length ?? 0), to };
  }
  return null;
}
