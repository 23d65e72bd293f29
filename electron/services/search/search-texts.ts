import { letter, wordKindAt } from '../../../shared/base/word-kinds.ts';
import { rarestPlace, type Term } from '../../../shared/library/search-match.ts';
import { no, perhaps, yes, type Holding } from './search-memory.ts';

/** The folded texts of posts in memory, by the posts' numbers; a search reads through all of them. */
export interface SearchTexts {
  put(number: number, folded: string): void;
  /** Whether it was there. */
  remove(number: number): boolean;
  has(number: number): boolean;
  /** Notes for each of its texts about which `holding` says `perhaps` whether it holds the term, which must be well formed. */
  find(term: Term, holding: Holding): void;
  numbers(): Iterable<number>;
  /** Some of them, at most `most`, that were put in first. */
  some(most: number): readonly (readonly [number: number, folded: string])[];
  count(): number;
  /** Bytes of all of them. */
  size(): number;
}

/**
 * Many texts in UTF-8, a unit of the string for each byte and a line break behind each text, which no folded text holds. As
 * they are, one character that is not of Western Europe would make a text take twice as much; and looking through one long
 * string takes less than through many short ones.
 */
interface Block {
  /** null: it has to be made of the bytes, to which texts are still added. */
  text: string | null;
  /** Where the last text ends. */
  end: number;
  readonly starts: number[];
  /** The posts of the texts; `gone` where it was removed. */
  readonly numbers: number[];
  /** Bytes of the texts that were not removed. */
  left: number;
}

const gone = -1;
const blockBytes = 1024 * 1024;
const lineBreak = 10;

export function createSearchTexts(): SearchTexts {
  const blocks = new Set<Block>();
  const blockOf = new Map<number, Block>();
  let last: Block | null = null;
  /** Of the last block. */
  let bytes = Buffer.alloc(0);
  const textOf = (block: Block) => (block.text ??= bytes.toString('latin1', 0, block.end));
  const textAt = (block: Block, index: number) =>
    Buffer.from(textOf(block).slice(block.starts[index], endOf(block, index)), 'latin1').toString();

  const put = (number: number, folded: string) => {
    const length = Buffer.byteLength(folded) + 1;
    if (!last || last.end + length > bytes.length) {
      if (last) textOf(last);
      last = { text: null, end: 0, starts: [], numbers: [], left: 0 };
      blocks.add(last);
      if (bytes.length < length || bytes.length > blockBytes) bytes = Buffer.alloc(Math.max(blockBytes, length));
    }
    append(last, bytes, number, folded, length);
    blockOf.set(number, last);
  };

  /** Texts that stay behind in a block of which most is gone are put in again. */
  const tidy = (block: Block) => {
    if (block.left > block.end / 2) return;
    textOf(block);
    blocks.delete(block);
    if (last === block) last = null;
    for (const [index, number] of block.numbers.entries()) if (number !== gone) put(number, textAt(block, index));
  };

  const remove = (number: number) => {
    const block = blockOf.get(number);
    if (!block) return false;
    const index = block.numbers.indexOf(number);
    block.numbers[index] = gone;
    block.left -= endOf(block, index) + 1 - (block.starts[index] ?? 0);
    blockOf.delete(number);
    tidy(block);
    return true;
  };

  return {
    put: (number, folded) => {
      remove(number);
      put(number, folded);
    },
    remove,
    has: (number) => blockOf.has(number),
    find: (term, holding) => {
      const needle = needleOf(term);
      for (const block of blocks) findIn(textOf(block), block, needle, holding);
    },
    numbers: () => blockOf.keys(),
    some: (most) =>
      [...blockOf]
        .slice(0, most)
        .map(([number, block]) => [number, textAt(block, block.numbers.indexOf(number))] as const),
    count: () => blockOf.size,
    size: () => [...blocks].reduce((sum, { left }) => sum + left, 0),
  };
}

function append(block: Block, bytes: Buffer, number: number, folded: string, length: number): void {
  bytes.write(folded, block.end);
  block.text = null;
  block.starts.push(block.end);
  block.numbers.push(number);
  block.end += length;
  bytes[block.end - 1] = lineBreak;
  block.left += length;
}

const endOf = ({ starts, end }: Block, index: number) => (starts[index + 1] ?? end) - 1;

/** All in bytes, as the texts are. */
interface Needle {
  readonly text: string;
  /** What is looked for: from the rarest byte on, so that there are few places to look at. */
  readonly rare: string;
  readonly rareAt: number;
  /** Before it, or behind it, no letter may stand. */
  readonly beginsWord: boolean;
  readonly endsWord: boolean;
}

function needleOf({ text: wanted, prefix }: Term): Needle {
  const text = Buffer.from(wanted).toString('latin1');
  const rareAt = rarestPlace(text);
  const beginsWord = wordKindAt(wanted, 0) === letter;
  const endsWord = !prefix && wordKindAt(wanted, wanted.length - 1) === letter;
  return { text, rare: text.slice(rareAt), rareAt, beginsWord, endsWord };
}

function findIn(text: string, { starts, numbers }: Block, needle: Needle, holding: Holding): void {
  const { rare, rareAt } = needle;
  const nextFrom = (from: number) => {
    const at = text.indexOf(rare, from + rareAt);
    return at < 0 ? Infinity : at - rareAt;
  };
  /** Where it may stand next: nowhere between this and the start of the text that was looked at last. */
  let at = -1;
  // Without an iterator: it would take as long as the search, where texts are short.
  for (let index = 0; index < numbers.length; index++) {
    const number = numbers[index] ?? gone;
    if (holding[number] !== perhaps) continue;
    const start = starts[index] ?? 0;
    const next = starts[index + 1] ?? text.length;
    if (at < start) at = nextFrom(start);
    while (at < next && !isAt(text, at, needle)) at = nextFrom(at + 1);
    holding[number] = at < next ? yes : no;
  }
}

const isAt = (text: string, at: number, { text: wanted, rareAt, beginsWord, endsWord }: Needle) =>
  (rareAt === 0 || text.startsWith(wanted, at)) &&
  !(beginsWord && isLetterBefore(text, at)) &&
  !(endsWord && isLetterFrom(text, at + wanted.length));

function isLetterBefore(text: string, end: number): boolean {
  let start = end - 1;
  while (start > 0 && isContinued(text.charCodeAt(start))) start--;
  return start >= 0 && isLetterIn(text, start, end);
}

function isLetterFrom(text: string, start: number): boolean {
  let end = start + 1;
  while (end < text.length && isContinued(text.charCodeAt(end))) end++;
  return start < text.length && isLetterIn(text, start, end);
}

/** Not the first byte of a character. */
const isContinued = (byte: number) => byte >= 0x80 && byte < 0xc0;

const isLetterIn = (text: string, start: number, end: number) =>
  (text.charCodeAt(start) < 0x80
    ? wordKindAt(text, start)
    : wordKindAt(Buffer.from(text.slice(start, end), 'latin1').toString(), 0)) === letter;
