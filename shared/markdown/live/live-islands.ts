import type { TextChange } from '../../base/text-change.ts';
import { islandReach, scanIslands, type CodeRange, type Island } from '../islands/islands.ts';
import { coverIslands } from '../islands/mask.ts';
import type { ReadableText } from './live-text.ts';
import { lineEnd } from './places.ts';

/** The code between two offsets of the text, in order. */
export type CodeBetween = (from: number, to: number) => readonly CodeRange[];

/** The islands of a text, kept up to date by looking again only as far as islands reach. */
export class LiveIslands {
  list: readonly Island[] = [];
  private readonly cover: (source: string) => string | null;
  private readonly mdx: boolean;

  constructor(cover: (source: string) => string | null, mdx: boolean) {
    this.cover = cover;
    this.mdx = mdx;
  }

  /**
   * Takes a change; `text` is what it led to. `doubt` is where code may be other code than before, in the new text.
   * Answers what becomes of the covered text, and where islands are others than before.
   */
  update(text: ReadableText, edit: TextChange, doubt: CodeRange, code: CodeBetween): CoverChange {
    const ends = edit.from + edit.insert.length;
    const from = Math.min(edit.from, doubt.from);
    const start = this.mdx ? 0 : lineStart(text, from - islandReach.behind);
    const kept = this.list.filter((island) => island.from < start);
    const behind = this.list.slice(kept.length).map((island) => moveIsland(island, edit));
    const scan = { text, from: Math.max(start, kept.at(-1)?.to ?? 0), behind, code };
    const { found, until } = this.rescan(scan, Math.max(ends, doubt.to));
    const rest = behind.filter((island) => island.from >= until);
    this.list = [...kept, ...found, ...rest];
    return this.difference(text, edit, behind.slice(0, behind.length - rest.length), found);
  }

  /** The islands from an offset on, up to a line behind `to` that neither these nor the old ones reach over. */
  private rescan({ text, from, behind, code }: Scan, to: number) {
    let until = this.mdx ? text.length : nextLine(text, to + islandReach.before);
    for (;;) {
      const base = Math.max(0, from - islandReach.before);
      const stop = Math.min(text.length, until + islandReach.behind);
      const ranges = code(base, stop).map((range) => shift(range, -base));
      const piece = text.slice(base, stop);
      const found = scanIslands(piece, from - base, until - base, ranges, this.mdx).map((one) => shift(one, base));
      const old = behind.findLast((island) => island.from < until);
      const end = Math.max(until, found.at(-1)?.to ?? 0, old?.to ?? 0);
      if (end === until) return { found, until };
      until = nextLine(text, end);
    }
  }

  /** The smallest change of the covered text that covers the edit and every island that is not what it was. */
  private difference(
    text: ReadableText,
    edit: TextChange,
    old: readonly OldIsland[],
    found: readonly Island[],
  ): CoverChange {
    const ends = edit.from + edit.insert.length;
    let first = 0;
    while (isSame(old[first], found[first]) && (found[first]?.to ?? 0) <= edit.from) first++;
    let [oldEnd, newEnd] = [old.length, found.length];
    while (
      Math.min(oldEnd, newEnd) > first &&
      isSame(old[oldEnd - 1], found[newEnd - 1]) &&
      (found[newEnd - 1]?.from ?? 0) >= ends
    ) {
      oldEnd--;
      newEnd--;
    }
    const changed = [...old.slice(first, oldEnd), ...found.slice(first, newEnd)];
    const from = changed.reduce((least, island) => Math.min(least, island.from), edit.from);
    const to = changed.reduce((most, island) => Math.max(most, island.to), ends);
    const insert = coverIslands(text, from, to, found.slice(first, newEnd), this.cover);
    const change = { from, to: to - edit.insert.length + (edit.to - edit.from), insert };
    return { change, islands: changed.length === 0 ? null : { from, to } };
  }
}

/** What a change of the text does to the covered text. */
export interface CoverChange {
  readonly change: TextChange;
  /** Where islands came, went or changed, in the new text. */
  readonly islands: CodeRange | null;
}

interface OldIsland extends Island {
  /** The change reaches into it. */
  readonly hit: boolean;
}

interface Scan {
  readonly text: ReadableText;
  readonly from: number;
  /** The old islands from there on, where they are in the new text. */
  readonly behind: readonly OldIsland[];
  readonly code: CodeBetween;
}

const isSame = (old: OldIsland | undefined, found: Island | undefined) =>
  old?.hit === false && old.from === found?.from && old.to === found.to && old.block === found.block;

/** The island where it is after a change. */
function moveIsland(island: Island, { from, to, insert }: TextChange): OldIsland {
  const moved = (at: number) => (at >= to ? at + insert.length - (to - from) : Math.min(at, from));
  return { ...island, from: moved(island.from), to: moved(island.to), hit: island.from < to && island.to > from };
}

function shift<Thing extends CodeRange>(range: Thing, by: number): Thing {
  return { ...range, from: range.from + by, to: range.to + by };
}

const lineStart = (text: ReadableText, at: number) => (at <= 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1);
const nextLine = (text: ReadableText, at: number) => Math.min(text.length, lineEnd(text, at) + 1);
