import type { Element, ElementContent, Nodes, Root } from 'hast';
import { visit } from 'unist-util-visit';
import { element, textOf, words } from '../render/hast.ts';
import { isBlock } from './blocks.ts';
import { classesOf } from './styles.ts';

/**
 * Makes of each block of code its text and its language, in place: without the elements of highlighters, their line numbers and
 * the tables that they stand in.
 */
export function plainCode(tree: Root): void {
  inElements(tree, '');
}

/** Parts code from the code right behind it, in place: two that were written as two are no single one. */
export function partCodes(tree: Root): void {
  visit(tree, 'element', (node, index, parent) => {
    const next = index === undefined ? undefined : parent?.children[index + 1];
    if (parent && index !== undefined && isInlineCode(node) && next && isInlineCode(next))
      parent.children.splice(index + 1, 0, element('wbr', {}, []));
  });
}

/** Whether code stands right behind code, parted from it. */
export function isBehindCode(node: Element, parent: Nodes | undefined): boolean {
  if (!parent || !('children' in parent)) return false;
  const index = (parent.children as readonly Nodes[]).indexOf(node);
  return isParting(parent.children[index - 1], parent);
}

/** Whether an element only parts two pieces of code. */
export function isParting(node: Nodes | undefined, parent: Nodes | undefined): boolean {
  if (node?.type !== 'element' || node.tagName !== 'wbr' || !parent || !('children' in parent)) return false;
  const index = (parent.children as readonly Nodes[]).indexOf(node);
  const [before, behind] = [parent.children[index - 1], parent.children[index + 1]];
  return before !== undefined && behind !== undefined && isInlineCode(before) && isInlineCode(behind);
}

const isInlineCode = (node: Nodes) => node.type === 'element' && node.tagName === 'code';

function inElements(parent: Root | Element, outer: string): void {
  for (const [at, child] of parent.children.entries()) {
    if (child.type !== 'element') continue;
    const language = languageOf(child) || outer;
    const listing =
      child.tagName === 'pre' || isDrawn(child) ? [child] : child.tagName === 'table' ? listingOf(child) : [];
    if (listing.length === 0) inElements(child, language);
    else parent.children[at] = withTitle(child, block(listing, languageWithin(child) || language));
  }
}

/** The boxes of SyntaxHighlighter, Crayon and Confluence, which draw code without an element that says that it is code. */
const isDrawn = (node: Element): boolean =>
  /\b(?:syntaxhighlighter|crayon-syntax)\b(?!-)/.test(classesOf(node)) || 'dataDs-Code-CodeBlock' in node.properties;

/** Crayon has the name of a block in its bar. */
function withTitle(drawn: Element, code: Element): Element {
  const title = findClass(drawn, 'crayon-title');
  const name = title && textOf(title).trim();
  return name ? element('div', {}, [element('p', {}, words(name)), code]) : code;
}

function findClass(node: Element, name: string): Element | null {
  if (classesOf(node).split(/\s+/).includes(name)) return node;
  for (const child of node.children) {
    const found = child.type === 'element' ? findClass(child, name) : null;
    if (found) return found;
  }
  return null;
}

function block(lines: readonly Element[], language: string): Element {
  const text = lines
    .map((line) => (holds(line, 'button') ? withoutHead(line) : line))
    .map(codeOf)
    .join('\n')
    // Drawn blanks, which no compiler takes as they are; an empty line is drawn by one.
    .replace(/^\u00A0$/gm, '')
    .replaceAll('\u00A0', ' ')
    .replace(/\n+$/, '');
  const className = language === '' ? [] : [`language-${language}`];
  return element('pre', {}, [element('code', { className }, words(text))]);
}

/** The code in a block that has its language and a button in boxes of their own above it, as chats write it. */
function withoutHead(node: Element): Element {
  const isRest = (child: ElementContent) => isBox(child) || textOf(child).trim() === '';
  const holding = node.children.filter((child): child is Element => child.type === 'element' && holds(child, 'code'));
  const [only] = holding;
  if (!only || holding.length > 1 || !node.children.every((child) => child === only || isRest(child))) return node;
  return isInlineCode(only) ? only : isBox(only) ? withoutHead(only) : node;
}

