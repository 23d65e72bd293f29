import type { Element, ElementContent, Nodes, Root } from 'hast';
import type { Root as MarkdownRoot } from 'mdast';
import rehypeRaw from 'rehype-raw';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { blocksToHtml } from '../../../shared/markdown/render/html.ts';
import { renderPost, type RenderedPost, type RenderOptions } from '../../../shared/markdown/render/render.ts';

/** Every image of the library is there. */
export const options: RenderOptions = { assetUrl: (src) => `/media/${src}`, remoteImages: false };

export function render(text: string, more: Partial<RenderOptions> = {}): RenderedPost {
  return renderPost(text, { ...options, ...more });
}

export function html(text: string, more: Partial<RenderOptions> = {}): string {
  return blocksToHtml(render(text, more).blocks);
}

const withAll = unified().use(remarkParse).use(remarkGfm).freeze();

/** The Markdown tree with every extension of GFM, whatever the text holds. */
export const parseWithAll = (text: string): MarkdownRoot => withAll.parse(text);

const parser = unified().use(rehypeRaw).freeze();

/** The tree that an HTML5 parser makes of a text, which may differ from the tree that was printed. */
export function parseHtml(text: string): Root {
  return parser.runSync({ type: 'root', children: [{ type: 'raw', value: text }] } as unknown as Root);
}

export function elements(nodes: readonly Nodes[]): Element[] {
  return nodes.flatMap((node) =>
    'children' in node ? [...(node.type === 'element' ? [node] : []), ...elements(node.children)] : [],
  );
}

const harmless = new Set(
  `a abbr aside b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure
  h1 h2 h3 h4 h5 h6 hr i img input ins kbd li mark ol p pre q rp rt ruby s samp section small span strong sub summary
  sup table tbody td tfoot th thead time tr u ul var wbr
  math menclose merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle
  msub msubsup msup mtable mtd mtext mtr munder munderover`.split(/\s+/),
);

/** Everything in a tree that could run, load, navigate, cover or shadow something; empty for a safe tree. */
export function dangers(nodes: readonly (ElementContent | Nodes)[]): string[] {
  return elements(nodes).flatMap((element) => {
    const found = harmless.has(element.tagName) ? [] : [`<${element.tagName}>`];
    if (element.tagName === 'input' && element.properties.type !== 'checkbox') found.push('input');
    for (const [name, value] of Object.entries(element.properties)) found.push(...dangerOf(name.toLowerCase(), value));
    return found;
  });
}

function dangerOf(name: string, value: unknown): string[] {
  const text = String(value);
  const address = text.replace(/[\0-\x20]/g, '').toLowerCase();
  const scheme = /^([a-z][a-z0-9+.-]*):/.exec(address)?.[1];
  if (name.startsWith('on') || /^(?:style|srcdoc|srcset|action|formaction|background|ping|target|download)$/.test(name))
    return [`${name}=${text}`];
  if ((name === 'id' || name === 'name') && !text.startsWith('user-content-')) return [`${name}=${text}`];
  if (name === 'href' && scheme && !['http', 'https', 'mailto'].includes(scheme)) return [`href=${text}`];
  if (name === 'href' && /^[\\/]{2}/.test(address)) return [`href=${text}`];
  if (name === 'src' && !text.startsWith('/media/') && !address.startsWith('data:image/')) return [`src=${text}`];
  if (/^(?:cite|longdesc|xlinkhref)$/.test(name) && scheme && !/^https?$/.test(scheme)) return [`${name}=${text}`];
  return [];
}
