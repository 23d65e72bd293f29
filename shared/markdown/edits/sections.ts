import { applyChanges, type TextChange } from '../../base/text-change.ts';
import { outline, type Heading } from '../facts/outline.ts';

/** A heading with all that stands below it up to the next heading of its level or above. UTF-16 offsets. */
export interface Section {
  readonly heading: Heading;
  readonly from: number;
  readonly to: number;
}

/** The sections of a text in order, the outer ones before those in them. Headings inside quotes and lists start none. */
export function sections(text: string, headings: readonly Heading[]): readonly Section[] {
  const own = headings.filter(({ nested }) => !nested);
  return own.map((heading, index) => {
    const next = own.slice(index + 1).find((other) => other.level <= heading.level);
    return { heading, from: lineStart(text, heading.from), to: next ? lineStart(text, next.from) : text.length };
  });
}

/** The innermost section that a position lies in, the lower one where two meet; null above the first heading. */
export function sectionAt(all: readonly Section[], position: number): Section | null {
  return all.findLast(({ from, to }) => from <= position && position <= to) ?? null;
}

/**
 * The changes that exchange a section with the one before (-1) or after it (1) in the same section; null when there is
 * none, or when what moves holds something open that would take a heading in. The section itself is not touched, its
 * neighbour goes around it, so that a caret in it stays where it is. Blank lines between stay where they are.
 */
export function moveSection(
  text: string,
  all: readonly Section[],
  section: Section,
  direction: -1 | 1,
  read = outline,
): readonly TextChange[] | null {
  const index = all.indexOf(section);
  const { level } = section.heading;
  const other =
    direction === 1
      ? all.slice(index + 1).find((one) => one.heading.level <= level)
      : all.slice(0, index).findLast((one) => one.heading.level <= level);
  if (!other || other.heading.level !== level) return null;
  return direction === 1
    ? exchange({ text, all, upper: section, lower: other, direction, read })
    : exchange({ text, all, upper: other, lower: section, direction, read });
}

/**
 * The changes that move a section before another one, whatever their levels, or behind everything (null). As with
 * `moveSection` it is the text between that goes around it. null: it stands there already, the other one is a part of it, or a
 * heading would be lost.
 */
export function moveSectionBefore(
  text: string,
  all: readonly Section[],
  section: Section,
  before: Section | null,
  read = outline,
): readonly TextChange[] | null {
  const target = before?.from ?? all.reduce((end, { to }) => Math.max(end, to), 0);
  if (target >= section.from && target <= section.to) return null;
  return target > section.to
    ? exchange({ text, all, upper: section, lower: { from: section.to, to: target }, direction: 1, read })
    : exchange({ text, all, upper: { from: target, to: section.from }, lower: section, direction: -1, read });
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Two stretches that follow one another. The upper one stays as it is where it goes down (1), else the lower. */
interface Exchange {
  readonly text: string;
  readonly all: readonly Section[];
  readonly upper: Stretch;
  readonly lower: Stretch;
  readonly direction: -1 | 1;
  /** The headings of a text. */
  readonly read: (text: string) => readonly Heading[];
}

type Blank = '' | '\n';

/** What is put in above, between and below two stretches. Most need nothing. */
const blanks: readonly (readonly [Blank, Blank, Blank])[] = [
  ['', '', ''],
  ['', '\n', ''],
  ['\n', '', ''],
  ['', '', '\n'],
  ['\n', '\n', '\n'],
];

/**
 * The first changes that leave every heading one: an underlined one takes a paragraph right above it for its own first line,
 * a piece of HTML takes in what has no blank line before it. null: none do, as with a fence that is not closed, or what opens
 * in one of the parts would close in another.
 */
function exchange(exchange: Exchange): readonly TextChange[] | null {
  const { text, all, upper, lower, read } = exchange;
  const partOf = (at: number) => (at < upper.from || at >= lower.to ? 0 : at < lower.from ? 1 : 2);
  if (pairs(text).some(([open, close]) => partOf(open) !== partOf(close))) return null;
  const between = (from: number, to: number) => all.filter((one) => one.from >= from && one.from < to);
  const wanted = names(text, [
    ...between(0, upper.from),
    ...between(lower.from, lower.to),
    ...between(upper.from, upper.to),
    ...between(lower.to, text.length),
  ]);
  for (const lines of blanks) {
    const changes = exchanged(exchange, lines);
    const result = applyChanges(text, changes);
    if (names(result, sections(result, read(result))) === wanted) return changes;
  }
  return null;
}

const tags = /(?:\{\{[<%]-?\s*(\/?)|\{%-?\s*(end)?|<(\/?)(?=[a-z]))([\w./-]+)/gi;

/** Where shortcodes, template tags and elements open that are closed, and where they close. */
function pairs(text: string): readonly (readonly [number, number])[] {
  const open = new Map<string, number[]>();
  const found: [number, number][] = [];
  for (const { index, 0: whole, 1: slash, 2: end, 3: slashed, 4: name } of text.matchAll(tags)) {
    const key = `${whole.charAt(0)}${name}`;
    const same = open.get(key) ?? [];
    open.set(key, same);
    const at = slash || end || slashed ? same.pop() : undefined;
    if (at !== undefined) found.push([at, index]);
    else if (!slash && !end && !slashed) same.push(index);
  }
  return found;
}

/** Headings as they are written. */
const names = (text: string, all: readonly Section[]) =>
  all.map(({ heading: { from, to } }) => text.slice(from, to)).join('\n');

function exchanged(
  { text, upper, lower, direction }: Exchange,
  [above, middle, below]: (typeof blanks)[number],
): readonly TextChange[] {
  const upperEnd = contentEnd(text, upper);
  const lowerEnd = contentEnd(text, lower);
  const gap = text.slice(upperEnd, lower.from) + middle;
  return direction === 1
    ? [
        { from: upper.from, to: upper.from, insert: above + text.slice(lower.from, lowerEnd) + gap },
        { from: upperEnd, to: lowerEnd, insert: below },
      ]
    : [
        { from: upper.from, to: lower.from, insert: above },
        { from: lowerEnd, to: lowerEnd, insert: gap + text.slice(upper.from, upperEnd) + below },
      ];
}

const lineStart = (text: string, offset: number) => text.lastIndexOf('\n', offset - 1) + 1;

/** Where the last line ends that is not blank. Blanks at its end are a part of it: two break the line. */
function contentEnd(text: string, { from, to }: Stretch): number {
  let last = to;
  while (last > from && ' \t\r\n'.includes(text.charAt(last - 1))) last--;
  const end = text.indexOf('\n', last);
  return end < 0 || end > to ? to : end;
}
