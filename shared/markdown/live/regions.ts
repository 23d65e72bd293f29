import type { TextChange } from '../../base/text-change.ts';
import { ownText, type LiveText } from './live-text.ts';
import { lineEnd, looksLikeItem, mayBePlace, nextPlace, probeLine } from './places.ts';

/** A stretch of the text from one place where every block is closed (places.ts) to the next. */
export interface Region<Value> {
  readonly length: number;
  /** What its last block is may depend on the line after it. */
  readonly open: boolean;
  readonly value: Value;
}

/** A stretch of text as a parser understands it. */
export interface ParsedStretch<Value> {
  /** Every block at the top, in order. */
  readonly blocks: readonly StretchBlock[];
  /** What is kept of the blocks that begin between two offsets. */
  readonly take: (from: number, to: number) => Value;
}

export interface StretchBlock {
  /** From the start of the stretch. */
  readonly at: number;
  /** A block that holds others, whose end the line after it decides; or indented code, behind which a line that looks like a
   * list item is read as if it went on with a paragraph. */
  readonly ending: 'closed' | 'open' | 'indented';
}

export type ParseStretch<Value> = (stretch: string) => ParsedStretch<Value>;

/** What became another: so many regions from an index on were replaced by others. */
export interface Splice<Value> {
  readonly from: number;
  readonly removed: number;
  readonly inserted: readonly Region<Value>[];
}

/** A region and where it stands. */
export interface Place<Value> {
  readonly region: Region<Value>;
  readonly index: number;
  readonly offset: number;
}

/** Told of regions that come and go. */
export interface RegionWatch<Value> {
  readonly added: (value: Value) => void;
  readonly removed: (value: Value) => void;
}

/**
 * A text as regions, kept up to date by parsing only what a change can have touched: from the last place before it until
 * places before and after the change meet again. What is not parsed yet is one gap between the regions before and after it, and
 * the rest of a text that was not read to its end when it was changed before that.
 */
export class Regions<Value> {
  readonly text: LiveText;
  private readonly parse: ParseStretch<Value>;
  private readonly blank: Value;
  private readonly watch: RegionWatch<Value> | null;
  private readonly before: Region<Value>[] = [];
  /** The nearest to the gap is last. */
  private readonly after: Region<Value>[] = [];
  /** The last region where it is the rest that no piece has come to. */
  private rest: Region<Value> | null = null;
  /** Where the gap begins. */
  private position = 0;
  private gap = 0;
  /** Regions at the start and at the end that are what they were when changes were collected last. */
  private same = { before: 0, after: 0, count: 0 };

  /** Changes of `text` must be told to `edit` once they are made. `blank` is the value of the gap, which counts as a region. */
  constructor(text: LiveText, parse: ParseStretch<Value>, blank: Value, watch: RegionWatch<Value> | null = null) {
    this.text = text;
    this.gap = text.length;
    this.parse = parse;
    this.blank = blank;
    this.watch = watch;
  }

  get count(): number {
    return this.before.length + (this.gap > 0 ? 1 : 0) + this.after.length;
  }

  /** Everything is parsed. */
  get isComplete(): boolean {
    return this.gap === 0 && this.rest === null;
  }

  at(index: number): Region<Value> | undefined {
    if (index < this.before.length) return this.before[index];
    if (this.gap > 0 && index === this.before.length) return { length: this.gap, open: false, value: this.blank };
    return this.after[this.count - 1 - index];
  }

  /** The regions that touch a stretch of the text, with their index and where they begin. Looked for from the gap on, which
   * is where the text was changed last. */
  *between(from: number, to: number): Generator<Place<Value>> {
    let index = this.before.length;
    let offset = this.position;
    while (index > 0 && offset >= from) offset -= this.at(--index)?.length ?? 0;
    for (let region = this.at(index); region && offset <= to; region = this.at(++index)) {
      if (offset + region.length >= from) yield { region, index, offset };
      offset += region.length;
    }
  }

  /** Where the region at an index begins. */
  offsetOf(index: number): number {
    let [at, offset] = [this.before.length, this.position];
    while (at > index) offset -= this.at(--at)?.length ?? 0;
    while (at < index) offset += this.at(at++)?.length ?? 0;
    return offset;
  }

  /** Takes a change that the text has just had; `advance` parses what it touched. */
  edit({ from, to, insert }: TextChange): void {
    if (this.after.length === 0 && from < this.position) this.leaveRest();
    if (this.gap === 0) this.moveGap(from);
    while (this.position > from) this.dropBefore();
    while (this.position + this.gap < to) this.dropAfter();
    this.touch();
    this.gap += insert.length - (to - from);
    while (!this.isStillPlace(from)) this.dropBefore();
  }

  /** Parses a piece of about `size` characters, or more where one block is longer. Call until complete. */
  advance(size: number): void {
    if (this.gap === 0) this.goToRest();
    if (this.gap === 0) return;
    for (let wanted = size; ; wanted *= 2) {
      if (wanted > size) while (this.gap < wanted && this.after.length > 0) this.dropAfter();
      const end = this.pieceEnd(wanted);
      const parsed = this.parseTo(this.position, end);
      const cuts = this.cutsOf(parsed, end - this.position);
      if (end === this.text.length) cuts.push(end - this.position);
      if (cuts.length === 0) continue;
      return this.take(parsed, cuts);
    }
  }

