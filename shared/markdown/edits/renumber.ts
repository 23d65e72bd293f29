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
  readonly number: number;
}

/** The items of one list. */
interface Group {
  readonly delimiter: string;
  readonly items: Item[];
  /** Line of the words that they are right below: of an item, as its children, or of a paragraph. */
  readonly below: number | undefined;
}

const marker = /^([ \t>]*)(?:(\d{1,9})([.)])|([-+*]))([ \t]+|$)/;

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
  const wanted = new Map<number, number>();
  for (const { items, below } of groupsOf(lines)) {
    const there = items.filter(({ line }) => !moved(line));
    const numbers = (came && there.length > 0 ? there : items).map(({ number }) => number);
    const step = numbers.length > 1 && new Set(numbers).size === 1 ? 0 : 1;
    if (step === 0 && numbers.length === items.length) continue;
    // Right below words nothing but a 1 begins a list.
    const isNew = there.length === 0 || (came && below !== undefined && moved(below));
    const first = isNew ? 1 : Math.min(...numbers);
    items.forEach(({ line }, index) => wanted.set(line, first + index * step));
  }
  return written(lines, wanted);
}

/** In a quote, too. */
const isBlank = (text: string) => text.replace(/[ \t>]/g, '') === '';

const heading = /^[ \t>]*#{1,6}(?:[ \t]|$)/;

/** What begins a block of code, in items too, and what may end one. */
const fence = /^[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*(`{3,}(?=[^`]*$)|~{3,})/;

/** The signs of quotes before the text of a line. */
const quotesBefore = (text: string) => leadOf(text).replace(/[^>]/g, '').length;
const leadOf = (text: string) => /^[ \t>]*/.exec(text)?.[0] ?? '';

/** A list ends with the quote that it stands in, and before a quote that is in none of its items. */
const isInQuote = (text: string, { content, quotes }: Pick<Level, 'content' | 'quotes'>) =>
  quotesBefore(leadOf(text).slice(0, content)) === quotes;

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
    const found = marker.exec(text);
    const column = leadOf(text).length;
    if (found) open = open.filter((level) => isInQuote(text, level));
    while (open.length > 0 && column < (open.at(-1)?.content ?? 0) && column < (open.at(-2)?.content ?? 0)) open.pop();
    const top = open.at(-1);
    if (!found) {
      // A paragraph at the margin behind a blank line ends the list, as a heading does; one right below goes on with its item.
      const ends = isBlank(lines[line - 1] ?? '') || heading.test(text);
      if (top && column < top.content && line > 0 && ends) open = [];
      return;
    }
    const [whole, , number, point, bullet] = found;
    const delimiter = point ?? bullet ?? '';
    const isSibling = top !== undefined && column < top.content;
    const isBelow = top ? !isSibling && top.line === line - 1 : !isBlank(lines[line - 1] ?? '');
    const below = isBelow ? line - 1 : undefined;
    const group = isSibling && top.group.delimiter === delimiter ? top.group : { delimiter, items: [], below };
    if (group !== top?.group) groups.push(group);
    if (isSibling) open.pop();
    open.push({ content: whole.length, quotes: quotesBefore(text), line, group });
    if (number !== undefined) group.items.push({ line, number: Number(number) });
  });
  return groups.filter(({ items }) => items.length > 0);
}

function written(lines: readonly string[], wanted: ReadonlyMap<number, number>): string[] {
  // What stands in an item whose marker grew or shrank moves with its text.
  let shifts: { readonly content: number; readonly quotes: number; readonly by: number }[] = [];
  return lines.map((text, line) => {
    if (isBlank(text)) return text;
    const lead = leadOf(text);
    shifts = shifts.filter((shift) => lead.length >= shift.content && isInQuote(text, shift));
    const moved = shifts.reduceRight((blanks, { content, by }) => shifted(blanks, content, by), lead);
    const found = marker.exec(text);
    const number = wanted.get(line);
    if (!found || number === undefined || found[2] === undefined) return moved + text.slice(lead.length);
    const grown = String(number).length - found[2].length;
    if (grown !== 0) shifts.push({ content: found[0].length, quotes: quotesBefore(text), by: grown });
    return moved + String(number) + text.slice(lead.length + found[2].length);
  });
}

/** A quote in an item begins behind its blanks, and keeps its own. */
function shifted(lead: string, content: number, by: number): string {
  const [before, behind] = [lead.slice(0, content), lead.slice(content)];
  if (by >= 0) return before + ' '.repeat(by) + behind;
  const blanks = / *$/.exec(before)?.[0].length ?? 0;
  return before.slice(0, before.length - Math.min(blanks, -by)) + behind;
}
