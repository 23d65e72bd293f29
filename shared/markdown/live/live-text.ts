import type { TextChange } from '../../base/text-change.ts';

/** What is asked of a text, whether it is a string or a LiveText. */
export interface ReadableText {
  readonly length: number;
  readonly charCodeAt: (at: number) => number;
  readonly slice: (from: number, to?: number) => string;
  readonly indexOf: (char: string, from?: number) => number;
  readonly lastIndexOf: (char: string, from?: number) => number;
}

/** The same characters in a string of their own. A slice keeps the whole text alive that it was cut from, and what parsers
 * give is full of slices. */
export const ownText = (text: string): string => ` ${text}`.slice(1);

const longest = 8192;

/**
 * A text that is changed in place, in pieces: a string of a megabyte for every key would keep the collector of garbage
 * busier than the parser.
 */
export class LiveText implements ReadableText {
  length = 0;
  private readonly pieces: string[] = [];
  /** The piece that was read last, and where it begins. */
  private index = 0;
  private start = 0;

  constructor(text = '') {
    this.change({ from: 0, to: 0, insert: text });
  }

  change({ from, to, insert }: TextChange): void {
    const first = this.find(from);
    const head = this.piece(first).slice(0, from - this.start);
    const { start } = this;
    const last = this.find(to);
    const tail = this.piece(last).slice(to - this.start);
    this.pieces.splice(first, last - first + 1, ...cut(head + insert + tail));
    this.length += insert.length - (to - from);
    this.index = first;
    this.start = start;
  }

  charCodeAt(at: number): number {
    if (at < 0 || at >= this.length) return NaN;
    return this.piece(this.find(at)).charCodeAt(at - this.start);
  }

  slice(from: number, to = this.length): string {
    const end = Math.min(to, this.length);
    let text = '';
    for (let at = Math.max(0, from); at < end; at = this.start + this.piece(this.index).length)
      text += this.piece(this.find(at)).slice(at - this.start, end - this.start);
    return text;
  }

  /** The first place of a character from an offset on; -1 when there is none. */
  indexOf(char: string, from = 0): number {
    for (let at = Math.max(0, from); at < this.length; at = this.start + this.piece(this.index).length) {
      const found = this.piece(this.find(at)).indexOf(char, at - this.start);
      if (found !== -1) return this.start + found;
    }
    return -1;
  }

  /** The last place of a character up to an offset; -1 when there is none. */
  lastIndexOf(char: string, from = this.length): number {
    for (let at = Math.min(from, this.length - 1); at >= 0; at = this.start - 1) {
      const found = this.piece(this.find(at)).lastIndexOf(char, at - this.start);
      if (found !== -1) return this.start + found;
    }
    return -1;
  }

  toString(): string {
    return this.pieces.join('');
  }

  private piece(index: number): string {
    return this.pieces[index] ?? '';
  }

  /** The index of the piece that holds an offset; the end belongs to the last one. */
  private find(at: number): number {
    if (at < this.start) this.index = this.start = 0;
    while (this.index < this.pieces.length - 1 && at >= this.start + this.piece(this.index).length)
      this.start += this.piece(this.index++).length;
    return this.index;
  }
}

function cut(text: string): readonly string[] {
  if (text.length <= longest) return text === '' ? [] : [ownText(text)];
  const pieces: string[] = [];
  for (let at = 0; at < text.length; at += longest / 2) pieces.push(ownText(text.slice(at, at + longest / 2)));
  return pieces;
}
