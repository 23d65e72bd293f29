import { IterMode, type SyntaxNode, type SyntaxNodeRef, type Tree } from '@lezer/common';
import { singleSpaced } from '../../base/single-spaced.ts';
import { htmlTags } from '../parse/html-tags.ts';
import { neededLabel } from '../parse/label.ts';
import type { Island } from '../islands/islands.ts';

/** A stretch of the source that a reader does not see as words. */
interface Hidden {
  readonly from: number;
  readonly to: number;
  /** It stands for a character. */
  readonly reference?: boolean;
  /** It parts the words on its two sides: `a<br>b` is two words, `**a**b` one. */
  readonly parts: boolean;
}

export interface Prose {
  /** What stands for characters, in order: `&eacute;`. */
  readonly references: readonly { readonly from: number; readonly to: number }[];
  /** Stretches that a reader sees, in order; `parted` says whether a word may not run on from the one before. */
  readonly spans: readonly { readonly from: number; readonly to: number; readonly parted: boolean }[];
  readonly images: number;
  /** Where the images stand, or the blocks of HTML that hold them, in order. */
  readonly imagesAt: readonly number[];
}

export interface ProseRange {
  readonly from: number;
  readonly to: number;
  /** Blocks of code are seen as words. */
  readonly code: boolean;
  /** Bare addresses are seen as words. */
  readonly addresses?: boolean;
  readonly islands: readonly Island[];
  /** Whether a label is defined; what has one that is not is seen as it is written. */
  readonly isDefined: (label: string) => boolean;
}

// Marks between words part them anyway by their blanks; these stand inside words too.
const joining = new Set(['EmphasisMark', 'StrikethroughMark', 'CodeMark']);
const hiddenWhole = new Set(
  'HeaderMark QuoteMark ListMark TaskMarker TableDelimiter CodeInfo URL LinkTitle Comment CommentBlock ProcessingInstruction ProcessingInstructionBlock HorizontalRule HardBreak'.split(
    ' ',
  ),
);

/** What of a text is prose, by its lezer tree: no marks, addresses, islands, images, tags or remarks. */
export function readProse(text: string, tree: Tree, range: ProseRange): Prose {
  const hidden: Hidden[] = [];
  const imagesAt: number[] = [];
  tree.iterate({
    from: range.from,
    to: range.to,
    mode: IterMode.IgnoreMounts,
    enter(node) {
      const { name, from, to } = node;
      // What begins where the stretch ends is gone through too, and is of the next one.
      if (from >= range.to) return false;
      const isImage =
        name === 'Image'
          ? !isWords(text, node.node, range)
          : name === 'HTMLTag' && /^<img[\s/>]/i.test(text.slice(from, from + 5));
      if (isImage) imagesAt.push(from);
      if (name === 'HTMLBlock') hideTags(text, from, to, hidden, imagesAt);
      if (range.addresses && name === 'URL') return true;
      return hide(text, node, range, hidden);
    },
  });
  return { ...seen(range, merge(hidden, range.islands, text)), images: imagesAt.length, imagesAt };
}

/** Notes what is hidden of a node; false: nothing more to look at inside. */
function hide(text: string, node: SyntaxNodeRef, range: ProseRange, hidden: Hidden[]): boolean {
  const { from, to, name } = node;
  switch (name) {
    case 'Escape':
      hidden.push({ from, to: from + 1, parts: false });
      return false;
    case 'Entity':
      hidden.push({ from, to, parts: text.startsWith('&nbsp', from), reference: true });
      return false;
    case 'Image':
      if (isWords(text, node.node, range)) return true;
      hidden.push({ from, to, parts: true });
      return false;
    case 'HTMLTag':
      hidden.push({ from, to, parts: /^<br[\s/>]/i.test(text.slice(from, from + 4)) });
      return false;
    case 'FencedCode':
    case 'CodeBlock':
      if (!range.code) hidden.push({ from, to, parts: true });
      return range.code;
    case 'InlineCode':
      return !hideEdges(text, node.node, hidden);
    case 'HTMLBlock':
    case 'CodeText':
      return false;
    case 'Link':
      // A reference to a footnote is a number for the reader.
      if (!text.startsWith('[^', from) || isWords(text, node.node, range)) return true;
      hidden.push({ from, to, parts: false });
      return false;
    case 'LinkLabel':
    case 'LinkMark':
      if (isWords(text, node.node.parent, range)) return false;
      // All behind the words of a link is one: an address does not part them from the comma after it.
      hidden.push({ from, to: text[from] === '(' ? (node.node.parent?.to ?? to) : to, parts: false });
      return false;
    default:
      if (!joining.has(name) && !hiddenWhole.has(name)) return true;
      hidden.push({ from, to, parts: !joining.has(name) });
      return false;
  }
}

/** Hides the marks of code with the blank inside of each, which is not shown unless all is blank (CommonMark 0.31.2, 6.1). */
function hideEdges(text: string, { from, to, firstChild, lastChild }: SyntaxNode, hidden: Hidden[]): boolean {
  const [start, end] = [firstChild?.to ?? from, lastChild?.from ?? to];
  const code = text.slice(start, end);
  if (!/^\s+\S/.test(code) || !/\s$/.test(code)) return false;
  hidden.push({ from, to: start + 1, parts: false }, { from: end - 1, to, parts: false });
  return true;
}

