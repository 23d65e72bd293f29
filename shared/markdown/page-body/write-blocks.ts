import type { Heading, List, ListItem, RootContent, Table, TableRow } from 'mdast';
import { attribute, wordsIn } from './escape.ts';
import { writeCode } from './write-code.ts';
import { writeInline } from './write-inline.ts';
import type { Writing } from './writing.ts';

/** A block as HTML; null for one that is not shown where it stands. */
export function writeBlock(node: RootContent, writing: Writing): string | null {
  switch (node.type) {
    case 'paragraph':
      return `<p>${writeInline(node.children, writing)}</p>`;
    case 'heading':
      return writeHeading(node, writing);
    case 'list':
      return writeList(node, writing);
    case 'blockquote':
      return `<blockquote>\n${writeLines(node.children, writing)}</blockquote>`;
    case 'code':
      return writeCode(node);
    case 'table':
      return writeTable(node, writing);
    case 'thematicBreak':
      return '<hr>';
    case 'definition':
    case 'footnoteDefinition':
      return null;
    default:
      throw new TypeError(`${node.type} is not written straight`);
  }
}

/** Each on lines of its own. */
function writeLines(nodes: readonly RootContent[], writing: Writing): string {
  let html = '';
  for (const node of nodes) {
    const block = writeBlock(node, writing);
    if (block !== null) html += `${block}\n`;
  }
  return html;
}

/** `h1` to `h6`, as many levels lower as the page says; below `h6` there is none. */
export const headingTag = (depth: number, { down }: Pick<Writing, 'down'>) => `h${Math.min(6, depth + down)}`;

function writeHeading(node: Heading, writing: Writing): string {
  const inner = writeInline(node.children, writing);
  // Nothing but the number of a footnote is raised here.
  const words = wordsIn(inner.replace(/<sup>.*?<\/sup>/g, ''));
  const slug = writing.slug(words.trim(), node.position?.start.offset);
  const tag = headingTag(node.depth, writing);
  const id = slug === null ? '' : attribute('id', writing.idPrefix + (slug || 'section'));
  return `<${tag}${id}>${inner}</${tag}>`;
}

function writeList(node: List, writing: Writing): string {
  const isLoose = node.spread || node.children.some(isLooseItem);
  const tag = node.ordered ? 'ol' : 'ul';
  const start = typeof node.start === 'number' && node.start !== 1 ? ` start="${node.start}"` : '';
  const tasks = node.children.some(({ checked }) => typeof checked === 'boolean') ? ' class="contains-task-list"' : '';
  let html = `<${tag}${start}${tasks}>\n`;
  for (const item of node.children) html += `${writeItem(item, isLoose, writing)}\n`;
  return `${html}</${tag}>`;
}

const isLooseItem = ({ spread, children }: ListItem) => spread ?? children.length > 1;

/** The paragraphs of a tight list are words without an element around them. */
function writeItem({ checked, children }: ListItem, isLoose: boolean, writing: Writing): string {
  const isTask = typeof checked === 'boolean';
  let html = isTask ? '<li class="task-list-item">' : '<li>';
  let box = isTask ? checkbox(checked) : '';
  let isFirst = true;
  let isWords = false;
  const add = (inner: string, isParagraph: boolean) => {
    isWords = isParagraph && !isLoose;
    if (isLoose || !isFirst || !isParagraph) html += '\n';
    html += isParagraph && isLoose ? `<p>${inner}</p>` : inner;
    isFirst = false;
  };
  for (const node of children) {
    if (node.type === 'paragraph') {
      const inner = writeInline(node.children, writing);
      add(box !== '' && node.children.length > 0 ? `${box} ${inner}` : box + inner, true);
    } else {
      const block = writeBlock(node, writing);
      if (block === null) continue;
      if (box !== '') add(box, true);
      add(block, false);
    }
    box = '';
  }
  if (box !== '') add(box, true);
  return `${html}${isFirst || isWords ? '' : '\n'}</li>`;
}

const checkbox = (isDone: boolean) =>
  isDone
    ? '<input type="checkbox" checked disabled aria-label="Done">'
    : '<input type="checkbox" disabled aria-label="To do">';

/** A wide table scrolls by itself; the keyboard must reach what scrolls. */
function writeTable(node: Table, writing: Writing): string {
  const [head, ...rows] = node.children;
  let html = '<div class="table-scroll" tabindex="0" role="group" aria-label="Table"><table>\n';
  if (head) html += `<thead>\n${writeRow(head, 'th', node.align, writing)}\n</thead>\n`;
  if (rows.length > 0) {
    html += '<tbody>\n';
    for (const row of rows) html += `${writeRow(row, 'td', node.align, writing)}\n`;
    html += '</tbody>\n';
  }
  return `${html}</table></div>`;
}

function writeRow(row: TableRow, tag: 'th' | 'td', align: Table['align'], writing: Writing): string {
  let html = '<tr>\n';
  const count = align ? align.length : row.children.length;
  for (let at = 0; at < count; at++) {
    const side = align?.[at];
    const cell = row.children[at];
    html += `<${tag}${side ? ` class="align-${side}"` : ''}>${cell ? writeInline(cell.children, writing) : ''}</${tag}>\n`;
  }
  return `${html}</tr>`;
}
