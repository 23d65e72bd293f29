/**
 * Text as it is searched and compared: without case, accents, width and kinds of quotes, every run of blanks as one. What
 * differs in meaning stays apart: the voicing marks of Japanese, the vowel signs of Indic and Thai scripts.
 */
export function foldText(text: string): string {
  const lower = text.toLowerCase();
  return (isAscii(lower) ? lower : lower.replace(notAscii, foldPart)).replace(blanks, ' ');
}

export interface FoldedText {
  readonly text: string;
  /** The range of the original that a range of the folded text stands for. UTF-16 units both. */
  readonly original: (from: number, to: number) => { readonly from: number; readonly to: number };
}

/** Units after which a text is cut, so that of a long one little is reckoned for a place near its end. */
const pieceLength = 2048;
/** Behind it, what follows folds as if nothing stood before. */
const seam = /[!-~]\n(?=[!-~])/g;

/** The same with the way back to the original, which is reckoned where it is asked for. */
export function foldWithPlaces(text: string): FoldedText {
  let folded = '';
  /** Where each piece begins in the folded text and in the original. */
  const starts: number[] = [];
  const origins: number[] = [];
  for (let from = 0; from < text.length;) {
    seam.lastIndex = from + pieceLength;
    const to = seam.test(text) ? seam.lastIndex : text.length;
    starts.push(folded.length);
    origins.push(from);
    folded += foldText(text.slice(from, to));
    from = to;
  }
  const places: PlaceOf[] = [];
  const placeOf: PlaceOf = (index, isEnd) => {
    const piece = lastUpTo(starts, index);
    const [start = 0, origin = 0] = [starts[piece], origins[piece]];
    const ofPiece = (places[piece] ??= placesOf(
      text.slice(origin, origins[piece + 1]),
      folded.slice(start, starts[piece + 1]),
    ));
    return origin + ofPiece(index - start, isEnd);
  };
  return { text: folded, original: (from, to) => ({ from: placeOf(from, false), to: placeOf(to, true) }) };
}

/** The place in the original of an index of the folded text; `isEnd`: of what ends there. */
type PlaceOf = (index: number, isEnd: boolean) => number;

function placesOf(text: string, folded: string): PlaceOf {
  /** Stretches: where each begins in the folded text and in the original. */
  const starts: number[] = [];
  const places: number[] = [];
  /** Unit for unit, or all units for one character (`ﬁ`). */
  const isEven: boolean[] = [];
  let at = 0;
  let end = 0;
  const add = (length: number, to: number, even: boolean) => {
    if (length > 0) {
      starts.push(end);
      places.push(at);
      isEven.push(even);
    }
    end += length;
    at = to;
  };
  const advance = (wanted: number) => {
    while (at < text.length && end <= wanted) {
      const run = plainRun(text, at);
      if (run > 0) add(run, at + run, true);
      else if (standsAlone(text, at))
        add(kindAt(text, at) === isPlain || folded[end - 1] !== ' ' ? 1 : 0, at + 1, true);
      else {
        composed.lastIndex = at;
        const piece = foldText(composed.exec(text)?.[0] ?? '');
        const length = piece.length - (piece.startsWith(' ') && folded[end - 1] === ' ' ? 1 : 0);
        add(length, composed.lastIndex, false);
      }
    }
  };
  return (index, isEnd) => {
    advance(index);
    const stretch = lastUpTo(starts, index);
    const start = starts[stretch];
    if (start === undefined || index >= folded.length) return text.length;
    if (isEven[stretch]) return (places[stretch] ?? 0) + index - start;
    if (!isEnd || start === index) return places[stretch] ?? 0;
    // Half of what one character became stands for the whole of it.
    while (starts.length <= stretch + 1 && at < text.length) advance(end);
    return places[stretch + 1] ?? text.length;
  };
}