/** Whether a link or an image of the grammar is none: nothing defines its label, and no address of an island follows. */
function isWords(text: string, node: SyntaxNode | null, { isDefined, islands }: ProseRange): boolean {
  const label = node && neededLabel(node, (from, to) => text.slice(from, to));
  if (!node || typeof label !== 'string' || isDefined(label)) return false;
  return text[node.to] !== '(' || !islands.some((island) => addressAround(island, text)?.from === node.to);
}

/** Hides the tags of a block of HTML, and scripts and styles whole; its images stand where it does. */
function hideTags(text: string, from: number, to: number, hidden: Hidden[], imagesAt: number[]): void {
  for (const tag of htmlTags(text, from, to)) {
    hidden.push({ from: tag.from, to: tag.to, parts: true });
    if (tag.isImage) imagesAt.push(from);
  }
}

/** Both lists in order of their starts. A formula is read along with the words around it. */
function merge(hidden: readonly Hidden[], islands: readonly Island[], text: string): readonly Hidden[] {
  const unseen = islands.filter(({ formula }) => !formula);
  if (unseen.length === 0) return hidden;
  const own = unseen.map((island) => addressAround(island, text) ?? { from: island.from, to: island.to, parts: true });
  return [...hidden, ...own].sort((a, b) => a.from - b.from);
}

/**
 * The whole address that an island is a part of, with its brackets: `[a]({% post_url b %}#c)`, which is none to the grammar.
 * No sign of it can be read in two ways, so that no text takes long.
 */
function addressAround({ from, to, block }: Island, text: string): Hidden | null {
  if (block) return null;
  const before = /\]\((?:\{[{%][^{}]*[%}]\}|[^()\s{}])*$/.exec(text.slice(Math.max(0, from - 500), from));
  const after = before && /^[^()\n]*\)/.exec(text.slice(to, to + 500));
  return after && { from: from - before[0].length + 1, to: to + after[0].length, parts: false };
}

function seen(range: ProseRange, hidden: readonly Hidden[]): Pick<Prose, 'spans' | 'references'> {
  const references: Hidden[] = [];
  const spans: { from: number; to: number; parted: boolean }[] = [];
  let at = range.from;
  let parted = true;
  for (const stretch of hidden) {
    if (stretch.from >= range.to) break;
    if (stretch.to <= at) continue;
    if (stretch.from > at) {
      spans.push({ from: at, to: stretch.from, parted });
      parted = false;
    }
    parted ||= stretch.parts;
    if (stretch.reference && stretch.from >= at) references.push(stretch);
    at = Math.max(at, stretch.to);
  }
  if (at < range.to) spans.push({ from: at, to: range.to, parted });
  return { spans, references };
}

const byName = (characters: Readonly<Record<string, string>>) => new Map(Object.entries(characters));

/** Characters by their names, those that prose has beside its letters. */
const named = byName({
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' },
  szlig: 'ß',
  ...{ ndash: '–', mdash: '—', hellip: '…', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', copy: '©' },
  ...{ laquo: '«', raquo: '»', middot: '·', bull: '•', times: '×', deg: '°', sect: '§', euro: '€', pound: '£' },
  ...{ reg: '®', trade: '™', larr: '←', rarr: '→', hearts: '♥' },
  ...{ AElig: 'Æ', aelig: 'æ', OElig: 'Œ', oelig: 'œ', Oslash: 'Ø', oslash: 'ø' },
});

/** What the names of letters with a mark end with, and the mark. */
const marks = byName({
  ...{ grave: '\u0300', acute: '\u0301', circ: '\u0302', tilde: '\u0303' },
  ...{ uml: '\u0308', ring: '\u030a', caron: '\u030c', cedil: '\u0327' },
});

function namedCharacter(name: string): string | undefined {
  const letter = `${name.charAt(0)}${marks.get(name.slice(1)) ?? ''}`.normalize();
  return marks.has(name.slice(1)) && letter.length === 1 ? letter : named.get(name);
}

/** The character that a reference stands for; undefined for names that prose hardly has. */
export function characterOf(reference: string): string | undefined {
  const [, hex, digits, name = ''] = /^&(?:#x([\da-f]+)|#(\d+)|(\w+));$/i.exec(reference) ?? [];
  if (hex === undefined && digits === undefined) return namedCharacter(name);
  const code = hex === undefined ? Number(digits) : parseInt(hex, 16);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
}

/** What a reader sees, in order: stretches of the source, and characters that are written as references. */
export function* seenParts(
  text: string,
  { spans, references }: Prose,
  characterFor = characterOf,
): Generator<Prose['spans'][number] & { readonly character?: string }> {
  let next = 0;
  for (const span of [...spans, { from: Infinity, to: Infinity, parted: false }]) {
    for (let one = references[next]; one && one.from < span.from; one = references[++next]) {
      const written = text.slice(one.from, one.to);
      yield { ...one, parted: false, character: characterFor(written) ?? written };
    }
    if (span.to < Infinity) yield span;
  }
}

/** The prose as one line of plain text, at most `limit` characters and a few more. */
export function proseText(text: string, prose: Prose, limit: number): string {
  let words = '';
  let isJoined = true;
  for (const { from, to, parted, character } of seenParts(text, prose)) {
    if (parted && !isJoined) words += ' ';
    words += character ?? text.slice(from, Math.min(to, from + limit * 2));
    isJoined = character !== undefined;
    if (words.length > limit * 2) break;
  }
  return singleSpaced(words).trim();
}
