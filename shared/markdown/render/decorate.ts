import type { Element, ElementContent, Properties, Root } from 'hast';
import { idIn } from '../ids/heading-line.ts';
import { decoded, safeHref } from '../links/addresses.ts';
import { withoutExpression } from '../links/assets.ts';
import { alertOf } from './alerts.ts';
import { isBlockName } from './blocks.ts';
import { chip, element, hasClass, headingLevel, isCall, startOf, textOf, wordsOf } from './hast.ts';
import { resolveImage, type ImageRules, type ImageUse } from './images.ts';
import { drawFormula, embeds, highlightCode } from './large-parts.ts';
import type { Mask } from '../islands/mask.ts';

/** One link of a post. */
export interface LinkUse {
  /** As it will be followed. */
  readonly href: string;
  /** 1-based line in the whole text. */
  readonly line: number;
}

export interface Decoration {
  readonly mask: Pick<Mask, 'uncover' | 'split' | 'blockAt'>;
  readonly rules: ImageRules;
  readonly idPrefix: string;
  /** 1-based line in the whole text of an offset in the text parsed. */
  readonly lineOf: (offset: number) => number;
  readonly images: ImageUse[];
  readonly links: LinkUse[];
  /** The id of a heading by its words and where it is written, without prefix; unique in the post. null: it has none. */
  readonly slug: (words: string, offset: number | undefined) => string | null;
}

interface State extends Decoration {
  line: number;
}

/** Thrown for a nesting that no writer makes and that browsers and React answer badly. */
export class TooDeep extends Error {}

const deepest = 200;

const renamed: Readonly<Record<string, string>> = { strike: 's', tt: 'code', center: 'div', big: 'span' };

/** Makes the tree of a post what a reader sees: ids, addresses, images, islands, colours. Changes it in place. */
export function decorate(tree: Root, decoration: Decoration): void {
  const state: State = { ...decoration, line: 1 };
  tree.children = tree.children.flatMap((child) => {
    if (child.type === 'doctype' || child.type === 'comment') return [];
    const offset = startOf(child);
    if (offset !== undefined) state.line = state.lineOf(offset);
    return visit(child, state, 0, false);
  });
}

function visit(node: ElementContent, state: State, depth: number, verbatim: boolean): ElementContent[] {
  if (depth > deepest) throw new TooDeep();
  if (node.type === 'text')
    return verbatim ? [{ ...node, value: state.mask.uncover(node.value) }] : chips(node.value, state);
  // MathML is only what formulas are drawn as: what a post brings is no more known than its scripts.
  if (node.type !== 'element' || node.tagName === 'math') return [];
  const offset = startOf(node);
  if (offset !== undefined) state.line = state.lineOf(offset);
  if (node.tagName === 'hr' && offset !== undefined) {
    const source = state.mask.blockAt(offset);
    if (source !== null) return [{ ...node, tagName: 'p', children: [island(source, state)] }];
  }
  if (node.tagName === 'iframe' || node.tagName === 'script') {
    const shown = frame(node, node.tagName, state);
    if (shown) return [depth > 0 ? shown : { ...node, tagName: 'p', properties: {}, children: [shown] }];
  }
  if (Object.hasOwn(media, node.tagName)) {
    const shown = mediaLink(node, state);
    if (shown) return [depth > 0 ? shown : { ...node, tagName: 'p', properties: {}, children: [shown] }];
  }
  return [visitElement(node, state, depth, verbatim)];
}

