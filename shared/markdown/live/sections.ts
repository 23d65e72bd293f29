import type { RootContent as HastContent } from 'hast';
import type { Definition, FootnoteDefinition } from 'mdast';
import { noCalls, type Calls } from './footnotes.ts';
import { idOf, type MarkdownPart } from './markdown-part.ts';
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
  definitions: ReadonlyMap<string, Definition> = new Map();
  footnotes: ReadonlyMap<string, FootnoteDefinition> = new Map();
  private readonly look: Look;
  private readonly source: SourceOf;
  private readonly parts: Part[] = [];

  constructor(look: Look, source: SourceOf) {
    this.look = look;
    this.source = source;
  }

  /** Takes over what has changed. */
  update({ from, removed, inserted }: Splice<MarkdownPart>): void {
    const first = this.firstTouched(from);
    const gone = replaceIn(this.parts, from, removed, inserted);
    const redefined = [...gone, ...inserted].some(({ value }) => value.definitions.length + value.footnotes.length > 0);
    if (redefined) this.define();

    const { old, fresh } = this.build(first, from + removed, inserted.length - removed);
    if (redefined || numbersOf(old) !== numbersOf(fresh)) this.refresh();
  }

  /** Characters of the last section where it is open to what comes behind it; else 0. */
  openLength(): number {
    const last = this.list.at(-1);
    return last && !last.closed ? last.length : 0;
  }

  /** Goes on behind the last section. */
  walkBehind(): Walk {
    return new Walk(() => this.list);
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
    const walk = new Walk(() => this.list.slice(0, start.index).concat(fresh));
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
    return { old: replaceIn(this.list, start.index, behind - start.index, fresh), fresh };
  }

  /** The section that begins with a part: as many more as raw HTML needs to be closed. `before` is the one that stood there. */
  private grow(at: number, offset: number, walk: Walk, before: Section | undefined): Section {
    const most = this.parts.length - at;
    const convert = (count: number) => {
      const parts = this.parts.slice(at, at + count);
      const calls = callsOf(parts).length > 0 ? walk.calls() : noCalls();
      return { parts, html: htmlOf(parts, { definition: this.definitionOf, calls }) };
    };
    const isOpenStill =
      before?.closed === false && before.parts.every((part, index) => part === this.parts[at + index]);
    const guess = (more: number) => balancedAt(this.parts, at, more);
    const { parts, html } = closedPart({ make: convert, most, guess }, before?.parts.length ?? 1, isOpenStill);
    return this.finish(parts, html, offset, walk);
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

  /** Makes those sections anew for which a heading's id, a footnote's number or a link has become another. */
  private refresh(): void {
    const walk = new Walk(() => []);
    let start = 0;
    for (const [index, section] of this.list.entries()) {
      const ids = section.headings.map(({ words }) => walk.slug(words));
      const calls: Calls = section.called.length === 0 ? noCalls() : walk.calls();
      const seen = walk.add(section.called);
      const isSame =
        seen === section.calls &&
        section.headings.every(({ id }, at) => id === ids[at]) &&
        [...section.definitions].every(([id, used]) => isSameLink(used, this.definitionOf(id)));
      if (!isSame) {
        const html = htmlOf(section.parts, { definition: this.definitionOf, calls });
        const known = { slug: (words: string) => ids.shift() ?? words, add: () => seen };
        this.list[index] = this.finish(section.parts, html, start, known);
      }
      start += section.length;
    }
  }

  definitionOf = (id: string): Definition | undefined => this.definitions.get(id);

  private define(): void {
    const definitions = new Map<string, Definition>();
    const footnotes = new Map<string, FootnoteDefinition>();
    for (const { value } of this.parts) {
      for (const node of value.definitions) if (!definitions.has(idOf(node))) definitions.set(idOf(node), node);
      for (const node of value.footnotes) if (!footnotes.has(idOf(node))) footnotes.set(idOf(node), node);
    }
    this.definitions = definitions;
    this.footnotes = footnotes;
  }
}

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
  JSON.stringify(sections.flatMap(({ headings, called }) => [...headings.map(({ words }) => words), called]));

const isSameLink = (one: Definition | undefined, other: Definition | undefined) =>
  one?.url === other?.url && one?.title === other?.title;
