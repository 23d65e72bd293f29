import type { Element, ElementContent, Root, RootContent } from 'hast';
import { visit } from 'unist-util-visit';
import { element, textOf } from '../render/hast.ts';
import { isBlock } from './blocks.ts';
import { classesOf } from './styles.ts';

const isElement = (node: RootContent | undefined, name: RegExp): node is Element =>
  node?.type === 'element' && name.test(node.tagName);
const list = /^[uo]l$/;

/**
 * Puts lists that stand beside the item they belong to into it (Google Docs, Word), takes the only paragraph of an item away, so
 * that the list stays tight, and makes tasks of items that begin with a box, in place.
 */
export function joinLists(tree: Root): void {
  tree.children = joined(tree.children as readonly ElementContent[]);
  visit(tree, 'element', (node) => {
    node.children = joined(node.children);
    if (list.test(node.tagName)) node.children = nested(node.children);
    if (node.tagName === 'li') {
      makeTask(node);
      const paragraphs = node.children.filter((child) => isElement(child, /^p$/));
      if (paragraphs.length === 1 && !node.children.some(isLoose))
        node.children = node.children.flatMap((child) => (isElement(child, /^p$/) ? child.children : [child]));
    }
  });
}

/**
 * Takes away the lists and headings of a clean tree that hold nothing, in place: there were buttons in them (tabs, a bar of tools), or
 * a writer left the line empty.
 */
export function withoutEmpty(parent: Root | Element): void {
  const isFull = (node: ElementContent): boolean =>
    node.type === 'element'
      ? /^(?:img|input|hr)$/.test(node.tagName) || node.children.some(isFull)
      : node.type === 'text' && node.value.trim() !== '';
  parent.children = (parent.children as readonly ElementContent[]).filter(
    (node) => !isElement(node, /^(?:[uo]l|h[1-6])$/) || isFull(node),
  );
  for (const child of parent.children) if (child.type === 'element') withoutEmpty(child);
}

function nested(children: readonly ElementContent[]): ElementContent[] {
  const items: ElementContent[] = [];
  for (const child of children) {
    const last = items.findLast((item): item is Element => isElement(item, /^li$/));
    if (isElement(child, list) && last) last.children.push(child);
    else if (isElement(child, list)) items.push(...nested(child.children));
    else items.push(child);
  }
  return items;
}

/** Lists that the HTML export of Notion makes of every single item, each behind the other, as one. */
function joined(nodes: readonly ElementContent[]): ElementContent[] {
  const children: ElementContent[] = [];
  for (const node of nodes) {
    const last = children.findLast((child) => child.type !== 'text' || child.value.trim() !== '');
    if (isElement(last, list) && isElement(node, list) && goesOn(last, node)) last.children.push(...node.children);
    else children.push(node);
  }
  return children;
}

function goesOn(before: Element, after: Element): boolean {
  const name = classesOf(before);
  const isOfNotion = /^(?:bulleted-list|numbered-list|to-do-list)$/.test(name) && name === classesOf(after);
  const count = before.children.filter((child) => isElement(child, /^li$/)).length;
  const next = Number(before.properties.start ?? 1) + count;
  return isOfNotion && (after.tagName === 'ul' || Number(after.properties.start ?? 1) === next);
}

/** Words in no paragraph. */
const isLoose = (node: ElementContent): boolean =>
  node.type === 'text'
    ? node.value.trim() !== ''
    : node.type === 'element' && node.tagName !== 'input' && !isBlock(node);

/** Notes apps copy `[x] text`, or a box drawn by a class, Google Docs an image, GitHub a box behind a handle. */
function makeTask(item: Element): void {
  if (item.properties.role === 'checkbox') {
    item.children = item.children.filter((child) => !isElement(child, /^img$/));
    item.children.unshift(checkbox(item.properties.ariaChecked === 'true'));
    return;
  }
  const box = item.children.find((child): child is Element => isElement(child, /^input$/));
  if (box?.properties.type === 'checkbox') {
    const at = item.children.indexOf(box);
    if (item.children.slice(0, at).every((child) => textOf(child).trim() === '')) item.children.splice(0, at);
    return;
  }
  const start = item.children.find((child) => child.type !== 'text' || child.value.trim() !== '');
  const [first] = isElement(start, /^p$/) ? start.children : [start];
  if (first?.type === 'text') {
    const mark = /^\s*\[([ xX])\]\s+/.exec(first.value);
    if (!mark) return;
    first.value = first.value.slice(mark[0].length);
    item.children.unshift(checkbox(mark[1] !== ' '));
  } else if (isElement(first, /^div$/) && /\bcheckbox-(?:on|off)\b/.test(String(first.properties.className)))
    item.children[item.children.indexOf(first)] = checkbox(/\bcheckbox-on\b/.test(String(first.properties.className)));
}

function checkbox(checked: boolean): Element {
  return element('input', { type: 'checkbox', disabled: true, checked }, []);
}
