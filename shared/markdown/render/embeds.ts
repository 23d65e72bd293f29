import type { Element, ElementContent } from 'hast';
import { safeHref } from '../links/addresses.ts';
import { chip, element } from './hast.ts';
import type { ImageRules, ImageUse } from './images.ts';

/** Something of another site that a post shows inside of itself. */
export interface Embed {
  /** What it is, in words. */
  readonly label: string;
  /** The page on which it is to be seen. */
  readonly href: string;
  /** A still picture of it whose address follows from what is written. */
  readonly picture: string | null;
}

const youTube = (id: string): Embed => ({
  label: 'Video on YouTube',
  href: `https://www.youtube.com/watch?v=${id}`,
  picture: `https://i.ytimg.com/vi/${id}/hqdefault.jpg`,
});
const vimeo = (id: string): Embed => ({ label: 'Video on Vimeo', href: `https://vimeo.com/${id}`, picture: null });
const gist = (path: string): Embed => ({
  label: 'Gist on GitHub',
  href: `https://gist.github.com/${path}`,
  picture: null,
});

/** Shortcodes, tags, functions of templates and components, by the name that all of them share. */
const call =
  /^(?:\{\{[<%]|\{%-?|\{\{-?|<)\s*(youtube|youtube-?lite|lite-?youtube(?:-?embed)?|vimeo|gist)\b([^<>{}]{0,500}?)\/?-?(?:[>%]\}\}|%\}|\}\}|>)/i;

/** What an island shows, by its source; null where it is something else. */
export function embedOfIsland(source: string): Embed | null {
  const found = call.exec(source);
  if (!found) return null;
  const name = (found[1] ?? '').toLowerCase();
  const { named, plain } = valuesOf(found[2] ?? '');
  const id = named.get('id') ?? named.get('videoid') ?? named.get('url') ?? named.get('src') ?? plain[0] ?? '';
  if (name === 'vimeo') return vimeoOf(id);
  if (name !== 'gist') return youTubeOf(id);
  const path = id.replace(/^https:\/\/gist\.github\.com\//, '');
  return gistOf([
    ...(named.size > 0 || path.includes('/') ? [] : plain.slice(1, 2)).map((hash) => `${id}/${hash}`),
    path,
  ]);
}

/** What a frame or script of a post shows, by its address; null for an address that nobody may follow. */
export function embedOfAddress(tag: 'iframe' | 'script', src: string): Embed | null {
  const address = safeHref(src.trim());
  if (address === null || !/^https?:\/\//.test(address) || !URL.canParse(address)) return null;
  const { hostname, pathname } = new URL(address);
  if (tag === 'script') return hostname === 'gist.github.com' ? gistOf([pathname.slice(1).replace(/\.js$/, '')]) : null;
  const video = youTubeOf(address) ?? vimeoOf(address);
  return video ?? { label: `Page of ${hostname}`, href: address, picture: null };
}

function youTubeOf(id: string): Embed | null {
  const address =
    /^(?:https?:)?\/\/(?:www\.|m\.)?(?:youtube(?:-nocookie)?\.com\/(?:embed\/|shorts\/|watch\?(?:[^#]*&)?v=)|youtu\.be\/)([\w-]{11})(?![\w-])/;
  const found = /^[\w-]{11}$/.exec(id)?.[0] ?? address.exec(id)?.[1];
  return found === undefined ? null : youTube(found);
}

function vimeoOf(id: string): Embed | null {
  const address = /^(?:https?:)?\/\/(?:www\.|player\.)?vimeo\.com\/(?:video\/)?(\d{5,12})(?!\w)/;
  const found = /^\d{5,12}$/.exec(id)?.[0] ?? address.exec(id)?.[1];
  return found === undefined ? null : vimeo(found);
}

function gistOf(paths: readonly string[]): Embed | null {
  const path = paths.find((one) => /^(?:[\w-]{1,40}\/)?[\da-f]{5,64}$/.test(one));
  return path === undefined ? null : gist(path);
}

/** `name="value"`, also as a call and as JSX write it, and what stands by itself. */
function valuesOf(written: string): { readonly named: ReadonlyMap<string, string>; readonly plain: readonly string[] } {
  const named = new Map<string, string>();
  const plain: string[] = [];
  for (const [, name, double, single, bare] of written.matchAll(
    /(?:([\w-]+)\s*=\s*)?(?:"([^"]*)"|'([^']*)'|([^\s"'=,()]+))/g,
  )) {
    const value = double ?? single ?? bare ?? '';
    if (name === undefined) plain.push(value);
    else named.set(name.toLowerCase(), value);
  }
  return { named, plain };
}

/** What the page does with embeds, and where one stands in it. */
export interface EmbedPlace {
  readonly rules: Pick<ImageRules, 'embeds' | 'remoteImages'>;
  /** Takes the picture of each. */
  readonly images: ImageUse[];
  /** 1-based, in the whole text. */
  readonly line: number;
}

/** The card of what an island shows, where it is wished and the network is allowed. */
export function islandCard(source: string, place: EmbedPlace): Element | null {
  const found = place.rules.embeds ? embedOfIsland(source) : null;
  return found && cardOf(found, place);
}

/** The same of a frame or script, else its source; null for an address that nobody may follow. */
export function frameShown(tag: 'iframe' | 'script', address: string, place: EmbedPlace): Element | null {
  const found = embedOfAddress(tag, address);
  return found && (cardOf(found, place) ?? chip(`<${tag} src="${address}">`));
}

function cardOf(found: Embed, { rules, images, line }: EmbedPlace): Element | null {
  if (rules.embeds !== 'cards') return null;
  if (found.picture !== null)
    images.push({ src: found.picture, alt: '', line, state: rules.remoteImages ? 'shown' : 'blocked' });
  return rules.remoteImages ? embedCard(found) : null;
}

/** A card in place of an embed: what it is, where it leads, and its still picture. Nothing of it runs. */
function embedCard({ label, href, picture }: Embed): Element {
  const still: ElementContent[] = picture
    ? [element('img', { src: picture, alt: '', width: 480, height: 360, loading: 'lazy' }, [])]
    : [];
  const shown = href.replace(/^https?:\/\/(?:www\.)?/, '');
  return element('a', { className: ['embed'], href }, [
    ...still,
    { type: 'text', value: `${label} ` },
    element('code', {}, [{ type: 'text', value: shown.length > 80 ? `${shown.slice(0, 79)}…` : shown }]),
  ]);
}
