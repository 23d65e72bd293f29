import type { Element, ElementContent, Root } from 'hast';
import { hasClass, textOf } from '../render/hast.ts';
import { isBlock } from './blocks.ts';

const referencePrefix = 'footnote-reference:';
const notePrefix = 'footnote:';

/** The label that a node made by `markFootnotes` has; null for any other. */
export const referenceLabel = (node: Element): string | null => labelOf(node, referencePrefix);
export const noteLabel = (node: Element): string | null => labelOf(node, notePrefix);

function labelOf({ properties: { id } }: Element, prefix: string): string | null {
  return typeof id === 'string' && id.startsWith(prefix) ? id.slice(prefix.length) : null;
}

interface Anchor {
  readonly node: Element;
  readonly path: readonly (Root | Element)[];
  /** The name that it leads to. */
  readonly to: string;
}

type Path = readonly (Root | Element)[];

/** Comparing takes the square of it. */
const mostLinks = 5000;

/**
 * Makes footnotes of links that lead to a note which leads back, as Word, GitHub and generators write them, or of raised ones to an
 * item of a list, in place: the notes come to the end. `text`: what they are pasted into, whose labels stay its own.
 */
export function markFootnotes(tree: Root, text: string): void {
  const anchors: Anchor[] = [];
  const named = new Map<string, { readonly node: Element; readonly path: Path }>();
  const look = (parent: Root | Element, path: Path): void => {
    for (const node of parent.children) {
      if (node.type !== 'element') continue;
      for (const name of namesOf(node)) named.set(name, { node, path });
      const to = node.tagName === 'a' ? /#(.+)$/.exec(String(node.properties.href ?? ''))?.[1] : undefined;
      if (to !== undefined) anchors.push({ node, path, to });
      look(node, [...path, node]);
    }
  };
  look(tree, [tree]);
  if (anchors.length > mostLinks) return;
  const taken = new Set(Array.from(text.matchAll(/\[\^([^[\]\s]+)\]/g), ([, label = '']) => label.toLowerCase()));
  const labels = new Map<Element, string>();
  const used = new Set<Anchor>();
  for (const anchor of anchors) {
    const { node, path, to } = anchor;
    const target = named.get(to);
    const note = target && blockOf(target.node, target.path);
    if (!note || used.has(anchor) || path.includes(note.node)) continue;
    const around = path.slice(-3).filter((one): one is Element => one.type === 'element' && !isBlock(one));
    const names = new Set([node, ...around].flatMap(namesOf));
    const back = anchors.filter((one) => names.has(one.to) && one.path.includes(note.node));
    const said = textOf(node).replace(/[[\]\s]/g, '');
    // What leads back may be no text to be copied (Wikipedia); a raised number that leads to an item of a list is one by its look.
    const isItem = note.node.tagName === 'li' || labels.has(note.node);
    const isRaised = isItem && around.some(({ tagName }) => tagName === 'sup');
    if ((back.length === 0 && !isRaised) || !/^[\p{L}\p{N}*†‡-]{1,8}$/u.test(said)) continue;
    const label = labels.get(note.node) ?? freeLabel(/^[\w-]+$/.test(said) ? said : 'note', taken);
    if (!labels.has(note.node)) moveNote(tree, note, label);
    for (const one of back) {
      remove(one.node, one.path);
      used.add(one);
    }
    labels.set(note.node, label);
    node.tagName = 'sup';
    node.properties = { id: referencePrefix + label };
    node.children = [];
    for (const one of around) if (/^(?:sup|span)$/.test(one.tagName)) [one.tagName, one.properties] = ['span', {}];
  }
}

const namesOf = ({ properties: { id, name } }: Element): readonly string[] =>
  [id, name].filter((one): one is string => typeof one === 'string' && one !== '');

function freeLabel(wanted: string, taken: Set<string>): string {
  let label = wanted;
  for (let count = 1; taken.has(label.toLowerCase()); count++)
    label = /^\d+$/.test(wanted) ? String(Number(wanted) + count) : `${wanted}-${count + 1}`;
  taken.add(label.toLowerCase());
  return label;
}

/** The block that a name stands for: it, or what it stands in. */
function blockOf(node: Element, path: Path): { readonly node: Element; readonly path: Path } | null {
  if (isBlock(node)) return { node, path };
  const at = path.findLastIndex(isBlock);
  const block = path[at];
  return block?.type === 'element' ? { node: block, path: path.slice(0, at) } : null;
}

function moveNote(tree: Root, { node, path }: { readonly node: Element; readonly path: Path }, label: string): void {
  remove(node, path);
  // What held nothing but notes goes with them: a list, a line above it, a heading for those who listen.
  for (let at = path.length - 1; at > 0; at--) {
    const holder = path[at];
    if (holder?.type !== 'element' || !holder.children.every(isEmpty)) break;
    remove(holder, path.slice(0, at));
  }
  node.tagName = 'section';
  node.properties = { id: notePrefix + label };
  tree.children.push(node);
}

const isEmpty = (node: ElementContent): boolean =>
  node.type !== 'element'
    ? node.type !== 'text' || node.value.trim() === ''
    : node.tagName === 'hr' || hasClass(node, 'sr-only');

function remove(node: Element, path: Path): void {
  const parent = path.at(-1);
  if (parent) parent.children = parent.children.filter((child) => child !== node) as ElementContent[];
}
