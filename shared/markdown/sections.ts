import type { TextChange } from '../base/text-change.ts';
import type { Heading } from './outline.ts';

/** A heading with all that stands below it up to the next heading of its level or above. UTF-16 offsets. */
export interface Section {
  readonly heading: Heading;
  readonly from: number;
  readonly to: number;
}

/** The sections of a text in order, the outer ones before those in them. Headings inside quotes and lists start none. */
export function sections(text: string, headings: readonly Heading[]): readonly Section[] {
  const own = headings.filter(({ from }) => text.slice(lineStart(text, from), from).trim() === '');
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
 * none. The section itself is not touched, its neighbour goes around it, so that a caret in it stays where it is. Blank
 * lines between stay where they are.
 */
export function moveSection(
  text: string,
  all: readonly Section[],
  section: Section,
  direction: -1 | 1,
): readonly TextChange[] | null {
  const index = all.indexOf(section);
  const { level } = section.heading;
  const other =
    direction === 1
      ? all.slice(index + 1).find((one) => one.heading.level <= level)
      : all.slice(0, index).findLast((one) => one.heading.level <= level);
  if (!other || other.heading.level !== level) return null;
  return direction === 1 ? exchange(text, section, other, 1) : exchange(text, other, section, -1);
}

/**
 * The changes that move a section before another one, whatever their levels, or behind everything (null). As with
 * `moveSection` it is the text between that goes around it. null: it stands there already, or the other one is a part of it.
 */
export function moveSectionBefore(
  text: string,
  all: readonly Section[],
  section: Section,
  before: Section | null,
): readonly TextChange[] | null {
  const target = before?.from ?? all.reduce((end, { to }) => Math.max(end, to), 0);
  if (target >= section.from && target <= section.to) return null;
  return target > section.to
    ? exchange(text, section, { from: section.to, to: target }, 1)
    : exchange(text, { from: target, to: section.from }, section, -1);
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Exchanges two stretches that follow one another; the upper one stays as it is where it goes down (1), else the lower. */
function exchange(text: string, upper: Stretch, lower: Stretch, direction: -1 | 1): readonly TextChange[] {
  const upperEnd = contentEnd(text, upper);
  const lowerEnd = contentEnd(text, lower);
  const upperText = text.slice(upper.from, upperEnd);
  const lowerText = text.slice(lower.from, lowerEnd);
  const gap = gapBefore(text.slice(upperEnd, lower.from), upperText);
  return direction === 1
    ? [
        { from: upper.from, to: upper.from, insert: lowerText + gap },
        { from: upperEnd, to: lowerEnd, insert: '' },
      ]
    : [
        { from: upper.from, to: lower.from, insert: '' },
        { from: lowerEnd, to: lowerEnd, insert: gap + upperText },
      ];
}

/** A heading that is underlined takes a paragraph right above it for its own first line. */
function gapBefore(gap: string, section: string): string {
  return /^ {0,3}#/.test(section) || /\n[ \t]*\n/.test(gap) ? gap : `${gap}\n`;
}

const lineStart = (text: string, offset: number) => text.lastIndexOf('\n', offset - 1) + 1;

function contentEnd(text: string, { from, to }: Stretch): number {
  return from + text.slice(from, to).trimEnd().length;
}
