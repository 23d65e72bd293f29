// Numbered lists after their items were moved. Works on lines, since it follows an edit that no parser has seen yet.

interface Level {
  /** Column of the text behind the marker, and the signs of quotes before it. */
  readonly content: number;
  readonly quotes: number;
  readonly line: number;
  readonly group: Group;
}

interface Item {
  readonly line: number;
  /** Where its marker stands in the line. */
  readonly at: number;
  readonly number: string;
  /** It stands behind another marker, and moved with the item of that. */
  readonly isInside: boolean;
}

/** The items of one list. */
interface Group {
  readonly delimiter: string;
  readonly items: Item[];
  /** Line of the words that they are right below: of an item, as its children, or of a paragraph. */
  readonly below: number | undefined;
}

/** A line has several where an item begins with a list of its own. */
interface Marker {
  readonly at: number;
  readonly number: string | undefined;
  readonly delimiter: string;
  /** Column of the text behind it. */
  readonly content: number;
}

/** A number of a list as it is written after another one: as wide as one that begins with a 0, and no longer than nine digits,
 * with which it would be none. */
export const likeNumber = (number: number, other: string): string =>
  String(Math.min(number, 999_999_999)).padStart(other.startsWith('0') ? other.length : 0, '0');

const marker = /(?:(\d{1,9})([.)])|([-+*]))([ \t]+|$)/y;

/**
 * Lines of Markdown with each numbered list in them counted on from its lowest number. A list whose items all have the
 * same number stays, and so does everything but numbers and the indentation that goes with their width. A list made of
 * `moved` lines only begins at 1. `came`: those lines are of other lists, and their numbers say nothing here.
 */
export function renumberLists(
  lines: readonly string[],
  moved: (line: number) => boolean = () => false,
  came = false,
): string[] {
  const wanted = new Map<Item['line'], Map<Item['at'], string>>();
  for (const { items, below } of groupsOf(lines)) {
    const there = items.filter(({ line, isInside }) => isInside || !moved(line));
    const numbers = (came && there.length > 0 ? there : items).map(({ number }) => Number(number));
    const step = numbers.length > 1 && new Set(numbers).size === 1 ? 0 : 1;
    if (step === 0 && numbers.length === items.length) continue;
    // Right below words nothing but a 1 begins a list.
    const isNew = there.length === 0 || (came && below !== undefined && moved(below));
    const first = isNew ? 1 : Math.min(...numbers);
    const like = items.find(({ number }) => number.startsWith('0'))?.number ?? '';
    items.forEach(({ line, at }, index) => {
      const ofLine = wanted.get(line) ?? new Map<number, string>();
      wanted.set(line, ofLine.set(at, likeNumber(first + index * step, like)));
    });
  }
  return written(lines, wanted);
}

/** In a quote, too. */
const isBlank = (text: string) => text.replace(/[ \t>]/g, '') === '';

/** A heading or a rule, which no item goes on with. */
const ending = /^[ \t>]*(?:#{1,6}(?:[ \t]|$)|([-*_])(?:[ \t]*\1){2,}[ \t]*$)/;

function markersOf(text: string): readonly Marker[] {
  const markers: Marker[] = [];
  if (ending.test(text)) return markers;
  for (let at = leadOf(text).length; ; at = markers.at(-1)?.content ?? 0) {
    marker.lastIndex = at;
    const [whole, number, point, bullet, blanks = ''] = marker.exec(text) ?? [];
    if (whole === undefined) return markers;
    // Text that begins farther behind is code.
    const isCode = blanks.length > 4 || at + whole.length === text.length;
    const content = at + whole.length - (isCode ? blanks.length - 1 : 0);
    markers.push({ at, number, delimiter: point ?? bullet ?? '', content });
  }
}

/** What begins a block of code, in items too, and what may end one. */
const fence = /^[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*(`{3,}(?=[^`]*$)|~{3,})/;

/** The signs of quotes before the text of a line. */
const quotesBefore = (text: string) => leadOf(text).replace(/[^>]/g, '').length;
const leadOf = (text: string) => /^[ \t>]*/.exec(text)?.[0] ?? '';

/**
 * Tells of a line whether it goes on with a list: one ends with the quote that it stands in, and before a quote that is in none
 * of its items. The signs are looked for once: a line may be indented as far as a thousand items in each other are.
 */
