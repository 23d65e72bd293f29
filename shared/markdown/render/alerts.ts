import type { Element, ElementContent } from 'hast';
import { capitalized } from '../../base/capitalized.ts';
import { alertLabel } from '../parse/alert-label.ts';
import { element } from './hast.ts';

/** GitHub's alerts: a quote whose first line is `[!NOTE]`, `[!TIP]` ...; null for an ordinary quote. */
export function alertOf(quote: Element): Element | null {
  const at = quote.children.findIndex((child) => child.type === 'element');
  const paragraph = quote.children[at];
  if (paragraph?.type !== 'element' || paragraph.tagName !== 'p') return null;
  const first = paragraph.children[0];
  if (first?.type !== 'text') return null;
  const match = alertLabel.exec(first.value);
  const kind = match?.[1]?.toLowerCase();
  if (!match || !kind) return null;
  const rest: ElementContent[] = [
    { ...first, value: first.value.slice(match[0].length) },
    ...paragraph.children.slice(1),
  ];
  const empty = rest.every((child) => child.type === 'text' && child.value.trim() === '');
  const title = element('p', { className: ['alert-title'] }, [{ type: 'text', value: capitalized(kind) }]);
  const body = empty ? [] : [{ ...paragraph, children: rest }];
  const children = [...quote.children.slice(0, at), title, ...body, ...quote.children.slice(at + 1)];
  return {
    ...quote,
    tagName: 'div',
    properties: { ...quote.properties, className: ['alert', `alert-${kind}`] },
    children,
  };
}
