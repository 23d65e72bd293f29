import type { Element, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import { element, textOf } from '../render/hast.ts';

const heading = /^h[1-6]$/;

/**
 * Turns what a word processor says by styles into the elements that mean it, in place: bold, italic, struck out,
 * fixed-width; Word's titles and quotes. Takes away what means nothing: wrappers, comments, addresses of trackers.
 */
export function meaningOf(tree: Root): void {
  visit(tree, (node, index, parent) => {
    if (!parent || index === undefined) return undefined;
    if (node.type === 'comment' || node.type === 'doctype') {
      parent.children.splice(index, 1);
      return [SKIP, index];
    }
    if (node.type !== 'element') return undefined;
    const inHeading = parent.type === 'element' && heading.test(parent.tagName);
    rename(node);
    const sign = signOf(node);
    if (sign !== null) {
      parent.children.splice(index, 1, { type: 'text', value: sign });
      return [SKIP, index + 1];
    }
    if (isNothing(node)) {
      parent.children.splice(index, 1);
      return [SKIP, index];
    }
    if (isWrapper(node)) {
      parent.children.splice(index, 1, ...node.children);
      return [SKIP, index];
    }
    if (node.tagName === 'a') node.properties.href = realAddress(node.properties.href);
    if (node.tagName === 'span' && textOf(node) !== '') wrap(node, inHeading);
    return undefined;
  });
}

const styleOf = (node: Element): string => (typeof node.properties.style === 'string' ? node.properties.style : '');

/** Names of classes; HTML from Word writes them without quotes, which reads as one name or as several. */
export function classesOf(node: Element): string {
  const names = node.properties.className;
  return Array.isArray(names) ? names.join(' ') : '';
}

const boxes = 'address article center dialog fieldset footer form header hgroup legend main nav search'.split(' ');
/** What other elements are to Markdown: older names, what a machine says, and boxes, which no cleaning may take from around words. */
const meant: Readonly<Record<string, string>> = {
  ...{ strike: 's', tt: 'code', samp: 'code', menu: 'ul', dir: 'ul' },
  ...Object.fromEntries(boxes.map((name) => [name, 'div'])),
};

/** Word has no headings for its title, and no quotes but by style. */
function rename(node: Element): void {
  node.tagName = meant[node.tagName] ?? node.tagName;
  if (node.tagName !== 'p') return;
  const classes = classesOf(node);
  if (/\bMsoTitle\b/.test(classes)) node.tagName = 'h1';
  else if (/\bMso(?:Intense)?Quote\b/.test(classes)) {
    node.children = [{ ...node, properties: {}, children: node.children }];
    node.tagName = 'blockquote';
  }
}

/** The emoji that an image stands for, as mail programs, forums and chats draw them: the sign, or its short code. */
function signOf({ tagName, properties }: Element): string | null {
  const alt = tagName === 'img' ? String(properties.alt ?? '').trim() : '';
  return /^(?:\p{RGI_Emoji}|:[\w+\-]+:)$/v.test(alt) ? alt : null;
}

function isNothing(node: Element): boolean {
  const { tagName, properties } = node;
  if (/^(?:meta|link|head|title|style|script|button|svg)$/.test(tagName) || tagName.startsWith('o:'))
    return tagName !== 'o:p';
  // Wikipedia's ways to edit a section.
  if (/\bmw-editsection\b/.test(classesOf(node))) return true;
  if (tagName === 'br') return /Apple-interchange-newline/.test(classesOf(node));
  if (tagName !== 'img') return /display:\s*none|mso-hide:\s*all/i.test(styleOf(node));
  // Counters of visitors, and files of the machine that the text was copied on.
  return (
    (properties.width === 1 && properties.height === 1) ||
    properties.width === '1' ||
    !/^(?:https?:|\/\/|data:image\/)/i.test(String(properties.src ?? ''))
  );
}

/** Elements that the styles make mean nothing: Google wraps all in a `b` that is not bold; anchors lead nowhere. */
function isWrapper(node: Element): boolean {
  const { tagName, properties } = node;
  if (tagName === 'o:p' || tagName === 'html' || tagName === 'body' || tagName === 'font') return true;
  if (tagName === 'a') return !properties.href;
  return (tagName === 'b' || tagName === 'strong') && /font-weight:\s*(?:normal|[1-4]00)/i.test(styleOf(node));
}

/** A link through Google's counter leads to where it would lead in the end. */
function realAddress(href: Element['properties'][string]): string {
  const address = String(href ?? '');
  if (!/^https:\/\/www\.google\.[a-z.]+\/url\?/.test(address)) return address;
  return new URLSearchParams(address.slice(address.indexOf('?'))).get('q') ?? address;
}

function wrap(node: Element, inHeading: boolean): void {
  const style = styleOf(node);
  const tags = [
    // A heading is bold by itself.
    !inHeading && /font-weight:\s*(?:bold|bolder|[6-9]00)/i.test(style) && 'strong',
    /vertical-align:\s*super/i.test(style) && 'sup',
    /vertical-align:\s*sub/i.test(style) && 'sub',
    /font-style:\s*(?:italic|oblique)/i.test(style) && 'em',
    /text-decoration(?:-line)?:[^;]*line-through/i.test(style) && 'del',
    /font-family:[^;]*(?:mono|consolas|menlo|courier)/i.test(style) && 'code',
  ].filter((tag) => tag !== false);
  for (const tagName of tags.toReversed()) node.children = [element(tagName, {}, node.children)];
}