function visitElement(node: Element, state: State, depth: number, verbatim: boolean): Element {
  const line = state.line;
  if (Object.hasOwn(renamed, node.tagName)) {
    if (node.tagName === 'center') node.properties.align = 'center';
    node.tagName = renamed[node.tagName] ?? node.tagName;
  }
  node.properties = clean(node.properties, state);
  if (node.tagName === 'img') return image(node, line, state);
  if (node.tagName === 'pre') {
    node.properties.tabIndex = 0;
    const formula = highlight(node, state);
    if (formula) return formula;
  }
  const code = verbatim || node.tagName === 'code' || node.tagName === 'pre';
  node.children = node.children.flatMap((child) => visit(child, state, depth + 1, code));
  if (node.tagName === 'a') link(node, line, state);
  if (node.tagName === 'input') node.properties.ariaLabel = node.properties.checked ? 'Done' : 'To do';
  if (headingLevel(node) !== null) heading(node, state);
  // HTML has no blocks inside of a span; browsers show them all the same.
  if (node.tagName === 'span' && node.children.some((child) => child.type === 'element' && isBlockName(child.tagName)))
    node.tagName = 'div';
  // Nor in a summary.
  if (node.tagName === 'summary')
    for (const inner of descendants(node)) if (inner.tagName === 'p' || inner.tagName === 'div') inner.tagName = 'span';
  const alert = node.tagName === 'blockquote' ? alertOf(node) : null;
  if (alert) return alert;
  if (node.tagName !== 'table') return node;
  nameHeads(node);
  return scrollable(node);
}

const leftOut = new Set(['dataLine', 'align', 'name']);

/** Attributes as text: islands put back, ids prefixed, presentation as classes, nothing that the page gives itself. */
function clean(properties: Properties, state: State): Properties {
  const { mask } = state;
  const keys = Object.keys(properties);
  if (keys.length === 0) return properties;
  const result: Properties = {};
  // Keys are left out, not deleted: an object that lost one is slow from then on.
  for (const key of keys) {
    if (leftOut.has(key) || (key === 'checked' && properties.checked === false)) continue;
    const value = properties[key];
    result[key] =
      typeof value === 'string'
        ? mask.uncover(value)
        : Array.isArray(value)
          ? value.map((part) => (typeof part === 'string' ? mask.uncover(part) : part))
          : value;
  }
  if (Array.isArray(result.className)) result.className = [...new Set(result.className)];
  // The parser of raw HTML writes attributes without a value as empty texts.
  for (const key of ['dataFootnoteRef', 'dataFootnotes']) if (result[key] === '') result[key] = true;
  const [align, name] = [properties.align, properties.name].map((value) =>
    typeof value === 'string' ? mask.uncover(value) : value,
  );
  const { id } = result;
  if (align === 'left' || align === 'center' || align === 'right')
    result.className = [...(Array.isArray(result.className) ? result.className : []), `align-${align}`];
  const anchor = id ?? name;
  if (typeof anchor === 'string' && anchor !== '') result.id = withPrefix(anchor, state.idPrefix);
  for (const key of ['ariaDescribedBy', 'ariaLabelledBy'])
    if (Array.isArray(result[key]))
      result[key] = result[key].map((part) => withPrefix(String(part), state.idPrefix)).join(' ');
  return result;
}

/** An id of the page. Spaces are not allowed in ids. */
export function withPrefix(id: string, idPrefix: string): string {
  const plain = id.replace(/\s+/g, '-');
  return plain.startsWith(idPrefix) ? plain : idPrefix + plain;
}

function link(node: Element, line: number, state: State): void {
  const written = node.properties.href;
  if (typeof written !== 'string') return;
  // Nobody sees a link without words, and a reader of the screen hears its address.
  const isEmpty = textOf(node).trim() === '' && descendants(node).every(({ tagName }) => tagName === 'span');
  const safe = isEmpty ? null : safeHref(withoutExpression(written));
  const href = safe === null || !state.rules.linkUrl ? safe : state.rules.linkUrl(safe, line);
  if (href === null) {
    delete node.properties.href;
    return;
  }
  node.properties.href =
    href.length > 1 && href.startsWith('#') ? `#${withPrefix(href.slice(1), state.idPrefix)}` : href;
  if (!hasClass(node, 'data-footnote-backref') && !isCall(node)) state.links.push({ href, line });
}

function image(node: Element, line: number, state: State): Element {
  const { element: shown, use } = resolveImage(node, line, state.rules);
  state.images.push(use);
  return shown;
}

/** The id that the generator gives, too, or what the writer chose by `{#id}`. Numbers of footnotes are none: they change with the
 * notes before them. */
