import type { TextChange } from '../../base/text-change.ts';
import { headingLine } from '../ids/heading-line.ts';
import { createCovers } from '../islands/covers.ts';
import { mayHaveIslands, type CodeRange, type Island } from '../islands/islands.ts';
import { countLines, createLines } from '../parse/lines.ts';
import { isCoveredAsBlock } from '../islands/mask.ts';
import { idRule } from '../render/large-parts.ts';
import type { RenderOptions } from '../render/render.ts';
import { createSanitizer, defaultIdPrefix } from '../render/sanitize.ts';
import { FootnoteSection } from './footnote-section.ts';
import { LiveIslands } from './live-islands.ts';
import { LiveMarkdown } from './live-markdown.ts';
import { LiveText } from './live-text.ts';
import { LiveProse, type Measure } from './live-prose.ts';
import { elsewhere, type Look, type Section } from './section.ts';
import { Sections, type SourceOf } from './sections.ts';

export interface BodyOptions extends RenderOptions {
  readonly mdx: boolean;
  readonly lineEnd: '\n' | '\r';
  /** The text holds characters that islands are covered with: none is covered. */
  readonly foreign: boolean;
  /** Blocks of code count as words. */
  readonly countsCode: boolean;
}

/** The grammar of counts and islands is so many times faster than that of the page. */
const faster = 8;

/** Characters around a change in which an island may have begun by it: a formula in one line has at most 2,002. */
const reach = 2010;

/** The body of a post as the page shows it, kept up to date with its text. */
export class LiveBody {
  readonly text: LiveText;
  measure: Measure = { words: 0, cjk: 0, images: 0 };
  /** It must be made anew: islands are where none were, or too many to be told apart by their covers. */
  isWorn = false;
  private readonly options: BodyOptions;
  private readonly covers = createCovers();
  private readonly prose: LiveProse;
  /** null: the text holds nothing that could begin one, or nothing may be covered in it. */
  private readonly islands: LiveIslands | null;
  /** null: islands are not known yet, for which all of the prose has to be read. */
  private markdown: LiveMarkdown | null = null;
  private readonly sections: Sections;
  private readonly footnotes: FootnoteSection;
  private list: Section | null = null;
  private isListed = true;
  /** Characters that were parsed and have not come to the sections. */
  private waiting = 0;

  constructor(text: string, options: BodyOptions) {
    this.options = options;
    this.text = new LiveText(text);
    this.prose = new LiveProse(this.text, options.countsCode, options.mdx);
    const hasIslands = !options.foreign && mayHaveIslands(text, options.mdx);
    this.islands = hasIslands ? new LiveIslands((source) => this.cover(source), options.mdx) : null;
    if (!hasIslands) this.markdown = new LiveMarkdown(text, this.covers, options.mdx);
    const idPrefix = options.idPrefix ?? defaultIdPrefix;
    const look: Look = {
      mask: this.covers,
      rules: options,
      idPrefix,
      sanitize: createSanitizer(idPrefix),
      idRule: () => idRule(options.profile),
    };
    this.sections = new Sections(look, this.source);
    this.footnotes = new FootnoteSection(look, this.source);
  }

  /** Everything is on the page. */
  get isComplete(): boolean {
    return this.prose.isComplete && this.markdown?.isComplete === true;
  }

  /** Takes a change that `text` has just had; `advance` brings it on the page. */
  changed(change: TextChange): void {
    this.prose.edit(change);
    if (!this.islands) {
      this.isWorn ||= !this.options.foreign && this.mayBeginIsland(change);
      this.markdown?.edit(change);
    } else if (this.markdown) {
      let doubt = this.prose.advance(longestEdit);
      while (!this.prose.isComplete) doubt = joined(doubt, this.prose.advance(longestEdit));
      this.markdown.edit(this.findIslands(this.islands, change, doubt));
    }
  }

