import type { Element, RootContent as HastContent } from 'hast';
import type { FootnoteDefinition } from 'mdast';
import { parseHtml } from '../render/pipeline.ts';
import { copyCalls, countCalls, footnoteList, moveNodes, type Calls } from './footnotes.ts';
import { callsIn } from './markdown-part.ts';
import { elsewhere, finishSection, type Look, type Part, type Section, type Source } from './section.ts';
import type { Sections, SourceOf } from './sections.ts';

/** The list of footnotes that stands last on the page, wherever the notes were written. */
export class FootnoteSection {
  private readonly look: Look;
  private readonly sourceOf: SourceOf;
  private made: { readonly key: readonly unknown[]; readonly section: Section } | null = null;

  constructor(look: Look, sourceOf: SourceOf) {
    this.look = look;
    this.sourceOf = sourceOf;
  }

  /** The list as it is now; null without calls, and where it stands inside what the last section left open. */
  update(sections: Sections): Section | null {
    const calls = sections.walkBehind().calls();
    const notes = this.notesOf(sections, calls);
    const last = sections.list.at(-1);
    if (last?.closed === false) {
      const list = notes.length > 0 ? listOf(sections, calls, notes, (note) => elsewhere + note.offset) : [];
      if (list.length > 0 || last.hasTail) sections.appendToLast(list);
      return null;
    }
    if (notes.length === 0) return null;
    const end = sections.list.reduce((line, { lines }) => line + lines, 1);
    const numbers = JSON.stringify([calls.order, [...calls.times.values()]]);
    const places = notes.flatMap(({ note, line }) => [note, line - end]);
    const key = [sections.defined, numbers, ...places];
    const isSame = this.made?.section.headings.length === 0 && isEqual(this.made.key, key);
    if (!this.made || !isSame) this.made = { key, section: this.make(sections, calls, notes, end) };
    return this.made.section;
  }

  /** The notes that are called, here or in another note, and have a text, in the order of their numbers. */
  private notesOf(sections: Sections, calls: Calls): readonly Note[] {
    if (calls.order.length === 0) return [];
    const { order } = withInner(calls, sections.footnotes);
    const found = new Map<FootnoteDefinition, Note>();
    let [offset, line] = [0, 1];
    for (const { parts, length, lines } of sections.list) {
      let start = offset;
      for (const part of parts) {
        for (const note of part.value.footnotes)
          found.set(note, {
            note,
            part,
            offset: start,
            line: line + (start > offset ? this.sourceOf(offset, start).lines : 0),
          });
        start += part.length;
      }
      offset += length;
      line += lines;
    }
    return order
      .map((id) => found.get(sections.footnotes.get(id) as FootnoteDefinition))
      .filter((note) => note !== undefined);
  }

  private make(sections: Sections, calls: Calls, notes: readonly Note[], end: number): Section {
    const bases = basesOf(notes);
    const nodes = listOf(sections, calls, notes, (note) => bases[notes.indexOf(note)] ?? 0);
    const html = notes.some(({ part }) => part.value.html) ? parseHtml(nodes).children : nodes;
    return {
      ...{
        parts: [],
        length: 0,
        lines: 0,
        closed: true,
        hasTail: false,
        definitions: new Map(),
        calls: '',
        called: [],
      },
      ...finishSection(html, this.sourceThrough(notes), this.look, sections.walkBehind().slug, end),
    };
  }

  /** Where the nodes of the list stand in the post: their offsets run through the parts of its notes one after another. */
  private sourceThrough(notes: readonly Note[]): Pick<Source, 'lineOf' | 'blockAt' | 'headingAt'> {
    const bases = basesOf(notes);
    const sources = notes.map(({ offset, part }) => this.sourceOf(offset, offset + part.length));
    const find = (offset: number) =>
      Math.max(
        0,
        bases.findLastIndex((base) => base <= offset),
      );
    return {
      lineOf(offset) {
        const index = find(offset);
        return (notes[index]?.line ?? 1) - 1 + (sources[index]?.lineOf(offset - (bases[index] ?? 0)) ?? 1);
      },
      blockAt(offset) {
        const index = find(offset);
        return sources[index]?.blockAt(offset - (bases[index] ?? 0)) ?? null;
      },
      headingAt(offset) {
        const index = find(offset);
        return sources[index]?.headingAt(offset - (bases[index] ?? 0)) ?? '';
      },
    };
  }
}

/** Where a note was written. */
interface Note {
  readonly note: FootnoteDefinition;
  readonly part: Part;
  /** Of the part, in the body. */
  readonly offset: number;
  /** 1-based line of the body that the part begins in. */
  readonly line: number;
}

/** The calls with those that stand in the notes called. */
function withInner(calls: Calls, footnotes: Sections['footnotes']): Calls {
  const all = copyCalls(calls);
  for (let index = 0; index < all.order.length; index++) {
    const note = footnotes.get(all.order[index] ?? '');
    if (note) countCalls(all, callsIn(note));
  }
  return all;
}

/** Where each part begins if they follow one another. */
function basesOf(notes: readonly Note[]): readonly number[] {
  let base = 0;
  return notes.map(({ part }) => (base += part.length) - part.length);
}

/** The list as HTML; `moved` tells how far the offsets of a note's part are moved. */
function listOf(
  sections: Sections,
  calls: Calls,
  notes: readonly Note[],
  moved: (note: Note) => number,
): readonly HastContent[] {
  const around = { definition: sections.definitionOf, calls };
  const nodes = elementsOf(footnoteList(sections.footnotes, sections.definitions.keys(), around));
  const items = nodes
    .flatMap(({ children }) => elementsOf(children))
    .flatMap((node) => (node.tagName === 'ol' ? elementsOf(node.children) : []));
  for (const [index, note] of notes.entries()) {
    const item = items[index];
    if (item) moveNodes([item], moved(note));
  }
  return nodes;
}

const elementsOf = (nodes: readonly HastContent[]): readonly Element[] =>
  nodes.filter((node) => node.type === 'element');

const isEqual = (one: readonly unknown[], other: readonly unknown[]) =>
  one.length === other.length && one.every((value, index) => value === other[index]);
