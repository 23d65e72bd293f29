import type { Element } from 'hast';
import { classifyImage, decoded } from '../links/addresses.ts';
import { withoutExpression } from '../links/assets.ts';

/** One image of a post. */
export interface ImageUse {
  /** As written, percent signs decoded. */
  readonly src: string;
  readonly alt: string;
  /** 1-based line in the whole text. */
  readonly line: number;
  /** `blocked`: it lies on the network and that is not allowed. `missing`: no such file, or an address nobody may follow. */
  readonly state: 'shown' | 'blocked' | 'missing';
}

/** What a page says of an image besides its source. */
interface ImageFacts extends ImageSize {
  /** It is fetched when it comes near the window. */
  readonly loading?: 'lazy';
  /** The text does not wait until it is drawn. */
  readonly decoding?: 'async';
}

/** In pixels. */
export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

export interface ImageRules {
  /** The address to load a source of the library from; null: it is not there. */
  readonly assetUrl: (src: string) => string | null;
  readonly remoteImages: boolean;
  /** Videos and other embeds are shown as cards with what they are where remote images are allowed; else by their source. */
  readonly embeds?: 'cards';
  /** The size of a source of the library that is there, so that a page keeps its room; null where it is not known. */
  readonly sizeOf?: (src: string) => ImageFacts | null;
  /** Where a link with a safe address leads, and the 1-based line that it stands in; null takes the address away. */
  readonly linkUrl?: (href: string, line: number) => string | null;
}

/** The image to show, or the placeholder in its stead with the same words a reader would have heard. */
export function resolveImage(image: Element, line: number, rules: ImageRules): { element: Element; use: ImageUse } {
  const address = classifyImage(withoutExpression(text(image.properties.src)));
  const alt = text(image.properties.alt);
  const found = resolve(address, rules);
  const use: ImageUse = { src: decoded(address.src), alt, line, state: found.state };
  if (found.url === null) return { element: placeholder(image, use), use };
  const isSized = image.properties.width !== undefined || image.properties.height !== undefined;
  const size = address.kind === 'local' && !isSized ? rules.sizeOf?.(address.src) : null;
  return { element: { ...image, properties: { ...image.properties, ...size, src: found.url, alt } }, use };
}

type Found =
  { readonly url: string; readonly state: 'shown' } | { readonly url: null; readonly state: 'blocked' | 'missing' };

function resolve(address: ReturnType<typeof classifyImage>, rules: ImageRules): Found {
  switch (address.kind) {
    case 'data':
      return { url: address.src, state: 'shown' };
    case 'remote':
      return rules.remoteImages
        ? { url: rules.assetUrl(address.src) ?? address.src, state: 'shown' }
        : { url: null, state: 'blocked' };
    case 'local': {
      const url = rules.assetUrl(address.src);
      return url === null ? { url, state: 'missing' } : { url, state: 'shown' };
    }
    case 'refused':
      return { url: null, state: 'missing' };
  }
}

function placeholder(image: Element, use: ImageUse): Element {
  const label = use.alt ? [{ type: 'text' as const, value: `${use.alt} ` }] : [];
  const address: Element = {
    type: 'element',
    tagName: 'code',
    properties: {},
    children: [{ type: 'text', value: use.src.slice(0, 300) }],
  };
  return {
    type: 'element',
    tagName: 'span',
    properties: { className: [`${use.state}-image`] },
    children: [...label, address],
    ...(image.position && { position: image.position }),
  };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