  /** Parses a region again: the text is the same, what it refers to is not. */
  parseAgain({ region: old, index, offset }: Place<Value>): void {
    const value = this.parseTo(offset, offset + old.length).take(0, old.length);
    const region = { ...old, value };
    if (index < this.before.length) this.before[index] = region;
    else this.after[this.count - 1 - index] = region;
    this.watch?.removed(old.value);
    this.watch?.added(value);
    this.touch(index, this.count - 1 - index);
  }

  /** What has changed since the last call. */
  collect(): Splice<Value> {
    const { before, count } = this.same;
    // Untouched, all count as the same from both ends.
    const after = Math.min(this.same.after, count - before);
    const inserted: Region<Value>[] = [];
    for (let index = before; index < this.count - after; index++) {
      const region = this.at(index);
      if (region) inserted.push(region);
    }
    this.same = { before: this.count, after: this.count, count: this.count };
    return { from: before, removed: count - before - after, inserted };
  }

  /** The gap reaches to the end of the text. What is parsed already stays so when something before it is changed. */
  private leaveRest(): void {
    if (this.gap === 0) return;
    this.rest = { length: this.gap, open: false, value: this.blank };
    this.after.push(this.rest);
    this.gap = 0;
  }

  /** The gap is empty: goes on where the text has not been read yet. */
  private goToRest(): void {
    if (!this.rest) return;
    while (this.after.length > 1) {
      const region = this.after.pop();
      if (!region) break;
      this.before.push(region);
      this.position += region.length;
    }
    this.gap = this.rest.length;
    this.after.pop();
    this.rest = null;
  }

  /** Puts the gap, which is empty, to the last place at or before an offset. Behind the last region is none: it may be open. */
  private moveGap(offset: number): void {
    while (this.position > offset || (this.before.length > 0 && this.after.length === 0)) {
      const region = this.before.pop();
      if (!region) break;
      this.after.push(region);
      this.position -= region.length;
    }
    for (;;) {
      const next = this.after.at(-1);
      if (!next || this.after.length === 1 || this.position + next.length > offset) return;
      this.after.pop();
      this.before.push(next);
      this.position += next.length;
    }
  }

  /** Parses a stretch, with the line behind it that tells how it ends. */
  private parseTo(from: number, to: number): ParsedStretch<Value> {
    const stretch = ownText(this.text.slice(from, to));
    return this.parse(to === this.text.length ? stretch : stretch + probeLine(this.text, to));
  }

  private dropBefore(): void {
    const region = this.before.pop();
    if (!region) return;
    this.position -= region.length;
    this.gap += region.length;
    this.touch();
    this.watch?.removed(region.value);
  }

  private dropAfter(): void {
    const region = this.after.pop();
    if (!region) return;
    this.gap += region.length;
    this.touch();
    if (region === this.rest) this.rest = null;
    else this.watch?.removed(region.value);
  }

  private touch(before = this.before.length, after = this.after.length): void {
    this.same = {
      ...this.same,
      before: Math.min(this.same.before, before),
      after: Math.min(this.same.after, after),
    };
  }

  /** Whether the gap begins at a place after a change at `changed`. It did before. At the end of the text is none: what
   * stands last may mean something else than with a block behind it. */
  private isStillPlace(changed: number): boolean {
    const { text, position } = this;
    if (position === 0) return true;
    if (!mayBePlace(text, position)) return false;
    return !this.before.at(-1)?.open || changed > lineEnd(text, position);
  }

  /** Where the next piece ends: at a possible place inside the gap, or where the regions behind it begin. */
  private pieceEnd(wanted: number): number {
    const next = this.gap > wanted ? nextPlace(this.text, this.position + wanted) : -1;
    if (next !== -1 && next < this.position + this.gap) return next;
    while (this.after.length > 0 && !mayBePlace(this.text, this.position + this.gap)) this.dropAfter();
    return this.position + this.gap;
  }

  /** The places in a piece behind its start, and its end if the block after it begins there. */
  private cutsOf({ blocks }: ParsedStretch<Value>, length: number): number[] {
    const isPlace = (at: number, index: number) =>
      at > 0 &&
      at <= length &&
      mayBePlace(this.text, this.position + at) &&
      (blocks[index - 1]?.ending !== 'indented' || !looksLikeItem(this.text, this.position + at));
    return blocks.filter(({ at }, index) => isPlace(at, index)).map(({ at }) => at);
  }

  private take(parsed: ParsedStretch<Value>, cuts: readonly number[]): void {
    this.touch();
    let from = 0;
    let block = 0;
    for (const to of cuts) {
      let open = false;
      for (; (parsed.blocks[block]?.at ?? to) < to; block++) open = parsed.blocks[block]?.ending !== 'closed';
      const region = { length: to - from, open, value: parsed.take(from, to) };
      this.before.push(region);
      this.watch?.added(region.value);
      from = to;
    }
    this.position += from;
    this.gap -= from;
  }
}
