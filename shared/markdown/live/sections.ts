import type { RootContent as HastContent } from 'hast';
import type { Definition, FootnoteDefinition } from 'mdast';
import { addCalls } from './footnotes.ts';
import { blankPart, idOf, type MarkdownPart } from './markdown-part.ts';
import type { Splice } from './regions.ts';
import { callsOf, finishSection, htmlOf, type Look, type Part, type Section, type Source } from './section.ts';
import { replaceIn } from './splice.ts';
import { balancedAt } from './tag-balance.ts';
import { Walk } from './walk.ts';

/** The text of the post from one offset to another, and what stands at its offsets. */
export type SourceOf = (from: number, to: number) => Source;

/** The sections of a post in order, kept up to date with its regions. */
export class Sections {
  readonly list: Section[] = [];
  /** The first definition of every link and of every footnote, by identifier. */
  readonly definitions = new Map<string, Definition>();
  readonly footnotes = new Map<string, FootnoteDefinition>();
  /** Another number whenever those are others. */
  defined = 0;
  private readonly look: Look;
  private readonly source: SourceOf;
  private readonly parts: Part[] = [];
  /** What has counted the sections up to an index, those that were made last. */
  private counted: { readonly walk: Walk; readonly to: number } | null = null;

  constructor(look: Look, source: SourceOf) {
    this.look = look;
    this.source = source;
  }

  /** Takes over what has changed. */
  update({ from, removed, inserted }: Splice<MarkdownPart>): void {
    const first = this.firstTouched(from);
    const gone = replaceIn(this.parts, from, removed, inserted);
    const redefined = this.redefine(gone, inserted, from + inserted.length === this.parts.length);
    const { old, fresh } = this.build(first, from + removed, inserted.length - removed);
    // Of a text that is read for the first time nothing stands behind.
    const isLast = first.index + fresh.length === this.list.length;
    if (!isLast && numbersOf(old) !== numbersOf(fresh)) this.refresh(0, true);
    else if (redefined) {
      const first = this.list.findIndex((section) => !this.isLinked(section));
      const hasHeading = this.list.some((section) => section.headings.length > 0 && !this.isLinked(section));
      this.refresh(first, hasHeading);
    }
  }

  /** Characters of the last section where it is open to what comes behind it; else 0. */
  openLength(): number {
    const last = this.list.at(-1);
    return last && !last.closed ? last.length : 0;
  }

  /** Goes on behind the last section. */
  walkBehind(): Walk {
    return new Walk(() => this.list, this.look.idRule());
  }

  /** Puts nodes at the end of the last section, inside of what it left open. */
  appendToLast(tail: readonly HastContent[]): void {
    const last = this.list.pop();
    if (!last) return;
    const start = this.list.reduce((sum, { length }) => sum + length, 0);
    const walk = this.walkBehind();
    const html = htmlOf(last.parts, { definition: this.definitionOf, calls: walk.calls() }, tail);
    const made = this.finish(last.parts, html, start, walk);
    this.list.push({ ...made, closed: false, hasTail: tail.length > 0 });
  }

  /** The first section that holds a part at or behind an index, or is open to it; and where it starts. */
  private firstTouched(part: number): Start {
    const start = { index: 0, part: 0, offset: 0 };
    for (const { parts, length, closed } of this.list) {
      if (start.part + parts.length > part || !closed) break;
      start.index++;
      start.part += parts.length;
      start.offset += length;
    }
    return start;
  }

  /** Makes sections anew from one on, until an old one begins again behind the part that was changed last. */
  private build(start: Start, changedTo: number, shift: number) {
    const fresh: Section[] = [];
    const walk = this.walkTo(start.index, () => this.list.slice(0, start.index).concat(fresh));
    let { part: at, offset } = start;
    let behind = start.index;
    let oldPart = start.part;
    for (;;) {
      for (; behind < this.list.length && (oldPart < changedTo || oldPart + shift < at); behind++)
        oldPart += this.list[behind]?.parts.length ?? 0;
      const meets = behind < this.list.length && oldPart + shift === at && (fresh.at(-1)?.closed ?? true);
      if (meets || at >= this.parts.length) break;
      const section = this.grow(at, offset, walk, this.list[start.index + fresh.length]);
      fresh.push(section);
      at += section.parts.length;
      offset += section.length;
    }
    const old = replaceIn(this.list, start.index, behind - start.index, fresh);
    this.counted = { walk, to: start.index + fresh.length };
    return { old, fresh };
  }

  /** Stands before the section at an index. What stands behind those that were made last goes on where nothing between counts:
   * a long post is not counted from its start for each piece. */
  private walkTo(index: number, before: () => readonly Section[]): Walk {
    const { walk = null, to = 0 } = this.counted ?? {};
    this.counted = null;
    const isBetween = this.list.slice(index, to).some(({ headings, called }) => headings.length + called.length > 0);
    return walk && index <= to && !isBetween ? walk.goOn(before) : new Walk(before, this.look.idRule());
  }

  /** The section that begins with a part: as many more as raw HTML needs to be closed. `before` is the one that stood there. */
  private grow(at: number, offset: number, walk: Walk, before: Section | undefined): Section {
    const gap = this.parts[at];
    if (gap?.value === blankPart) return gapOf(gap, () => this.source(offset, offset + gap.length).lines);
    const most = this.parts.length - at;
    const convert = (count: number) => {
      const parts = this.parts.slice(at, at + count);
      return { parts, html: this.convert(parts, walk) };
    };
    const isOpenStill =
      before?.closed === false && before.parts.every((part, index) => part === this.parts[at + index]);
    const guess = (more: number) => balancedAt(this.parts, at, more);
    const { parts, html } = closedPart({ make: convert, most, guess }, before?.parts.length ?? 1, isOpenStill);
    return this.finish(parts, html, offset, walk);
  }

