import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';

/**
 * Gives each image that its page had not fetched yet the address that it waits with, in place: until then it shows a stand-in. As
 * lazysizes, WP Rocket and jQuery's lazyload name it (`data-src`, `data-lazy-src`, `data-original`, `data-srcset`). Browsers copy these
 * as they are written, so that of a relative one nobody knows what it is relative to.
 */
export function fetchedImages(tree: Root): void {
  visit(tree, { tagName: 'img' }, (node: Element) => {
    const { src, srcSet, dataSrc, dataLazySrc, dataOriginal, dataSrcset, dataLazySrcset } = node.properties;
    const hasNone = !src || String(src).startsWith('data:');
    const waiting = [dataSrc, dataLazySrc, dataOriginal, dataSrcset, dataLazySrcset, hasNone ? srcSet : undefined];
    const found = waiting.map(addressOf).find((address) => address !== undefined);
    if (found) node.properties.src = found.replace(/^\/\//, 'https://');
  });
}

/** The first address of a list of them (`a.jpg 1024w, b.jpg 300w`), or the only one. */
const addressOf = (value: Element['properties'][string]): string | undefined =>
  /^(?:https?:)?\/\/\S*[^\s,]/i.exec(Array.isArray(value) ? value.join(', ') : String(value ?? '').trim())?.[0];