const isBox = (node: Nodes): node is Element => node.type === 'element' && node.tagName === 'div';
const holds = (node: Nodes, tagName: string): boolean =>
  node.type === 'element' && (node.tagName === tagName || node.children.some((child) => holds(child, tagName)));

/** As the many highlighters write it: `language-js`, `lang-js`, `highlight-source-js`, `brush: js`, `syntaxhighlighter js`. */
function languageOf(node: Element): string {
  const names = classesOf(node);
  const { dataCodeLang = '', dataSyntaxhighlighterParams = '' } = node.properties;
  if (/\bcrayon-language\b/.test(names)) return named(textOf(node).trim().toLowerCase());
  if (dataCodeLang !== '') return named(String(dataCodeLang));
  const drawn = /(?:^|\s)syntaxhighlighter\s/.test(names)
    ? names.split(/\s+/).filter((name) => !isOfBox.test(name))
    : [];
  const said = /(?:^|\s)(?:language-|lang-|highlight-source-|brush:\s*)([\w+#.-]{1,40})/;
  return said.exec(`${names} ${String(dataSyntaxhighlighterParams)}`)?.[1] ?? named(drawn.at(-1) ?? '');
}

/** What SyntaxHighlighter says of its box beside the language. */
const isOfBox = /^(?:syntaxhighlighter|sh-.*|nogutter|collapsed|printing|ie|notranslate|)$/;
const named = (language: string) => (/^(?:default|none|plain|text)$|[^\w+#.-]/.test(language) ? '' : language);

function languageWithin(node: Element): string {
  for (const child of node.children) {
    const language = child.type === 'element' ? languageOf(child) || languageWithin(child) : '';
    if (language !== '') return language;
  }
  return '';
}

/** The parts of a table that hold code, where the rest of it numbers their lines; else none. */
function listingOf(table: Element): readonly Element[] {
  const cells = cellsOf(table);
  const code = cells.filter((cell) => isMarked.test(classesOf(cell)) || holds(cell, 'pre'));
  const numbers = cells.filter((cell) => isNumber(cell));
  const isListing = code.length > 0 && cells.every((cell) => code.includes(cell) || numbers.includes(cell));
  return isListing && numbers.length > 0 ? code.filter((cell) => !numbers.includes(cell)) : [];
}

const isMarked = /\b(?:blob-code|hljs-ln-code|rouge-code|crayon-code)\b/;
const cellsOf = (node: Element): readonly Element[] =>
  node.children.flatMap((child) =>
    child.type !== 'element' ? [] : child.tagName === 'td' || child.tagName === 'th' ? [child] : cellsOf(child),
  );

const numbering =
  /\b(?:lnt?|lineno\w*|line-?numbers?\w*|\w*-line-number|blob-num|hljs-ln-\w+|crayon-nums?(?:-content)?|gutter|gl)\b/i;

/** A number of a line, or the column of them. */
const isNumber = (node: Element): boolean =>
  /^[\s\d]*$/.test(textOf(node)) &&
  (numbering.test(classesOf(node)) || node.children.some((child) => child.type === 'element' && isNumber(child)));

/** What stands around drawn code: buttons, and the same once more to be copied. */
const isBar = /(?:^|\s)(?:toolbar|crayon-(?:toolbar|info|plain-wrap))(?:\s|$)/;

/** The text of code: what is a block begins and ends a line. */
function codeOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element') return '';
  if (node.tagName === 'br') return '\n';
  if (node.tagName === 'button' || isNumber(node) || isBar.test(classesOf(node))) return '';
  let text = '';
  for (const child of node.children) {
    const more = codeOf(child);
    const end = isCell(child) ? ' ' : isBlock(child) ? '\n' : '';
    if (more === '') continue;
    if (text !== '') text = endedBy(text, end);
    text = endedBy(text + more, end);
  }
  return text;
}

const endedBy = (text: string, end: string) => (text.endsWith(end) || text.endsWith('\n') ? text : text + end);
const isCell = (node: ElementContent): boolean => node.type === 'element' && /^t[dh]$/.test(node.tagName);