function heading(node: Element, state: State): void {
  if (node.properties.id !== undefined) return;
  const last = node.children.at(-1);
  const attributes = last?.type === 'element' && hasClass(last, 'island') ? last.children[0] : undefined;
  const chosen = attributes?.type === 'text' ? idIn(attributes.value) : undefined;
  if (chosen !== undefined) {
    node.children = node.children.slice(0, -1);
    const words = node.children.at(-1);
    if (words?.type === 'text') words.value = words.value.trimEnd();
  }
  // Asked for in any case: one that is chosen is given to no other heading.
  const made = state.slug(wordsOf(node, false).trim(), startOf(node));
  const slug = chosen ?? made;
  if (slug !== null) node.properties.id = state.idPrefix + (slug || 'section');
}

/** Colours a block of code. Answers what stands in the place of one in TeX. */
function highlight(pre: Element, state: State): Element | null {
  const code = pre.children[0];
  if (code?.type !== 'element' || code.tagName !== 'code' || !Array.isArray(code.properties.className)) return null;
  const language = code.properties.className.find((name) => String(name).startsWith('language-'));
  if (!language || code.children.some(({ type }) => type !== 'text')) return null;
  const source = state.mask.uncover(textOf(code));
  // As GitHub and others have it.
  if (language === 'language-math') return drawFormula(source, pre);
  const coloured = highlightCode(source, String(language).slice('language-'.length).toLowerCase());
  if (coloured) {
    code.properties.className.unshift('hljs');
    code.children = [...coloured];
  }
  return null;
}

/**
 * In a table with heads beside cells, what each head is the head of where the writer does not say: of its row, or of its
 * column in a row of heads.
 */
function nameHeads(table: Element): void {
  const rows = descendants(table)
    .filter(({ tagName }) => tagName === 'tr')
    .map((row) => row.children.filter((child) => child.type === 'element'));
  const beside = (row: readonly Element[]) => row.some(({ tagName }) => tagName === 'td');
  if (!rows.some((row) => beside(row) && row.some(({ tagName }) => tagName === 'th'))) return;
  for (const row of rows)
    for (const cell of row) if (cell.tagName === 'th') cell.properties.scope ??= beside(row) ? 'row' : 'col';
}

function descendants(node: Element): Element[] {
  return node.children.flatMap((child) => (child.type === 'element' ? [child, ...descendants(child)] : []));
}

/** A wide table scrolls by itself, as code does; the keyboard must reach what scrolls. */
function scrollable(table: Element): Element {
  const frame = element('div', { className: ['table-scroll'], tabIndex: 0, role: 'group', ariaLabel: 'Table' }, [
    table,
  ]);
  return table.position ? { ...frame, position: table.position } : frame;
}

function chips(text: string, state: State): ElementContent[] {
  return state.mask
    .split(text)
    .map((piece) => (piece.island ? island(piece.text, state) : { type: 'text' as const, value: piece.text }));
}

/** A frame would load a page of a stranger: its source is shown in its place, as that of an island is. */
function frame(node: Element, tag: 'iframe' | 'script', state: State): Element | null {
  const { src } = node.properties;
  return embeds()?.frameShown(tag, typeof src === 'string' ? state.mask.uncover(src) : '', state) ?? null;
}

const media: Readonly<Record<string, string>> = { video: 'Video', audio: 'Sound' };

/** A film or a sound is a link to its file: the sanitizer lets no player through. null where it names none. */
function mediaLink(node: Element, state: State): Element | null {
  const sources = [node, ...descendants(node).filter(({ tagName }) => tagName === 'source')];
  const src = sources.map(({ properties }) => properties.src).find((value) => typeof value === 'string');
  const address = state.mask.uncover(String(src ?? '')).trim();
  const href = safeHref(address);
  if (!href) return null;
  const name = /[^/?#]+(?=[?#]|$)/.exec(address)?.[0] ?? address;
  const words = `${media[node.tagName]}: ${decoded(name)}`;
  const shown = { ...element('a', { href }, [{ type: 'text', value: words }]), position: node.position };
  link(shown, state.line, state);
  return shown;
}

function island(source: string, state: State): Element {
  if (source.startsWith('$')) return drawFormula(source) ?? chip(source);
  return embeds()?.islandCard(source, state) ?? chip(source);
}
