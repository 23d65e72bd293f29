import { escapeHtml } from '../../base/escape-html.ts';
import { languageTag } from '../../base/language-tag.ts';
import type { SiteAuthor } from '../../model/site.ts';
import { safeHref } from '../links/addresses.ts';

export interface DocumentHead {
  readonly title: string;
  readonly siteTitle: string;
  readonly kind: 'article' | 'website';
  readonly language: string;
  readonly description: string;
  readonly author: SiteAuthor;
  /** As machines read it. */
  readonly published: string | null;
  readonly tags: readonly string[];
  readonly minutes: number | null;
  /** What stands in the page itself; empty for a page with a sheet of its own. */
  readonly css: string;
  /** Address of the style sheet. */
  readonly styleSheet?: string;
  readonly feeds?: readonly { readonly type: string; readonly href: string }[];
  /** Search engines leave the page out. */
  readonly hidden?: true;
  /** When it was last changed, as machines read it. */
  readonly modified?: string;
  /** Sources of the images in the body: the policy allows no more than they need. */
  readonly images: readonly string[];
  readonly canonical?: string;
  /** Addresses of scripts of the page's own; without any the policy allows none. */
  readonly scripts?: readonly string[];
}

/** A whole document around a body of HTML, with a policy that forbids everything the page does not hold itself. */
export function documentHtml(head: DocumentHead, body: string): string {
  const language = languageTag(head.language) ?? 'en';
  const direction = isRightToLeft(language) ? ' dir="rtl"' : '';
  return `<!DOCTYPE html>\n<html lang="${language}"${direction}><head>\n${headElements(head).join('\n')}\n</head><body>${body}</body></html>\n`;
}

/** A tag with its attributes; the names are our own. */
function tag(name: string, attributes: Readonly<Record<string, string>>): string {
  let html = `<${name}`;
  for (const key in attributes) html += ` ${key}="${escapeHtml(attributes[key] ?? '')}"`;
  return `${html}>`;
}

function headElements(head: DocumentHead): string[] {
  const title = head.title || 'Untitled';
  const canonical = head.canonical === undefined ? null : safeHref(head.canonical);
  return [
    meta({ charset: 'utf-8' }),
    meta({ 'http-equiv': 'Content-Security-Policy', content: policy(head) }),
    meta({ name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    meta({ name: 'color-scheme', content: 'light dark' }),
    `<title>${escapeHtml(title)}</title>`,
    ...named('description', head.description),
    ...named('author', head.author.name),
    ...property('og:type', head.kind),
    ...property('og:title', title),
    ...property('og:description', head.description),
    ...property('og:site_name', head.siteTitle),
    ...property('og:url', canonical ?? ''),
    ...property('article:published_time', head.kind === 'article' ? (head.published ?? '') : ''),
    ...property('article:modified_time', head.kind === 'article' ? (head.modified ?? '') : ''),
    ...head.tags.flatMap((tag) => property('article:tag', tag)),
    ...(canonical === null ? [] : [tag('link', { rel: 'canonical', href: canonical })]),
    ...(head.hidden ? [meta({ name: 'robots', content: 'noindex' })] : []),
    ...(head.feeds ?? []).map(({ type, href }) =>
      tag('link', { rel: 'alternate', type, href, title: head.siteTitle || 'Posts' }),
    ),
    ...(head.kind === 'article' ? [linkedData(head, title, canonical)] : []),
    ...(head.styleSheet === undefined ? [] : [tag('link', { rel: 'stylesheet', href: head.styleSheet })]),
    ...(head.scripts ?? []).map((src) => `<script src="${escapeHtml(src)}" defer></script>`),
    ...(head.css === '' ? [] : [`<style>${styleText(head.css)}</style>`]),
  ];
}

function policy({ images, css, styleSheet, scripts = [] }: DocumentHead): string {
  const styles = [...(css === '' ? [] : ["'unsafe-inline'"]), ...(styleSheet === undefined ? [] : ["'self'", 'file:'])];
  const sources = ['data:'];
  if (images.some((src) => /^https?:/i.test(src))) sources.push('https:', 'http:');
  // A page opened from the disk has no origin, so 'self' alone would not match its own folder.
  if (images.some((src) => !/^[a-z][a-z0-9+.-]*:/i.test(src))) sources.push("'self'", 'file:');
  const script = scripts.length === 0 ? '' : "script-src 'self' file:; ";
  return `default-src 'none'; ${script}style-src ${styles.join(' ')}; img-src ${sources.join(' ')}; base-uri 'none'; form-action 'none'`;
}

/** Schema.org's description for search engines: data, which no browser runs. */
function linkedData(head: DocumentHead, title: string, canonical: string | null): string {
  const profiles = head.author.links.map(({ url }) => safeHref(url)).filter((url) => url !== null);
  const person = head.author.name || profiles.length > 0;
  const data = {
    '@context': 'https://schema.org',
    '@type': 'BlogPosting',
    headline: title,
    ...(head.published !== null && { datePublished: head.published }),
    ...(head.modified !== undefined && { dateModified: head.modified }),
    ...(head.description && { description: head.description }),
    ...(head.tags.length > 0 && { keywords: head.tags }),
    ...(head.minutes !== null && { timeRequired: `PT${head.minutes}M` }),
    inLanguage: languageTag(head.language) ?? 'en',
    ...(canonical !== null && { url: canonical }),
    ...(person && {
      author: {
        '@type': 'Person',
        ...(head.author.name && { name: head.author.name }),
        ...(profiles.length > 0 && { sameAs: profiles }),
      },
    }),
  };
  return `<script type="application/ld+json">${scriptText(JSON.stringify(data))}</script>`;
}

/** JSON that cannot end its element or open a comment in it. U+2028 and U+2029 end lines for old readers. */
function scriptText(json: string): string {
  return json.replace(/[<>&\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** CSS that cannot end its element. A backslash before the slash changes nothing inside strings and comments. */
function styleText(css: string): string {
  return `\n${css.replace(/<(?=[/!])/g, '\\3c ').trim()}\n`;
}

const meta = (attributes: Readonly<Record<string, string>>) => tag('meta', attributes);
const named = (name: string, content: string) => (content === '' ? [] : [meta({ name, content })]);
const property = (name: string, content: string) => (content === '' ? [] : [meta({ property: name, content })]);

const isRightToLeft = (language: string) => /^(?:ar|he|fa|ur|yi|ps|sd|ug|dv|ckb)\b/i.test(language);
