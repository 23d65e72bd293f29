import type { Element, Nodes, Root } from 'hast';
import type { Nodes as MarkdownNode, Root as MarkdownRoot } from 'mdast';
import { gfmFootnoteToMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughToMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemToMarkdown } from 'mdast-util-gfm-task-list-item';
import rehypeParse from 'rehype-parse';
import rehypeRemark, { type Options } from 'rehype-remark';
import remarkStringify, { type Options as RemarkStringifyOptions } from 'remark-stringify';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';
import { element, textOf } from '../render/hast.ts';
import { createSanitizer } from '../render/sanitize.ts';
import { joinAlerts, markAlerts } from './alerts.ts';
import { linkAddresses } from './bare-addresses.ts';
import { isBlock, partBlocks, partedAtBreaks } from './blocks.ts';
import { isBehindCode, isParting, partCodes, plainCode } from './code.ts';
import { breaksOut, plainEdges } from './edges.ts';
import { linkEmbeds } from './embeds.ts';
import { markFootnotes, noteLabel, referenceLabel } from './footnotes.ts';
import { markFormulas } from './formulas.ts';
import { plainHeadings } from './headings.ts';
import { fetchedImages } from './lazy-images.ts';
import { joinLists, withoutEmpty } from './lists.ts';
import { alignedHeads, flattened, plainTables } from './tables.ts';
import { marksOnce, spacesOf } from './spaces.ts';
import { meaningOf } from './styles.ts';
import { wordLists } from './word-lists.ts';

// What other programs put on the clipboard is read by a parser that builds no document: nothing of it can load or run.
const parser = unified().use(rehypeParse, { fragment: true }).freeze();
const sanitize = createSanitizer('');

/** Elements that Markdown has no marks for and writers need: they stay as HTML. */
const kept = ['sub', 'sup', 'kbd', 'mark', 'u', 'ruby', 'rt', 'rp'];
type Handler = NonNullable<Options['handlers']>[string];
const asHtml: Handler = (state, node: Element) => {
  const name = node.tagName.replace(/^html-/, '');
  return [inLine(`<${name}>`), ...state.all(node), inLine(`</${name}>`)];
};

/** What stands among words as it is. As HTML it would be taken for a block in an item of a list; no text has a NUL. */
const asWritten = (markdown: string) => `\0${markdown}`;
const inLine = (tag: string) => ({ type: 'inlineCode', value: asWritten(tag) }) as const;

function putTags(tree: MarkdownRoot): void {
  visit(tree, 'inlineCode', ({ value }, index, parent) => {
    if (value.startsWith('\0') && parent && index !== undefined)
      parent.children.splice(index, 1, { type: 'html', value: value.slice(1) });
  });
}

const handlers: Record<string, Handler> = {
  ...Object.fromEntries(
    [...kept, ...['strong', 'b', 'em', 'i', 'del', 's'].map((name) => `html-${name}`)].map((name) => [name, asHtml]),
  ),
  sup: (state, node: Element) => {
    const label = referenceLabel(node);
    return label === null ? asHtml(state, node, undefined) : { type: 'footnoteReference', identifier: label, label };
  },
  section: (state, node: Element) => {
    const label = noteLabel(node);
    const children = state.toFlow(state.all(node));
    if (label === null) return children;
    return {
      type: 'footnoteDefinition',
      identifier: label,
      label,
      children: state.toSpecificContent(children, () => ({ type: 'paragraph', children: [] })),
    };
  },
  // A place where a line may break.
  wbr: (_state, node: Element, parent) => (isParting(node, parent) ? [] : { type: 'text', value: '\u200B' }),
  code: (state, node: Element, parent) => {
    const value = textOf(element('code', {}, flattened(node.children))).trim();
    if (value === '') return [];
    // In a row of a table no code can say a backslash before a pipe (GFM, 4.10), and right behind code none begins.
    const isUnsaid = (state.inTable && value.includes('\\|')) || isBehindCode(node, parent);
    return isUnsaid ? asHtml(state, node, undefined) : { type: 'inlineCode', value };
  },
};
/** Breaks behind a bare address, in place: a backslash would be its last letter. */
function plainBreaks(tree: MarkdownRoot): void {
  visit(tree, 'break', (_node, index = 0, parent) => {
    let last: MarkdownNode | undefined = parent?.children[index - 1];
    while (last && 'children' in last) last = last.children.at(-1);
    if (last?.type === 'text' && /(?:https?:\/\/|www\.)\S*$/i.test(last.value))
      parent?.children.splice(index, 1, { type: 'html', value: '  \n' });
  });
}

/** Lists whose items are words with lists below them stand close, in place: two items in one are two blocks to the package. */
function closeLists(tree: MarkdownRoot): void {
  visit(tree, 'listItem', (item) => {
    const [first, ...others] = item.children;
    if (first && /^(?:paragraph|list)$/.test(first.type) && others.every(({ type }) => type === 'list'))
      item.spread = false;
  });
  visit(tree, 'list', (list) => void (list.spread = list.children.some(({ spread }) => spread)));
}

