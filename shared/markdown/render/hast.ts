import type { Element, ElementContent, Nodes, Properties, Text } from 'hast';

/** A new element. */
export function element(tagName: string, properties: Properties, children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children };
}

/** An island as it is written. */
export const chip = (source: string): Element =>
  element('span', { className: ['island'] }, [{ type: 'text', value: source }]);

/** The words inside a node, as a reader meets them. Islands are not words, but for formulas, in TeX. */
export const textOf = (node: Nodes): string => wordsOf(node, true);

/** The same with or without the numbers of `notes`. */
export function wordsOf(node: Nodes, notes: boolean): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'element' && node.tagName === 'math') return String(node.properties.alttext ?? '');
  if (node.type === 'element' && (hasClass(node, 'island') || hasClass(node, 'embed'))) return '';
  if (!('children' in node)) return '';
  return node.children.map((child) => (notes || !isCall(child) ? wordsOf(child, notes) : '')).join('');
}

/** Whether it is the number that leads to a footnote. */
export const isCall = (node: Nodes): boolean =>
  node.type === 'element' && node.properties.dataFootnoteRef !== undefined;

export function hasClass(node: Element, name: string): boolean {
  const classes = node.properties.className;
  return Array.isArray(classes) && classes.includes(name);
}

/** 1 to 6 for a heading, null for everything else. */
export function headingLevel(node: Nodes): number | null {
  const level = node.type === 'element' ? /^h([1-6])$/.exec(node.tagName)?.[1] : undefined;
  return level === undefined ? null : Number(level);
}

/** Where a node starts in its source; for one made on the way (the list of footnotes) where its first part does. */
export function startOf(node: Nodes): number | undefined {
  const own = node.position?.start?.offset;
  if (own !== undefined || !('children' in node)) return own;
  for (const child of node.children) {
    const start = startOf(child);
    if (start !== undefined) return start;
  }
  return undefined;
}

/** The children of an element that holds a text; none for an empty one. */
export function words(value: string): Text[] {
  return value === '' ? [] : [{ type: 'text', value }];
}

/** The same nodes without the marks that only the preview needs. */
export function withoutLines(node: ElementContent): ElementContent {
  if (node.type !== 'element') return node;
  const { dataLine: _, ...properties } = node.properties;
  return { ...node, properties, children: node.children.map(withoutLines) };
}
