import { Tree } from '@lezer/common';
import type { TextChange } from '../../base/text-change.ts';
import { codeRanges, type CodeRange, type Island } from '../islands/islands.ts';
import { headingLevel, headingText } from '../facts/outline.ts';
import { markdownParser, mdxParser, withBlanks } from '../parse/parser.ts';
import { readProse } from '../facts/prose.ts';
import { createWordCounter } from '../facts/words.ts';
import type { LiveText } from './live-text.ts';
import { Regions, type ParsedStretch, type StretchBlock } from './regions.ts';
import { replaceIn } from './splice.ts';

/** A region as the grammar of counts and outline reads it. */
interface ProsePart {
  /** The stretch that it was parsed in, and where it begins and ends there. */
  readonly text: string;
  readonly tree: Tree;
  readonly from: number;
  readonly to: number;
  /** Offsets count from the region's start. */
  readonly code: readonly CodeRange[];
}

/** What a reader meets in a text. */
export interface Measure {
  readonly words: number;
  readonly cjk: number;
  readonly images: number;
}

interface PartMeasure extends Measure {
  /** Its first heading of the first level, else its first. */
  readonly heading: { readonly level: number; readonly text: string } | null;
}

/** Counts, headings and code of a text, kept up to date region by region. */
export class LiveProse {
  private readonly regions: Regions<ProsePart>;
  private readonly countsCode: boolean;
  private readonly measures: (PartMeasure | null)[] = [];
  private total = { words: 0, cjk: 0, images: 0 };

  constructor(text: LiveText, countsCode: boolean, mdx: boolean) {
    this.countsCode = countsCode;
    this.regions = new Regions(text, (stretch) => parseStretch(stretch, mdx), blank);
  }

  get isComplete(): boolean {
    return this.regions.isComplete;
  }

  /** Takes a change that the text has just had. */
  edit(change: TextChange): void {
    this.regions.edit(change);
  }

  /** Parses a piece of about `size` characters. Answers where the text was parsed again since the last call. */
  advance(size: number): CodeRange {
    this.regions.advance(size);
    const { from, removed, inserted } = this.regions.collect();
    for (const gone of replaceIn(
      this.measures,
      from,
      removed,
      inserted.map(() => null),
    ))
      this.add(gone, -1);
    const offset = this.regions.offsetOf(from);
    return { from: offset, to: inserted.reduce((end, { length }) => end + length, offset) };
  }

  codeBetween = (from: number, to: number): readonly CodeRange[] =>
    [...this.regions.between(from, to)].flatMap(({ region, offset }) =>
      region.value.code.map((range) => ({ from: range.from + offset, to: range.to + offset })),
    );

  /** Counts a stretch of the text again. `islands` are those of the whole text. */
  count(islands: readonly Island[], from: number, to: number): Measure {
    for (const { region, index, offset } of this.regions.between(from, to)) {
      const end = offset + region.length;
      const inside = islands.filter((island) => island.from < end && island.to > offset);
      this.add(this.measures[index], -1);
      const counted = this.measure(region.value, inside, offset);
      this.measures[index] = counted;
      this.add(counted, 1);
    }
    return this.total;
  }

  /** The heading that names a post without a title: the first of the first level, else the first; '' without headings. */
  title(): string {
    let first: PartMeasure['heading'] = null;
    for (const measure of this.measures) {
      first ??= measure?.heading ?? null;
      if (measure?.heading?.level === 1) return measure.heading.text;
    }
    return first?.text ?? '';
  }

  private measure({ text, tree, from, to }: ProsePart, islands: readonly Island[], offset: number): PartMeasure {
    const here = islands.map((island) => ({
      ...island,
      from: island.from - offset + from,
      to: island.to - offset + from,
    }));
    const prose = readProse(text, tree, { from, to, code: this.countsCode, islands: here });
    const counter = createWordCounter();
    for (const span of prose.spans) {
      if (span.parted) counter.part();
      counter.read(text, span.from, span.to);
    }
    const { words, cjk } = counter.count;
    return { words, cjk, images: prose.images, heading: headingOf(text, tree, from, to, here) };
  }

  private add(measure: PartMeasure | null | undefined, sign: 1 | -1): void {
    if (!measure) return;
    const { words, cjk, images } = this.total;
    this.total = {
      words: words + sign * measure.words,
      cjk: cjk + sign * measure.cjk,
      images: images + sign * measure.images,
    };
  }
}

const blank: ProsePart = { text: '', tree: Tree.empty, from: 0, to: 0, code: [] };

function parseStretch(text: string, mdx: boolean): ParsedStretch<ProsePart> {
  const tree = (mdx ? mdxParser : markdownParser).parse(withBlanks(text));
  const blocks: StretchBlock[] = [];
  for (let node = tree.topNode.firstChild; node; node = node.nextSibling)
    blocks.push({ at: node.from, ending: node.name.endsWith('List') ? 'open' : 'closed' });
  return {
    blocks,
    take(from, to) {
      const code = codeRanges(tree, mdx, from, to).map((range) => ({ from: range.from - from, to: range.to - from }));
      return { text, tree, from, to, code };
    },
  };
}

function headingOf(
  text: string,
  tree: Tree,
  from: number,
  to: number,
  islands: readonly Island[],
): PartMeasure['heading'] {
  let best: { level: number; from: number; to: number } | null = null;
  tree.iterate({
    from,
    to,
    enter(node) {
      const level = headingLevel(node.name);
      if (level !== null && node.from >= from && node.from < to && best?.level !== 1 && (!best || level === 1))
        best = { level, from: node.from, to: node.to };
      return level === null;
    },
  });
  const found = best as { level: number; from: number; to: number } | null;
  return found && { level: found.level, text: headingText(text, tree, found.from, found.to, islands) };
}
