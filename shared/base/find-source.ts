import { escapeRegExp } from './escape-reg-exp.ts';

/** What to find, as the editor's panel and the change of many posts both ask it. */
export interface Sought {
  readonly find: string;
  /** `find` is a regular expression that can be read. */
  readonly regex: boolean;
  readonly wholeWord: boolean;
}

const wordSign = '[\\p{Alphabetic}\\p{Number}\\p{Mark}_]';
/** Words begin or end here, or there are none. */
const wordEdge = `(?!(?<=${wordSign})${wordSign})`;
const accents = '[\\u0300-\\u036f]';
const lettersWithMarks = /[^]\p{Mark}*/gu;

/**
 * The regular expression, for the flags `mu`, of what is found. A letter and its accent are the same in one sign and in
 * two, and a letter without one is not found in a letter with one; a space stands for every kind of it.
 */
export function findSource({ find, regex, wholeWord }: Sought): string {
  const source = regex ? find : find.normalize('NFC').replace(lettersWithMarks, eitherForm) + `(?!${accents})`;
  return wholeWord ? `${wordEdge}(?:${source})${wordEdge}` : source;
}

function eitherForm(letter: string): string {
  if (letter === ' ') return '[ \\u00a0\\u2000-\\u200a\\u202f\\u205f\\u3000]';
  const forms = new Set([letter, letter.normalize('NFD')].map(escapeRegExp));
  return forms.size === 1 ? [...forms].join('') : `(?:${[...forms].join('|')})`;
}
