import type { Element, ElementContent, Root, RootContent } from 'hast';
import { visit } from 'unist-util-visit';
import { element, textOf } from '../render/hast.ts';
import { classesOf } from './styles.ts';

interface Item {
  readonly level: number;
  readonly ordered: boolean;
  /** What it is counted as. */
  readonly number: number;
  readonly children: ElementContent[];
}

/**
 * Word writes an item of a list as a paragraph that names its level, with the bullet as text (`mso-list: l0 level2 lfo1`, the
 * marker in a span with `mso-list:Ignore`). Makes real lists of them, in place.
 */
export function wordLists(tree: Root): void {
  visit(tree, (node) => {
    if (!('children' in node)) return;
    const children = node.children as RootContent[];
    for (let from = 0; from < children.length; from++) {
      const items: Item[] = [];
      let to = from;
      for (; to < children.length; to++) {
        const child = children[to];
        if (child?.type === 'text' && child.value.trim() === '' && items.length > 0) continue;
        const more = child ? itemsOf(child) : [];
        if (more.length === 0) break;
        items.push(...more);
      }
      if (items.length > 0) children.splice(from, to - from, ...listsOf(items));
    }
  });
}

function itemsOf(node: RootContent): readonly Item[] {
  if (node.type !== 'element') return [];
  if (/\bListContainerWrapper\b/.test(classesOf(node))) return itemsWithin(node);
  const indent = /^[uo]l$/.test(node.tagName) ? node.properties.dataIndent : undefined;
  if (indent !== undefined) return itemsWithin(node, Number(indent) + 1);
  const level = /mso-list:\s*l\d+\s+level(\d)/i.exec(String(node.properties.style ?? ''))?.[1];
  if (node.tagName !== 'p' || !level) return [];
  let marker = '';
  const children = withoutMarker(node.children, (text) => (marker += text));
  const number = /^\s*\(?(?:(\d{1,9})|[a-z]{1,4})[.)]/i.exec(marker);
  return [{ level: Number(level), ordered: number !== null, number: Number(number?.[1] ?? 1), children }];
}

/** Word in a browser writes a list for each item, which names its level; Slack one for items of one level, which it names. */
function itemsWithin({ tagName, properties, children }: Element, named?: number): readonly Item[] {
  const ordered = tagName === 'ol';
  const items = children.filter((child) => child.type === 'element');
  return items.flatMap((child, index): readonly Item[] => {
    if (child.tagName !== 'li') return itemsWithin(child, named);
    const level = named ?? (Number(child.properties.dataAriaLevel ?? child.properties.ariaLevel) || 1);
    return [{ level, ordered, number: (Number(properties.start) || 1) + index, children: child.children }];
  });
}

function withoutMarker(children: readonly ElementContent[], onMarker: (text: string) => void): ElementContent[] {
  return children.flatMap((child): ElementContent[] => {
    if (child.type === 'comment') return [];
    if (child.type !== 'element') return [child];
    if (/mso-list:\s*Ignore/i.test(String(child.properties.style ?? ''))) {
      onMarker(textOf(child));
      return [];
    }
    return [{ ...child, children: withoutMarker(child.children, onMarker) }];
  });
}

/** Lists of one level, deeper items as lists inside the item before them. */
function listsOf(items: readonly Item[]): Element[] {
  const lists: Element[] = [];
  const level = Math.min(...items.map((item) => item.level));
  for (let at = 0; at < items.length;) {
    const item = items[at];
    if (!item) break;
    if (item.level > level) {
      let end = at;
      while ((items[end]?.level ?? 0) > level) end++;
      const deeper = listsOf(items.slice(at, end));
      const owner = lists.at(-1)?.children.at(-1);
      if (owner?.type === 'element') owner.children.push(...deeper);
      else lists.push(...deeper);
      at = end;
      continue;
    }
    const tagName = item.ordered ? 'ol' : 'ul';
    let open = lists.at(-1);
    if (open?.tagName !== tagName)
      lists.push((open = element(tagName, item.ordered ? { start: item.number } : {}, [])));
    open.children.push(element('li', {}, item.children));
    at++;
  }
  return lists;
}
