/** The page: its own scripts and styles, images of the library, and the connection to its host. */
export function pagePolicy(nonce: string): string {
  return policy({
    // One script in the page itself, which opens the way to the host, carries the nonce.
    'script-src': `'self' 'nonce-${nonce}'`,
    'worker-src': "'self'",
    // The editor adds one style element, which carries the nonce.
    'style-src': `'self' 'nonce-${nonce}'`,
    'img-src': "'self' data: blob:",
    'connect-src': "'self'",
    'font-src': "'self'",
    'frame-src': "'self'",
    'frame-ancestors': "'none'",
  });
}

/** The frame of the preview: no script at all; images of the network only after the person allowed them. */
export function previewPolicy(nonce: string, remoteImages: boolean): string {
  return policy({
    'style-src': `'self' 'nonce-${nonce}'`,
    'img-src': `'self' data:${remoteImages ? ' https: http:' : ''}`,
    'media-src': "'self'",
    'font-src': "'self'",
    'frame-ancestors': "'self'",
  });
}

/** Scripts and styles. A worker lives under the policy of its own script: it may load its parts and nothing else. */
export const partPolicy = policy({ 'script-src': "'self'", 'frame-ancestors': "'none'" });

/** A person's own file, opened by its address: an SVG image must not run its scripts there. */
export const mediaPolicy = "default-src 'none'; sandbox";

function policy(directives: Readonly<Record<string, string>>): string {
  const all = { 'default-src': "'none'", ...directives, 'base-uri': "'none'", 'form-action': "'none'" };
  return Object.entries(all)
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; ');
}
