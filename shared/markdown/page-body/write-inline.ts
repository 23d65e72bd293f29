import type { FootnoteReference, Nodes, PhrasingContent } from 'mdast';
import { safeHref } from '../links/addresses.ts';
import { withoutExpression } from '../links/assets.ts';
import { withPrefix } from '../render/decorate.ts';
import { element } from '../render/hast.ts';
import { nodesToHtml } from '../render/html.ts';
import { resolveImage } from '../render/images.ts';
import { createSanitizer, isAllowedHref } from '../render/sanitize.ts';
import { attribute, escapeWords } from './escape.ts';
import { labelOf } from './survey.ts';
import type { Writing } from './writing.ts';

/** Words with their marks, links and images as HTML. `trimmed`: blanks at the beginning go, as behind a break. */
export function writeInline(nodes: readonly PhrasingContent[], writing: Writing, trimmed = false): string {
  let html = '';
  let trim = trimmed;
  for (const node of nodes) {
    html += writeNode(node, writing, trim);
    trim = node.type === 'break';
  }
  return html;
}

function writeNode(node: PhrasingContent, writing: Writing, trim: boolean): string {
  switch (node.type) {
    case 'text':
      return writeWords(node.value, trim);
    case 'inlineCode': {
      const value = node.value.replace(/\r?\n|\r/g, ' ');
      return `<code>${escapeWords(trim ? trimStart(value) : value)}</code>`;
    }
    case 'emphasis':
      return `<em>${writeInline(node.children, writing, startsWithWords(node, trim))}</em>`;
    case 'strong':
      return `<strong>${writeInline(node.children, writing, startsWithWords(node, trim))}</strong>`;
    case 'delete':
      return `<del>${writeInline(node.children, writing, startsWithWords(node, trim))}</del>`;
    case 'break':
      return '<br>\n';
    case 'link':
      return writeLink(node, node, writing, trim);
    case 'linkReference':
      return writeLink(node, writing.definitions.get(labelOf(node)), writing, trim);
    case 'image':
      return writeImage(node, node, writing);
    case 'imageReference':
      return writeImage(node, writing.definitions.get(labelOf(node)), writing);
    case 'footnoteReference':
      return writeNoteReference(node, writing);
    default:
      throw new TypeError(`${node.type} is not written straight`);
  }
}

/** Behind a break the blanks of a text go, and those of a text right inside of an element; not those further inside. */
const startsWithWords = ({ children }: { readonly children: readonly Nodes[] }, trim: boolean) =>
  trim && children[0]?.type === 'text';

const trimStart = (text: string) => text.replace(/^[ \t]+/, '');

function writeWords(value: string, trim: boolean): string {
  const text = /[ \t][\n\r]|[\n\r][ \t]/.test(value) ? withoutBlanksAroundFeeds(value) : value;
  return escapeWords(trim ? trimStart(text) : text);
}

/** The first line keeps the blanks before it, the last one those behind it. */
function withoutBlanksAroundFeeds(value: string): string {
  const parts = value.split(/(\r?\n|\r)/);
  return parts
    .map((part, at) => {
      let [from, to] = [0, part.length];
      if (at > 0) while (isBlank(part, from)) from++;
      if (at < parts.length - 1) while (to > from && isBlank(part, to - 1)) to--;
      return part.slice(from, to);
    })
    .join('');
}

const isBlank = (text: string, at: number) => text.charAt(at) === ' ' || text.charAt(at) === '\t';

interface Target {
  readonly url: string;
  readonly title?: string | null | undefined;
}

const nowhere: Target = { url: '' };

/** The line of the file on which a node begins, from 1; of one without a position the first of the body. */
export const lineOfNode = ({ position }: Nodes, { lineOf }: Writing) => lineOf(position?.start.offset ?? 0);

function writeLink(
  node: Extract<PhrasingContent, { type: 'link' | 'linkReference' }>,
  target: Target = nowhere,
  writing: Writing,
  trim: boolean,
): string {
  const line = lineOfNode(node, writing);
  const inner = writeInline(node.children, writing, startsWithWords(node, trim));
  // Nobody sees a link without words.
  const isEmpty = !inner.includes('<') && inner.trim() === '';
  const href = isEmpty ? null : hrefOf(encodeAddress(target.url), line, writing);
  if (href !== null) writing.links.push({ href: href.to, line });
  const title = target.title ?? null;
  return `<a${href?.attribute ?? ''}${title === null ? '' : attribute('title', title)}>${inner}</a>`;
}

/** Where a link leads, by the site's rule, and its attribute, which no address has that the sanitizer would not let through. */
export function hrefOf(
  written: string,
  line: number,
  { rules, idPrefix }: Pick<Writing, 'rules' | 'idPrefix'>,
): { readonly to: string; readonly attribute: string } | null {
  const safe = safeHref(withoutExpression(written));
  const to = safe === null || !rules.linkUrl ? safe : rules.linkUrl(safe, line);
  if (to === null) return null;
  const shown = to.length > 1 && to.startsWith('#') ? `#${withPrefix(to.slice(1), idPrefix)}` : to;
  return { to, attribute: isAllowedHref(shown) ? attribute('href', shown) : '' };
}

/** Percent signs for what is no sign of an address, as micromark writes them. */
function encodeAddress(url: string): string {
  if (/^[!#$&-;=?-Z_a-z~]*$/.test(url)) return url;
  return url.replace(/%[\da-z]{2}|[^!#$&-;=?-Z_a-z~]/giu, (found) =>
    found.length === 3 ? found : encodeURIComponent(found.toWellFormed()),
  );
}

/** Rare enough that its element is made, cleaned and printed as in a tree. */
function writeImage(
  node: Extract<PhrasingContent, { type: 'image' | 'imageReference' }>,
  target: Target = nowhere,
  writing: Writing,
): string {
  const title = target.title ?? null;
  const properties = {
    src: encodeAddress(target.url),
    alt: node.alt ?? '',
    ...(title !== null && { title }),
  };
  const { element: shown, use } = resolveImage(
    element('img', properties, []),
    lineOfNode(node, writing),
    writing.rules,
  );
  writing.images.push(use);
  const clean = createSanitizer(writing.idPrefix)({ type: 'root', children: [shown] });
  return nodesToHtml(clean.children.filter((child) => child.type === 'element'));
}

/** As it stands in ids. */
export const nameOfNote = (label: string) => encodeAddress(label.toLowerCase());

function writeNoteReference(node: FootnoteReference, writing: Writing): string {
  const { noted, idPrefix } = writing;
  const label = labelOf(node);
  const note = noted.get(label) ?? { number: noted.size + 1, times: 0 };
  noted.set(label, note);
  const which = ++note.times > 1 ? `-${note.times}` : '';
  const name = nameOfNote(label);
  const href = hrefOf(`#fn-${name}`, lineOfNode(node, writing), writing)?.attribute ?? '';
  const id = attribute('id', withPrefix(`fnref-${name}${which}`, idPrefix));
  const title = attribute('aria-describedby', withPrefix('footnote-label', idPrefix));
  return `<sup><a${href}${id} data-footnote-ref${title}>${note.number}</a></sup>`;
}