// Of GFM all but bare addresses: nobody who writes wants `http\://a.org`, which leads there as well where it is read as a link.
const extensions = [
  gfmFootnoteToMarkdown(),
  gfmStrikethroughToMarkdown(),
  gfmTableToMarkdown(),
  gfmTaskListItemToMarkdown(),
];
const createWriter = (more: typeof extensions = [], settings: RemarkStringifyOptions = {}) =>
  unified()
    .data('toMarkdownExtensions', [...extensions, ...more])
    .use(rehypeRemark, { handlers })
    .use(remarkStringify, { bullet: '-', emphasis: '*', rule: '-', listItemIndent: 'one', fences: true, ...settings })
    .freeze();
const writer = createWriter();

/** In MDX a brace begins code and `<` a tag, before an address too (https://mdxjs.com/docs/what-is-mdx/#markdown). */
const mdxWriter = createWriter(
  [{ unsafe: ['{', '<'].map((character) => ({ character, inConstruct: ['phrasing' as const] })) }],
  { resourceLink: true },
);

/** More than this is pasted as plain text: reading it would hold up the keys. Characters. */
const longest = 2_000_000;

/**
 * The Markdown of HTML that was copied in a browser, a word processor or a notes app, without a line end at its end.
 * null: it says no more than its plain text does, or it is code from a code editor; then the plain text is to be taken.
 * `into`: the text that it is for, whose footnotes keep their labels. `mdx`: that text is MDX.
 */
export function htmlToMarkdown(html: string, into = '', mdx = false): string | null {
  if (html.length > longest) return null;
  try {
    return convert(html, into, mdx ? mdxWriter : writer);
  } catch (error) {
    // Thousands of elements inside each other: the walkers of trees call themselves. Such a text has its plain form, too.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function convert(html: string, into: string, write: typeof writer): string | null {
  const tree = parser.parse(html);
  if (isCode(tree)) return null;
  wordLists(tree);
  markFootnotes(tree, into);
  markFormulas(tree, asWritten);
  markAlerts(tree, asWritten);
  plainHeadings(tree);
  fetchedImages(tree);
  linkEmbeds(tree);
  plainCode(tree);
  partCodes(tree);
  meaningOf(tree);
  joinLists(tree);
  plainTables(tree);
  breaksOut(tree);
  partBlocks(tree);
  const clean = sanitize(tree);
  alignedHeads(clean);
  withoutEmpty(clean);
  unlink(clean);
  marksOnce(clean);
  spacesOf(clean);
  plainEdges(clean);
  if (!saysMore(clean)) return null;
  clean.children = inParagraphs(clean.children).flatMap(partedAtBreaks);
  const markdown = write.runSync(clean);
  putTags(markdown);
  joinAlerts(markdown);
  closeLists(markdown);
  linkAddresses(markdown);
  plainBreaks(markdown);
  return write.stringify(markdown).trimEnd();
}

/** Words that lie loose between blocks, put into paragraphs: their HTML would be taken for blocks. */
function inParagraphs(children: Root['children']): Element[] {
  const blocks: Element[] = [];
  let open: Element | null = null;
  for (const child of children) {
    if (child.type === 'text' ? child.value.trim() === '' && !open : child.type !== 'element') continue;
    if (child.type === 'element' && isBlock(child)) {
      blocks.push(child);
      open = null;
    } else if (child.type === 'text' || child.type === 'element') {
      if (!open) blocks.push((open = element('p', {}, [])));
      open.children.push(child);
    }
  }
  return blocks;
}

/** A link whose address was not let through is its words; one around nothing (the anchor of a heading) goes. In place. */
function unlink(tree: Root): void {
  visit(tree, 'element', (node, index, parent) => {
    if (node.tagName !== 'a' || !parent || index === undefined) return undefined;
    const says =
      textOf(node).trim() !== '' || node.children.some((child) => child.type === 'element' && child.tagName === 'img');
    if (node.properties.href && says) return undefined;
    parent.children.splice(index, 1, ...node.children);
    return [SKIP, index];
  });
}

const plainTags = new Set(['p', 'div', 'span', 'br', 'section', 'article', 'main', 'header', 'footer', 'center']);

function saysMore(node: Nodes): boolean {
  if (node.type === 'element' && !plainTags.has(node.tagName)) return true;
  return 'children' in node && node.children.some(saysMore);
}

/** Code editors copy their colours: one block in a fixed-width font that keeps its spaces. Their plain text is the code. */
function isCode(tree: Root): boolean {
  const blocks = bodyOf(tree)
    .filter((node) => node.type === 'element')
    .filter(({ tagName }) => tagName !== 'meta');
  const [only] = blocks;
  if (!only || blocks.length > 1) return false;
  if (only.tagName === 'pre') return true;
  const style = String(only.properties.style ?? '');
  return /white-space:\s*pre/i.test(style) && /font-family:[^;]*(?:mono|consolas|menlo|courier)/i.test(style);
}

function bodyOf({ children }: Root | Element): Root['children'] {
  for (const child of children)
    if (child.type === 'element' && (child.tagName === 'html' || child.tagName === 'body')) return bodyOf(child);
  return children;
}