  private convert(parts: readonly Part[], walk: Walk): ReturnType<typeof htmlOf> {
    return walk.lend(callsOf(parts), (calls) => htmlOf(parts, { definition: this.definitionOf, calls }));
  }

  private finish(
    parts: readonly Part[],
    { nodes, closed }: ReturnType<typeof htmlOf>,
    start: number,
    walk: Pick<Walk, 'slug' | 'add'>,
  ): Section {
    const length = parts.reduce((sum, part) => sum + part.length, 0);
    const source = this.source(start, start + length);
    const uses = new Set(parts.flatMap(({ value }) => [...value.uses]));
    return {
      ...{ parts, length, closed, hasTail: false },
      lines: source.lines,
      calls: walk.add(callsOf(parts)),
      called: callsOf(parts),
      definitions: new Map([...uses].map((id) => [id, this.definitionOf(id)])),
      ...finishSection(nodes, source, this.look, walk.slug),
    };
  }

  /** Makes those sections from an index on anew for which a link or, if `renumbered`, a heading's id or a footnote's number has
   * become another. With the address of an image the words of its heading may. */
  private refresh(first: number, renumbered: boolean): void {
    if (first < 0) return;
    if (renumbered) this.counted = null;
    const walk = new Walk(() => this.list.slice(0, first), this.look.idRule());
    let start = this.list.slice(0, first).reduce((sum, { length }) => sum + length, 0);
    for (const [at, section] of this.list.slice(first).entries()) {
      const { parts, headings, called } = section;
      const isLinked = this.isLinked(section);
      const ids = isLinked ? headings.map(({ name, id }) => (renumbered ? walk.slug(name) : id)) : null;
      const calls = renumbered ? walk.lend(called, (all) => addCalls(all, called)) : section.calls;
      if (calls !== section.calls || !ids || headings.some(({ id }, index) => id !== ids[index])) {
        const known = { slug: (name: string) => ids?.shift() ?? walk.slug(name), add: () => calls };
        this.list[first + at] = this.finish(parts, this.convert(parts, walk), start, known);
      }
      walk.add(called);
      start += section.length;
    }
  }

  definitionOf = (id: string): Definition | undefined => this.definitions.get(id);

  /** Its links lead where their definitions say now. */
  private isLinked({ definitions }: Section): boolean {
    return definitions.size === 0 || [...definitions].every(([id, used]) => isSameLink(used, this.definitionOf(id)));
  }

  /** Takes over definitions that came and went, and answers whether there are any; `atEnd`: nothing stands behind those that came. */
  private redefine(gone: readonly Part[], come: readonly Part[], atEnd: boolean): boolean {
    const isLess = gone.some(defines);
    const more = come.filter(defines);
    if (!isLess && more.length === 0) return false;
    this.defined++;
    const isAdded = atEnd && !isLess;
    if (!isAdded) this.definitions.clear();
    if (!isAdded) this.footnotes.clear();
    for (const { value } of isAdded ? more : this.parts) {
      for (const node of value.definitions)
        if (!this.definitions.has(idOf(node))) this.definitions.set(idOf(node), node);
      for (const node of value.footnotes) if (!this.footnotes.has(idOf(node))) this.footnotes.set(idOf(node), node);
    }
    return true;
  }
}

const defines = ({ value }: Part) => value.definitions.length + value.footnotes.length > 0;

/** What is not read yet. It is another one with each piece that is: its lines are counted when they are asked for. */
const gapOf = (part: Part, lines: () => number): Section => ({
  ...{ parts: [part], length: part.length, closed: true, hasTail: false, tree: [], headings: [], blocked: 0 },
  ...{ definitions: new Map(), calls: '', called: [] },
  get lines() {
    return lines();
  },
});

/** A place between two sections. */
interface Start {
  index: number;
  part: number;
  offset: number;
}

interface Growth<Made> {
  readonly make: (count: number) => Made;
  readonly most: number;
  /** A count above another that may well be closed; 0 without one. */
  readonly guess: (more: number) => number;
}

/**
 * The shortest part that is closed, or nearly that. Most of the time the count is what the tags say, or what it was before.
 * Doubling, and halving where it was too much, keeps a post that never closes its HTML from being read once for every part.
 * `isOpen`: that many are known not to be closed, and none of them has changed.
 */
function closedPart<Made extends { readonly html: { readonly closed: boolean } }>(
  { make, most, guess }: Growth<Made>,
  before: number,
  isOpen: boolean,
): Made {
  const guessed = guess(isOpen ? before : 0);
  const likely = guessed > 0 ? make(guessed) : null;
  if (likely?.html.closed) return likely;
  let open = before;
  if (!isOpen) {
    const first = make(1);
    if (first.html.closed || most <= 1) return first;
    const again = before > 1 && before <= most ? make(before) : null;
    if (again?.html.closed) return again;
    open = 1;
  }
  let count = open * 2;
  let made = make(Math.min(count, most));
  for (; !made.html.closed && count < most; made = make(Math.min(count, most))) {
    open = count;
    count *= 2;
  }
  count = Math.min(count, most);
  while (made.html.closed && count - open > 1) {
    const middle = (open + count) >>> 1;
    const less = make(middle);
    if (less.html.closed) [made, count] = [less, middle];
    else open = middle;
  }
  return made;
}

/** What later sections count on. */
const numbersOf = (sections: readonly Section[]) =>
  JSON.stringify(sections.flatMap(({ headings, called }) => [...headings.map(({ name }) => name), called]));

const isSameLink = (one: Definition | undefined, other: Definition | undefined) =>
  one?.url === other?.url && one?.title === other?.title;
