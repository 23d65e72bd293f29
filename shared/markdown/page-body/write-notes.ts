import type { FootnoteDefinition, Nodes } from 'mdast';
import { withPrefix } from '../render/decorate.ts';
import { attribute } from './escape.ts';
import { headingTag, writeBlock } from './write-blocks.ts';
import { hrefOf, lineOfNode, nameOfNote, writeInline } from './write-inline.ts';
import type { Writing } from './writing.ts';

/** The list of the notes that the post refers to, as the last block; null where it refers to none. */
export function writeNotes(writing: Writing): string | null {
  const { noted, notes, idPrefix } = writing;
  if (noted.size === 0) return null;
  const items = [...noted].map(([label, { number, times }]) => {
    const note = notes.get(label);
    return note ? writeNote(note, nameOfNote(label), number, times, writing) : '';
  });
  const tag = headingTag(2, writing);
  const id = attribute('id', withPrefix('footnote-label', idPrefix));
  const title = `<${tag} class="sr-only"${id}>Footnotes</${tag}>`;
  return `<section data-footnotes class="footnotes">${title}\n<ol>\n${items.join('\n')}\n</ol>\n</section>`;
}

function writeNote(note: FootnoteDefinition, name: string, number: number, times: number, writing: Writing): string {
  const last = note.children.at(-1);
  const isWords = last?.type === 'paragraph';
  const parts = (isWords ? note.children.slice(0, -1) : note.children).map((node) => writeBlock(node, writing));
  const words = isWords ? writeInline(last.children, writing) : '';
  // After the words: links count in this order.
  const line = lineOfNode(lastElement(note), writing);
  const back = Array.from({ length: times }, (_, at) => backReference(name, number, at + 1, line, writing));
  if (isWords) parts.push(`<p>${words} ${back.join(' ')}</p>`);
  else parts.push(back.join('\n \n'));
  const id = attribute('id', withPrefix(`fn-${name}`, writing.idPrefix));
  return `<li${id}>\n${parts.join('\n')}\n</li>`;
}

function backReference(name: string, number: number, time: number, line: number, writing: Writing): string {
  const which = time > 1 ? `-${time}` : '';
  const href = hrefOf(`#fnref-${name}${which}`, line, writing)?.attribute ?? '';
  const label = attribute('aria-label', `Back to reference ${number}${which}`);
  const sign = time > 1 ? `↩<sup>${time}</sup>` : '↩';
  return `<a${href} data-footnote-backref=""${label} class="data-footnote-backref">${sign}</a>`;
}

/** The way back stands in no line of its own: it counts to the element before it. */
function lastElement(node: Nodes): Nodes {
  if (!('children' in node)) return node;
  const last = node.children.findLast((child) => child.type !== 'text');
  return last ? lastElement(last) : node;
}
