import type { Element, ElementContent, Root, RootContent } from 'hast';
import { visit } from 'unist-util-visit';
import { element } from '../hast.ts';

const isElement = (node: RootContent | undefined, name: RegExp): node is Element =>
  node?.type === 'element' && name.test(node.tagName);
const list = /^[uo]l$/;

/**
 * Puts lists that stand beside the item they belong to into it (Google Docs, Word), takes the only paragraph of an item away, so
 * that the list stays tight, and makes tasks of items that begin with a box, in place.
 */
export function joinLists(tree: Root): void {
  visit(tree, 'element', (node) => {
    if (list.test(node.tagName)) node.children = nested(node.children);
    if (node.tagName === 'li') {
      const paragraphs = node.children.filter((child) => isElement(child, /^p$/));
      if (paragraphs.length === 1)
        node.children = node.children.flatMap((child) => (isElement(child, /^p$/) ? child.children : [child]));
      makeTask(node);
    }
  });
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

/** Notes apps copy `[x] text`, or a box drawn by a class. */
function makeTask(item: Element): void {
  const [first] = item.children;
  if (first?.type === 'text') {
    const box = /^\s*\[([ xX])\]\s+/.exec(first.value);
    if (!box) return;
    first.value = first.value.slice(box[0].length);
    item.children.unshift(checkbox(box[1] !== ' '));
  } else if (isElement(first, /^div$/) && /\bcheckbox-(?:on|off)\b/.test(String(first.properties.className)))
    item.children[0] = checkbox(/\bcheckbox-on\b/.test(String(first.properties.className)));
}

function checkbox(checked: boolean): Element {
  return element('input', { type: 'checkbox', disabled: true, checked }, []);
}