  /** Brings a piece of about `size` characters up to date. */
  advance(size: number): void {
    if (!this.prose.isComplete) this.readProse(size * faster);
    if (!this.markdown && this.islands && this.prose.isComplete) {
      const all = { from: 0, to: 0, insert: this.text.toString() };
      const { insert } = this.findIslands(this.islands, all, { from: 0, to: this.text.length });
      this.markdown = new LiveMarkdown(insert, this.covers, this.options.mdx);
    }
    if (!this.markdown) return;
    this.markdown.advance(size);
    this.waiting += size;
    // Until it is closed, a section is made anew as a whole: not with each piece, but when it has become twice as long.
    if (!this.markdown.isComplete && this.waiting < this.sections.openLength()) return;
    this.waiting = 0;
    this.sections.update(this.markdown.collect());
    this.isListed = false;
  }

  /** What stands on the page, the list of footnotes last. */
  page(): readonly Section[] {
    // Made of the whole post: not for each piece of it.
    if (!this.isListed) this.list = this.footnotes.update(this.sections);
    this.isListed = true;
    return this.list ? [...this.sections.list, this.list] : this.sections.list;
  }

  title(): string {
    return this.prose.title();
  }

  private readProse(size: number): void {
    const read = this.prose.advance(size);
    if (!this.islands) this.measure = this.prose.count([], read.from, read.to);
  }

  /** Answers what a change does to the text with its islands covered; `doubt` is where code may be other code. */
  private findIslands(islands: LiveIslands, change: TextChange, doubt: CodeRange): TextChange {
    const found = islands.update(this.text, change, doubt, this.prose.codeBetween);
    const changed = joined(doubt, found.islands ?? doubt);
    this.measure = this.prose.count(islands.list, changed.from, changed.to);
    return found.change;
  }

  private cover(source: string): string | null {
    const made = this.covers.cover(source);
    this.isWorn ||= made === null;
    return made;
  }

  private mayBeginIsland({ from, insert }: TextChange): boolean {
    return mayHaveIslands(this.text.slice(from - reach, from + insert.length + reach), this.options.mdx);
  }

  private source: SourceOf = (from, to) => {
    const text = this.text.slice(from, to);
    const { lineEnd } = this.options;
    let lineOf: ((offset: number) => number) | null = null;
    return {
      lineOf: (offset) =>
        offset < elsewhere ? (lineOf ??= createLines(text, lineEnd))(offset) : this.linesTo(from, offset - elsewhere),
      lines: countLines(text, lineEnd),
      blockAt: (offset) => this.blockAt(offset < elsewhere ? from + offset : offset - elsewhere),
      headingAt: (offset) =>
        offset < elsewhere ? headingLine(text, offset) : this.headingElsewhere(offset - elsewhere),
    };
  };

  private headingElsewhere(offset: number): string {
    const from = Math.max(0, offset - reach);
    return headingLine(this.text.slice(from, offset + reach), offset - from);
  }

  /** The line of an offset as counted from the line of another, which is 1. */
  private linesTo(from: number, offset: number): number {
    const between = this.text.slice(Math.min(from, offset), Math.max(from, offset));
    return 1 + Math.sign(offset - from) * countLines(between, this.options.lineEnd);
  }

  private blockAt(offset: number): string | null {
    const island = findIsland(this.islands?.list ?? [], offset);
    return island && isCoveredAsBlock(island) ? this.text.slice(island.from, island.to) : null;
  }
}

/** Characters of a change that are read at once. */
const longestEdit = 65_536;

const joined = (one: CodeRange, other: CodeRange): CodeRange => ({
  from: Math.min(one.from, other.from),
  to: Math.max(one.to, other.to),
});

/** The island that begins at an offset. */
function findIsland(islands: readonly Island[], offset: number): Island | null {
  let low = 0;
  let high = islands.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((islands[middle]?.from ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  const found = islands[low];
  return found?.from === offset ? found : null;
}
