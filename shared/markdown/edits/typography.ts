/** The quotation marks of a language: outer pair, inner pair. */
type Quotes = readonly [string, string, string, string];

const english: Quotes = ['“', '”', '‘', '’'];
const german: Quotes = ['„', '“', '‚', '‘'];
const swedish: Quotes = ['”', '”', '’', '’'];
// As CLDR has them (delimiters of each language); narrow no-break spaces are part of the French marks.
const byLanguage: Readonly<Record<string, Quotes>> = {
  ...{ de: german, cs: german, sk: german, sl: german, bg: german, is: german, lt: german },
  ...{ sv: swedish, fi: swedish },
  fr: ['«\u202f', '\u202f»', '“', '”'],
  ...{ es: ['«', '»', '“', '”'], it: ['«', '»', '“', '”'], pt: ['“', '”', '‘', '’'] },
  ...{ pl: ['„', '”', '«', '»'], ro: ['„', '”', '«', '»'], hu: ['„', '”', '»', '«'] },
  ...{ ru: ['«', '»', '„', '“'], uk: ['«', '»', '„', '“'], nb: ['«', '»', '‘', '’'], da: ['“', '”', '‘', '’'] },
};

export interface TypedChange {
  /** How many characters before the caret go, without the one typed. */
  readonly remove: number;
  readonly insert: string;
}

/**
 * What a character becomes as it is typed behind `before` (the line up to the caret): straight quotes curly ones, `--`
 * and `---` dashes, `...` an ellipsis. null: it stays. `language` is a BCP 47 tag.
 */
export function typographic(before: string, typed: string, language: string): TypedChange | null {
  if (/(?<!\\)(?:\\\\)*\\$/.test(before)) return null;
  const quotes = byLanguage[language.split('-')[0]?.toLowerCase() ?? ''] ?? english;
  switch (typed) {
    case '"':
      return { remove: 0, insert: opensQuote(before) ? quotes[0] : quotes[1] };
    case "'":
      if (isApostrophe(before, quotes)) return { remove: 0, insert: '’' };
      return { remove: 0, insert: opensQuote(before) ? quotes[2] : quotes[3] };
    case '-':
      return dash(before);
    case '.':
      return /(?:^|[^.])\.\.$/.test(before) ? { remove: 2, insert: '…' } : null;
    default:
      return null;
  }
}

/** Behind a word, where no inner quotation is open; where its marks are not like that of an apostrophe, `l'` is one in it too. */
function isApostrophe(before: string, [, , open, close]: Quotes): boolean {
  if (!/[\p{L}\p{N}]$/u.test(before)) return false;
  if (before.lastIndexOf(open) <= before.lastIndexOf(close)) return true;
  return close !== '’' && close !== '‘' && /(?:^|[^\p{L}\p{N}])(?:\p{L}|\p{L}*qu)$/iu.test(before);
}

const opensQuote = (before: string) => before === '' || /[\s([{<‹«„“‘‚\u202f—–/>#*_-]$/u.test(before);

/** Only behind words: rules, lists, tables and comments are made of hyphens. */
function dash(before: string): TypedChange | null {
  if (!/[\p{L}\p{N}]/u.test(before) || /<!-*$/.test(before) || /^[ \t>]*\|/.test(before)) return null;
  if (before.endsWith('–')) return { remove: 1, insert: '—' };
  return /(?:^|[^-])-$/.test(before) ? { remove: 1, insert: '–' } : null;
}

/** What has begun and not ended: a tag, a call of the generator or attributes, the address of a link, a bare address. */
const begun = [
  /<[a-z/!?][^<>]*$/i,
  /\{[^{}]*$/,
  /\]\((?:[^()\\]|\\.|\([^()]*\))*$/s,
  /(?:^|\n) {0,3}\[(?!\^)[^\]\n]*\]:[^\n]*$/,
  /(?:\b[a-z][a-z0-9+.-]*:\/\/|\bwww\.)\S*$/i,
  /\[\[[^\]|\n]*$/,
  /<(code|kbd|samp|var|pre|script|style|textarea)\b[^<>]*>(?:(?!<\/\1)[^])*$/i,
  // Lines of code that MDX begins with.
  /(?:^|\n)import\s+(?:[\w*{][^\n]*\sfrom\s+)?(?:["'][^"'\n]*)?$/,
  /(?:^|\n)export\s+(?:const|let|var|default|function)\s[^]*$/,
  /\$\$[^]*$/,
];

const formulas = /\$\$[^]*?\$\$|(?<!\w)\$[^\s$](?:[^$\n]*[^\s$])?\$/g;
/** What may become a formula: no price, and no name of a variable (`formulaEnd` says so of what has ended). */
const begunFormula = /(?<![\w\\$])\$(?![\s\d]|\{\w)([^$\n]+)$/;

function isFormula(paragraph: string): boolean {
  const source = begunFormula.exec(paragraph)?.[1];
  return source !== undefined && (/[\\^_{]/.test(source) || !/[a-z]{3}/i.test(source));
}

/**
 * Whether a paragraph up to the caret is in the middle of something that will be no prose when it is written to its end. A tree
 * does not say so before.
 */
export function isUnfinished(paragraph: string): boolean {
  let ticks = 0;
  for (const [run] of paragraph.matchAll(/(?<!\\)`+/g)) {
    if (ticks === 0) ticks = run.length;
    else if (ticks === run.length) ticks = 0;
  }
  const open = paragraph.replace(formulas, '');
  return ticks > 0 || isFormula(open) || begun.some((one) => one.test(open));
}

/** Whether a text up to the caret is front matter that has no end yet: until then it is read as prose. */
export const isNewFrontMatter = (before: string): boolean =>
  /^\ufeff?(?:---|\+\+\+|;;;)[ \t]*\n/.test(before) && !/\n[ \t]*\n/.test(before);
