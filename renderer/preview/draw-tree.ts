import type { Element as TreeElement, ElementContent } from 'hast';
import { find, html } from 'property-information';

type Property = TreeElement['properties'][string];

const mathMl = 'http://www.w3.org/1998/Math/MathML';

/** The DOM of a sanitized node, in the language of the element that it comes into. */
export function drawNode(document: Document, node: ElementContent, around: string | null = null): Node {
  if (node.type !== 'element') return document.createTextNode(node.type === 'text' ? node.value : '');
  const isMath = node.tagName === 'math' || around === mathMl;
  const element = isMath ? document.createElementNS(mathMl, node.tagName) : document.createElement(node.tagName);
  for (const [name, value] of Object.entries(node.properties)) setProperty(element, name, value);
  element.append(...node.children.map((child) => drawNode(document, child, element.namespaceURI)));
  return element;
}

/** Turns what was drawn of some nodes into others by touching only what differs: what a reader selected, scrolled or opened
 * in the rest stays. The children of `parent` are those that `before` was drawn as. */
export function redrawChildren(
  parent: Element,
  before: readonly ElementContent[],
  after: readonly ElementContent[],
): void {
  let start = 0;
  while (start < Math.min(before.length, after.length) && isSame(before[start], after[start])) start++;
  let [oldEnd, newEnd] = [before.length, after.length];
  while (Math.min(oldEnd, newEnd) > start && isSame(before[oldEnd - 1], after[newEnd - 1])) {
    oldEnd--;
    newEnd--;
  }
  const document = parent.ownerDocument;
  for (; start < Math.min(oldEnd, newEnd); start++) redraw(parent.childNodes[start], before[start], after[start]);
  for (; oldEnd > start; oldEnd--) parent.childNodes[start]?.remove();
  const next = parent.childNodes[start] ?? null;
  for (const node of after.slice(start, newEnd))
    parent.insertBefore(drawNode(document, node, parent.namespaceURI), next);
}

function redraw(drawn: ChildNode | undefined, before?: ElementContent, after?: ElementContent): void {
  if (!drawn || !before || !after) return;
  if (before.type === 'element' && after.type === 'element' && mayBecome(before, after)) {
    const element = drawn as Element;
    for (const name of Object.keys({ ...before.properties, ...after.properties }))
      if (!isSame(before.properties[name], after.properties[name])) setProperty(element, name, after.properties[name]);
    redrawChildren(element, before.children, after.children);
  } else if (before.type === 'text' && after.type === 'text') (drawn as Text).data = after.value;
  else drawn.replaceWith(drawNode(drawn.ownerDocument ?? document, after, drawn.parentElement?.namespaceURI));
}

/** An image is another one by its address, and may carry the mark that the one before is missing. */
const mayBecome = (before: TreeElement, after: TreeElement) =>
  before.tagName === after.tagName && before.tagName !== 'img';

function setProperty(element: Element, name: string, value: Property): void {
  const { attribute, commaSeparated } = find(html, name);
  if (value === undefined || value === null || value === false) element.removeAttribute(attribute);
  else if (value === true) element.setAttribute(attribute, '');
  else element.setAttribute(attribute, Array.isArray(value) ? value.join(commaSeparated ? ', ' : ' ') : String(value));
}

/** Whether two values of a tree look the same. Not by their JSON: a key would write out its whole section. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [mine, its] = [one as Record<string, unknown>, other as Record<string, unknown>];
  const keys = Object.keys(mine);
  return keys.length === Object.keys(its).length && keys.every((key) => isSame(mine[key], its[key]));
}
