import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';
import { embedOfAddress } from '../render/embeds.ts';
import { element, words } from '../render/hast.ts';
import { isBlock } from './blocks.ts';

/** Puts a link where a page plays a film or a sound, in place: Markdown has no other word for one, and gone without a trace it would
 * be missed too late. Of frames only those that may fill the screen: the others are advertisements and counters. */
export function linkEmbeds(tree: Root): void {
  visit(tree, 'element', (node, index, parent) => {
    const link = isPlayer(node) && !isHidden(node) ? linkOf(node) : null;
    if (!link || !parent || index === undefined) return;
    const isAmongWords = parent.type === 'element' && (!isBlock(parent) || parent.tagName === 'p');
    parent.children[index] = isAmongWords ? link : element('p', {}, [link]);
  });
}

const isPlayer = ({ tagName, properties }: Element): boolean =>
  /^(?:video|audio)$/.test(tagName) ||
  (tagName === 'iframe' && (properties.allowFullScreen === true || /\bfullscreen\b/.test(String(properties.allow))));

function linkOf(node: Element): Element | null {
  const href = addressOf(node);
  const embed = embedOfAddress('iframe', href);
  if (!embed) return null;
  const label = node.tagName === 'iframe' ? embed.label : node.tagName === 'video' ? 'Video' : 'Audio';
  const title = String(node.properties.title ?? node.properties.ariaLabel ?? '').trim();
  return element('a', { href: embed.href }, words(title || label));
}

/** A page that waits with a frame until it comes near has its address elsewhere; a film may have several. */
function addressOf({ properties, children }: Element): string {
  const sources = children.filter((child): child is Element => child.type === 'element' && child.tagName === 'source');
  const all = [properties.src, properties.dataSrc, ...sources.map((source) => source.properties.src)];
  const addresses = all.map((src) =>
    String(src ?? '')
      .trim()
      .replace(/^\/\//, 'https://'),
  );
  return addresses.find((address) => /^https?:/i.test(address)) ?? '';
}

function isHidden({ properties: { width, height, hidden, style } }: Element): boolean {
  const isDot = [width, height].some((size) => /^[01](?:px)?$/.test(String(size)));
  return isDot || hidden === true || /(?:display:\s*none|visibility:\s*hidden)/.test(String(style));
}
