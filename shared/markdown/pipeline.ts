import type { Root as HastRoot } from 'hast';
import type { Root } from 'mdast';
import rehypeRaw from 'rehype-raw';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import type { Mask } from './mask.ts';

// Built once: a processor freezes its extensions on first use, and combining them costs more than a short post.
const plain = unified().use(remarkParse).freeze();
const gfm = unified().use(remarkParse).use(remarkGfm, { singleTilde: true }).freeze();
// No prefix here: decorate.ts prefixes every id, whoever made it.
const rehype = unified().use(remarkRehype, { allowDangerousHtml: true, clobberPrefix: '' }).freeze();
const raw = unified().use(rehypeRaw).freeze();

/** The Markdown tree of a text; offsets are offsets in it. */
export function parseMarkdown(text: string): Root {
  return (mayHoldGfm(text) ? gfm : plain).parse(text);
}

/** GFM's extensions double the time of a parse; each needs one of these characters to find anything. */
export function mayHoldGfm(text: string): boolean {
  return /[|~@]|\[\^|:\/\/|www\.|\[[ \t\r\nxX]\]/i.test(text);
}

/** HTML as a tree, raw HTML parsed as a browser would. Not yet safe. */
export function toTree(markdown: Root, mask: Mask): HastRoot {
  let html = false;
  visit(markdown, (node) => {
    if (node.type === 'html') html = true;
    // Addresses are percent-encoded on the way; what covers an island must be gone before.
    if ('url' in node) node.url = mask.uncover(node.url);
    if (node.type === 'image') node.alt = mask.uncover(node.alt ?? '');
    if (node.type === 'imageReference') node.alt = mask.uncover(node.alt ?? '');
    if (node.type === 'code' && node.lang) node.lang = mask.uncover(node.lang);
  });
  const tree = rehype.runSync(markdown);
  return html ? parseRaw(tree) : tree;
}

/** Some HTML that is cut up by other marks makes the parser itself fail; it is then shown as it is written. */
function parseRaw(tree: HastRoot): HastRoot {
  try {
    return raw.runSync(tree);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    visit(tree, 'raw', ({ value }, index, parent) => {
      if (parent && index !== undefined) parent.children[index] = { type: 'text', value };
    });
    return tree;
  }
}
