/** So many are sooner looked for one by one. */
const few = 16;
/** So many characters at the end of a name tell where it may be: posts that begin with a date differ there. */
const longest = 6;
/** Bits of each; all of them are one small integer. */
const bits = 5;
const maskOf = (length: number) => 2 ** (bits * length) - 1;
const whole = maskOf(longest);

/**
 * Which of many names are in a text, also inside of words, in one walk through it: what ends at each place is looked up in a
 * table of the ends of all names, by a number that rolls along (Rabin and Karp).
 */
export function createNameFinder(names: Iterable<string>): (text: string) => ReadonlySet<string> {
  const all = [...new Set(names)];
  if (all.length <= few) return (text) => new Set(all.filter((name) => text.includes(name)));
  const byLength = Map.groupBy(all, (name) => Math.min(name.length, longest));
  const tables = [...byLength].map(([length, same]) => createTable(same, maskOf(length)));
  return (text) => {
    const found = new Set<string>();
    let end = 0;
    for (let at = 0; at < text.length; at++) {
      end = rolled(end, text.charCodeAt(at));
      for (const { mask, shift, named } of tables) {
        const likely = named[slotOf(end & mask, shift)];
        if (likely) for (const name of likely) if (text.endsWith(name, at + 1)) found.add(name);
      }
    }
    return found;
  };
}

interface Table {
  readonly mask: number;
  readonly shift: number;
  /** Names by the slots of their ends. An array, since every character of a text is looked up. */
  readonly named: readonly (readonly string[] | undefined)[];
}

function createTable(names: readonly string[], mask: number): Table {
  // Most slots are empty, so most characters end there.
  const slotBits = Math.ceil(Math.log2(names.length)) + 4;
  const shift = 32 - slotBits;
  const bySlot = Map.groupBy(names, (name) => slotOf(endOf(name) & mask, shift));
  return { mask, shift, named: Array.from({ length: 2 ** slotBits }, (_, slot) => bySlot.get(slot)) };
}

/** Fibonacci hashing: ends that are alike get slots far from each other. */
const slotOf = (end: number, shift: number) => Math.imul(end, 0x9e3779b1) >>> shift;

function endOf(name: string): number {
  let end = 0;
  for (let at = 0; at < name.length; at++) end = rolled(end, name.charCodeAt(at));
  return end;
}

/** A character more, and the one before the longest end less. */
const rolled = (end: number, character: number) => ((end << bits) ^ character) & whole;
