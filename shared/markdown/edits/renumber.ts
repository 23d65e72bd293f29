// Numbered lists after their items were moved. Works on lines, since it follows an edit that no parser has seen yet.

interface Level {
  /** Columns of the marker and of the text behind it. */
  readonly indent: number;
  readonly content: number;
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
  for (const { items } of groupsOf(lines)) {
    const there = items.filter(({ line }) => !moved(line));
    const numbers = (came && there.length > 0 ? there : items).map(({ number }) => number);
    const step = numbers.length > 1 && new Set(numbers).size === 1 ? 0 : 1;
    if (step === 0 && numbers.length === items.length) continue;
    const first = there.length === 0 ? 1 : Math.min(...numbers);
    items.forEach(({ line }, index) => wanted.set(line, first + index * step));
  }
  return written(lines, wanted);
}

function groupsOf(lines: readonly string[]): readonly Group[] {
  const groups: Group[] = [];
  let open: Level[] = [];
  lines.forEach((text, line) => {
    if (text.replace(/[ \t>]/g, '') === '') return;
    const found = marker.exec(text);
    const column = /^[ \t>]*/.exec(text)?.[0].length ?? 0;
    while (open.length > 0 && column < (open.at(-1)?.content ?? 0) && column < (open.at(-2)?.content ?? 0)) open.pop();
    const top = open.at(-1);
    if (!found) {
      // A paragraph at the margin behind a blank line ends the list; one right below goes on with its item.
      if (top && column < top.content && line > 0 && lines[line - 1]?.trim() === '') open = [];
      return;
    }
    const [whole, , number, point, bullet] = found;
    const delimiter = point ?? bullet ?? '';
    const isSibling = top !== undefined && column < top.content;
    const group = isSibling && top.group.delimiter === delimiter ? top.group : { delimiter, items: [] };
    if (group !== top?.group) groups.push(group);
    if (isSibling) open.pop();
    open.push({ indent: column, content: whole.length, group });
    if (number !== undefined) group.items.push({ line, number: Number(number) });
  });
  return groups.filter(({ items }) => items.length > 0);
}

function written(lines: readonly string[], wanted: ReadonlyMap<number, number>): string[] {
  // What stands in an item whose marker grew or shrank moves with its text.
  let shifts: { readonly content: number; readonly by: number }[] = [];
  return lines.map((text, line) => {
    if (text.replace(/[ \t>]/g, '') === '') return text;
    const lead = /^[ \t>]*/.exec(text)?.[0] ?? '';
    shifts = shifts.filter(({ content }) => lead.length >= content);
    const by = shifts.reduce((sum, shift) => sum + shift.by, 0);
    const moved = by >= 0 ? lead + ' '.repeat(by) : lead.slice(0, by);
    const found = marker.exec(text);
    const number = wanted.get(line);
    if (!found || number === undefined || found[2] === undefined) return moved + text.slice(lead.length);
    const grown = String(number).length - found[2].length;
    if (grown !== 0) shifts.push({ content: found[0].length, by: grown });
    return moved + String(number) + text.slice(lead.length + found[2].length);
  });
}
