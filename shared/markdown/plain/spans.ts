import type { FootnoteReference, Image, InlineCode } from 'mdast';
import type { Source } from './source.ts';
import { bareAddress } from './words.ts';

const code = /`(?=[^\s`])([^`\n]*[^\s`])`(?!`)/y;
// An address in which nothing has to be decoded, with at most one pair of brackets after the other in it.
const address = String.raw`[^\s()<>\\&"'\x60\0-\x1f]`;
const resource = String.raw`\(((?:${address}|\(${address}*\))+)(?: "([^"\\&\n]*)")?\)`;
const link = new RegExp(String.raw`\[(?!\^)((?:[^[\]\\\x60]|\x60[^\x60\n]+\x60)+)\]${resource}`, 'y');
const image = new RegExp(String.raw`!\[(?!\^)([^[\]\\\x60*_<&~@\n]*)\]${resource}`, 'y');
const noteReference = /\[\^([\w-]{1,60})\](?![([:])/y;

/** The code that begins at an offset; null at a doubt. */
export function readCode({ text, place }: Source, at: number): InlineCode | null {
  code.lastIndex = at;
  const found = code.exec(text);
  return found && { type: 'inlineCode', value: found[1] ?? '', position: place(at, code.lastIndex) };
}

/** The reference to a footnote that begins at an offset; null at a doubt. */
export function readNoteReference({ text, place, notes }: Source, at: number): FootnoteReference | null {
  noteReference.lastIndex = at;
  const label = notes && noteReference.exec(text)?.[1];
  if (!label) return null;
  const identifier = label.toLowerCase();
  notes.referred.add(identifier);
  return { type: 'footnoteReference', identifier, label, position: place(at, noteReference.lastIndex) };
}

/** The image with an address that begins at an offset; null at a doubt. */
export function readImage({ text, place }: Source, at: number): Image | null {
  image.lastIndex = at;
  const [, alt = '', url = '', title = null] = image.exec(text) ?? [];
  if (url === '' || bareAddress.test(alt)) return null;
  return { type: 'image', title, url, alt, position: place(at, image.lastIndex) };
}

export interface FoundLink {
  readonly words: { readonly from: number; readonly to: number };
  readonly url: string;
  readonly title: string | null;
  /** Behind its last bracket. */
  readonly end: number;
}

/** The link with an address that begins at an offset; null at a doubt. */
export function findLink(text: string, at: number): FoundLink | null {
  link.lastIndex = at;
  const [, words = '', url = '', title = null] = link.exec(text) ?? [];
  if (url === '' || /^\s|\s$/.test(words)) return null;
  return { words: { from: at + 1, to: at + 1 + words.length }, url, title, end: link.lastIndex };
}