function inQuoteOf(text: string): (level: Pick<Level, 'content' | 'quotes'>) => boolean {
  const signs = [...leadOf(text).matchAll(/>/g)].map(({ index }) => index);
  return ({ content, quotes }) => signs.filter((at) => at < content).length === quotes;
}

/** The lines of blocks of code behind their first. One in a quote ends with it. */
function codeLines(lines: readonly string[]): ReadonlySet<number> {
  const code = new Set<number>();
  let open: { readonly sign: string; readonly quotes: number } | null = null;
  lines.forEach((text, line) => {
    const quotes = quotesBefore(text);
    if (open && quotes < open.quotes) open = null;
    if (open) {
      code.add(line);
      const bare = text.replace(/^[ \t>]*|[ \t]+$/g, '');
      if (bare.startsWith(open.sign) && bare.replaceAll(bare.charAt(0), '') === '') open = null;
      return;
    }
    const sign = fence.exec(text)?.[1];
    if (sign) open = { sign, quotes };
  });
  return code;
}

function groupsOf(lines: readonly string[]): readonly Group[] {
  const groups: Group[] = [];
  const code = codeLines(lines);
  let open: Level[] = [];
  lines.forEach((text, line) => {
    if (code.has(line) || isBlank(text)) return;
    const markers = markersOf(text);
    const column = leadOf(text).length;
    if (markers.length > 0) open = open.filter(inQuoteOf(text));
    while (open.length > 0 && column < (open.at(-1)?.content ?? 0) && column < (open.at(-2)?.content ?? 0)) open.pop();
    const top = open.at(-1);
    if (markers.length === 0) {
      // A paragraph at the margin behind a blank line ends the list, as a heading does; one right below goes on with its item.
      const ends = isBlank(lines[line - 1] ?? '') || ending.test(text);
      if (top && column < top.content && line > 0 && ends) open = [];
      return;
    }
    const isSibling = top !== undefined && column < top.content;
    const isBelow = top ? !isSibling && top.line === line - 1 : !isBlank(lines[line - 1] ?? '');
    if (isSibling) open.pop();
    markers.forEach(({ at, number, delimiter, content }, index) => {
      const goesOn = index === 0 && isSibling && top.group.delimiter === delimiter;
      const below = index === 0 && isBelow ? line - 1 : undefined;
      const group = goesOn ? top.group : { delimiter, items: [], below };
      if (!goesOn) groups.push(group);
      open.push({ content, quotes: quotesBefore(text), line, group });
      if (number !== undefined) group.items.push({ line, at, number, isInside: index > 0 });
    });
  });
  return groups.filter(({ items }) => items.length > 0);
}

function written(lines: readonly string[], wanted: ReadonlyMap<number, ReadonlyMap<number, string>>): string[] {
  // What stands in an item whose marker grew or shrank moves with its text.
  let shifts: { readonly content: number; readonly quotes: number; readonly by: number }[] = [];
  return lines.map((text, line) => {
    if (isBlank(text)) return text;
    const lead = leadOf(text);
    const isInQuote = inQuoteOf(text);
    shifts = shifts.filter((shift) => lead.length >= shift.content && isInQuote(shift));
    let after = shifts.reduceRight((blanks, { content, by }) => shifted(blanks, content, by), lead);
    let end = lead.length;
    for (const { at, number, content } of wanted.has(line) ? markersOf(text) : []) {
      const other = wanted.get(line)?.get(at);
      if (number === undefined || other === undefined) continue;
      after += text.slice(end, at) + other;
      end = at + number.length;
      const by = other.length - number.length;
      if (by !== 0) shifts.push({ content, quotes: quotesBefore(text), by });
    }
    return after + text.slice(end);
  });
}

/** A quote in an item begins behind its blanks, and keeps its own. */
function shifted(lead: string, content: number, by: number): string {
  const [before, behind] = [lead.slice(0, content), lead.slice(content)];
  if (by >= 0) return before + ' '.repeat(by) + behind;
  const blanks = / *$/.exec(before)?.[0].length ?? 0;
  return before.slice(0, before.length - Math.min(blanks, -by)) + behind;
}
