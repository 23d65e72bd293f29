import { Tree } from '@lezer/common';
import type { TextChange } from '../../base/text-change.ts';
import { codeRanges, type CodeRange, type Island } from '../islands/islands.ts';
import { headingLevel, headingText } from '../facts/outline.ts';
import { definitionsIn } from '../parse/label.ts';
import { markdownParser, mdxParser, withBlanks } from '../parse/parser.ts';
import { readProse, type ProseRange } from '../facts/prose.ts';
import { createWordCounter } from '../facts/words.ts';
import { LabelCounts } from './label-counts.ts';
import type { LiveText } from './live-text.ts';
import { Regions, type ParsedStretch, type Place, type StretchBlock } from './regions.ts';
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
  /** What looks as if it were defined there. */
  readonly labels: readonly string[];
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
  /** Labels that it was asked for whether they are defined. */
  readonly asked: ReadonlySet<string>;
}

/** Counts, headings and code of a text, kept up to date region by region. */
export class LiveProse {
  private readonly regions: Regions<ProsePart>;
  private readonly countsCode: boolean;
  private readonly measures: (PartMeasure | null)[] = [];
  private readonly defined = new LabelCounts();
  private total = { words: 0, cjk: 0, images: 0 };

  constructor(text: LiveText, countsCode: boolean, mdx: boolean) {
    this.countsCode = countsCode;
    const count = ({ labels }: ProsePart, by: 1 | -1) => {
      for (const label of labels) this.defined.add(label, by);
    };
    const watch = { added: (part: ProsePart) => count(part, 1), removed: (part: ProsePart) => count(part, -1) };
    this.regions = new Regions(text, (stretch) => parseStretch(stretch, mdx), blank, watch);
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

  /** Counts a stretch of the text again, and what has labels that are defined now or are not any more. `islands` are those of the
   * whole text. */
  count(islands: readonly Island[], from: number, to: number): Measure {
    for (const place of this.regions.between(from, to)) this.countRegion(place, islands);
    const { turned } = this.defined;
    const hasTurned = (label: string) => turned.has(label);
    if (turned.size > 0)
      for (const place of this.regions.between(0, this.regions.text.length))
        if ([...(this.measures[place.index]?.asked ?? [])].some(hasTurned)) this.countRegion(place, islands);
    turned.clear();
    return this.total;
  }

  private countRegion({ region, index, offset }: Place<ProsePart>, islands: readonly Island[]): void {
    const end = offset + region.length;
    const inside = islands.filter((island) => island.from < end && island.to > offset);
    this.add(this.measures[index], -1);
    const counted = this.measure(region.value, inside, offset);
    this.measures[index] = counted;
    this.add(counted, 1);
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
    const asked = new Set<string>();
    const isDefined = (label: string) => {
      asked.add(label);
      return this.defined.has(label);
    };
    const prose = readProse(text, tree, { from, to, code: this.countsCode, islands: here, isDefined });
    const counter = createWordCounter();
    for (const span of prose.spans) {
      if (span.parted) counter.part();
      counter.read(text, span.from, span.to);
    }
    const { words, cjk } = counter.count;
    const heading = headingOf(text, tree, { from, to, islands: here, isDefined });
    return { words, cjk, images: prose.images, heading, asked };
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

const blank: ProsePart = { text: '', tree: Tree.empty, from: 0, to: 0, code: [], labels: [] };

function parseStretch(text: string, mdx: boolean): ParsedStretch<ProsePart> {
  const tree = (mdx ? mdxParser : markdownParser).parse(withBlanks(text));
  const blocks: StretchBlock[] = [];
  for (let node = tree.topNode.firstChild; node; node = node.nextSibling)
    blocks.push({ at: node.from, ending: node.name.endsWith('List') ? 'open' : 'closed' });
  return {
    blocks,
    take(from, to) {
      const code = codeRanges(tree, mdx, from, to).map((range) => ({ from: range.from - from, to: range.to - from }));
      return { text, tree, from, to, code, labels: definitionsIn(text.slice(from, to)) };
    },
  };
}

function headingOf(
  text: string,
  tree: Tree,
  { from, to, islands, isDefined }: Pick<ProseRange, 'from' | 'to' | 'islands' | 'isDefined'>,
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
  return found && { level: found.level, text: headingText(text, tree, found.from, found.to, islands, isDefined) };
}
