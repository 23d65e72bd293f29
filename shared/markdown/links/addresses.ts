// What a post may point at. Browsers drop tabs and line breaks inside an address and control characters around it
// before they look for the scheme (URL Standard, "basic URL parser"), so the same is done here first.

/** A link that may stay: http, https, mailto (written small, as the sanitizer wants them), relative or a fragment; null for
 * everything else. */
export function safeHref(href: string): string | null {
  const address = trimAddress(href);
  if (address.startsWith('//')) return address.includes('\\') ? null : `https:${address}`;
  // `\\server` and `/\server` are network paths for browsers and for Windows.
  if (/^[\\/]{2}/.test(decoded(address).slice(0, 2))) return null;
  const scheme = schemeOf(address);
  if (scheme === null) return address;
  if (scheme !== 'http' && scheme !== 'https' && scheme !== 'mailto') return null;
  return scheme + address.slice(scheme.length);
}

export type ImageAddress =
  | { readonly kind: 'local' | 'remote' | 'data'; readonly src: string }
  | { readonly kind: 'refused'; readonly src: string };

/** What an image's address leads to. Refused are files by absolute path, shares of the network, and foreign schemes. */
export function classifyImage(written: string): ImageAddress {
  const src = trimAddress(written);
  const plain = decoded(src);
  if (/^\/\/[^\\/]/.test(plain) && !plain.includes('\\')) return { kind: 'remote', src: `https:${src}` };
  if (/^[\\/]{2}/.test(plain)) return { kind: 'refused', src };
  const own = schemeOf(src);
  const scheme = own ?? schemeOf(plain);
  if (scheme === null) return { kind: src === '' ? 'refused' : 'local', src };
  if (scheme === 'http' || scheme === 'https')
    return { kind: 'remote', src: own === null ? src : own + src.slice(own.length) };
  // An SVG inside an <img> neither runs scripts nor loads anything.
  if (/^data:image\/(?:png|jpe?g|gif|webp|avif|bmp|x-icon|svg\+xml)[;,]/i.test(src)) return { kind: 'data', src };
  return { kind: 'refused', src };
}

/** The address without percent signs where it can be read so, else as it is. */
export function decoded(address: string): string {
  if (!address.includes('%')) return address;
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

function trimAddress(address: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what the URL Standard strips here
  return address.replace(/[\t\n\r]/g, '').replace(/^[\0-\x20]+|[\0-\x20]+$/g, '');
}

/** Lower-case scheme, null for a relative address. `C:\x` has the scheme `c`, which nothing allows. */
function schemeOf(address: string): string | null {
  return /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]?.toLowerCase() ?? null;
}