/** The index of the last of rising numbers that is not above a limit; -1 when all are. */
function lastUpTo(numbers: readonly number[], limit: number): number {
  let from = 0;
  let to = numbers.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((numbers[middle] ?? 0) <= limit) from = middle + 1;
    else to = middle;
  }
  return from - 1;
}

/** What ends a stretch of plain ASCII with single blanks. */
const notPlain = /[\n ][\n ]|[^\n -~]/g;

/** How many units of plain ASCII from an index on become one each, whatever follows. */
function plainRun(text: string, at: number): number {
  if (isSingleBlank(text.charCodeAt(at))) return 0;
  notPlain.lastIndex = at;
  let end = text.length;
  if (notPlain.test(text)) end = notPlain.lastIndex - (isSingleBlank(text.charCodeAt(notPlain.lastIndex - 1)) ? 2 : 1);
  // More blanks may follow, or an accent.
  if (end > at && (isSingleBlank(text.charCodeAt(end - 1)) || text.charCodeAt(end) > 127)) end--;
  return end - at;
}

const isSingleBlank = (unit: number) => unit === 32 || unit === 10;

const notAscii = /[^\0-\x7f]+/g;
const isAscii = (text: string) => !/[^\0-\x7f]/.test(text);
/** A single space is what most blanks are already. */
const blanks = /[^\S ]\s*| \s+/g;

/** Accents are marks of no script of their own; Hebrew has its points. Not so the marks that make か to が. */
const accents = /(?![\u3099\u309a])(?=\p{Mn})[\p{Script=Inherited}\p{Script=Hebrew}]/gu;
/** Soft hyphens, joiners and other characters that nobody sees or types. */
const unseen = /[\u00ad\u200b-\u200d\u2060]/g;
const variants: ReadonlyMap<string, string> = new Map(
  Object.entries({ '‘': "'", '’': "'", '‚': "'", '‛': "'", ʼ: "'", '′': "'", '“': '"', '”': '"', '„': '"', '‟': '"' })
    // Letters that Unicode does not take apart, and the sigma that is written otherwise at the end of a word.
    .concat(Object.entries({ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ħ: 'h', ı: 'i', ς: 'σ' })),
);
const varied = new RegExp(`[${[...variants.keys()].join('')}]`, 'g');

/**
 * What may become one with the character before it: marks, the parts of a Korean syllable in any width, the voicing marks
 * of narrow Japanese letters, and what is taken out between them.
 */
const joining = String.raw`\p{M}\u00ad\u200b-\u200d\u2060\u1160-\u11ff\u3130-\u318f\ua960-\ua97f\ud7b0-\ud7ff\uff9e-\uffdc`;
const joins = new RegExp(`^[${joining}]`, 'u');
const composed = new RegExp(`.[${joining}]*`, 'suy');

function foldPart(part: string): string {
  return (
    part
      // Alone it would become a blank, and many keyboards give it for an apostrophe.
      .replaceAll('´', "'")
      .normalize('NFKD')
      .replace(unseen, '')
      .replace(accents, '')
      .normalize('NFC')
      .toLowerCase()
      .replace(varied, (letter) => variants.get(letter) ?? letter)
  );
}

/** Becomes one unit. */
const isPlain = 1;
const isBlank = 2;
const isOther = 3;
const isJoining = 4;
/** By UTF-16 unit; each is looked up once. */
const kinds = new Uint8Array(65536);

/** Whether what a unit becomes does not depend on the next one. */
function standsAlone(text: string, at: number): boolean {
  return kindAt(text, at) < isOther && (at + 1 === text.length || kindAt(text, at + 1) !== isJoining);
}

function kindAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return kinds[unit] || (kinds[unit] = kindOf(text.charAt(at)));
}

function kindOf(unit: string): number {
  // Half of a pair may be a mark.
  if (joins.test(unit) || !unit.isWellFormed()) return isJoining;
  const folded = foldText(unit);
  if (folded.length !== 1) return isOther;
  return folded === ' ' ? isBlank : isPlain;
}
