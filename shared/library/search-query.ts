import { daysInMonth } from '../base/dates.ts';
import { foldText } from '../base/fold.ts';
import { matchAt } from '../base/match-at.ts';
import { letter, wordKindAt } from '../base/word-kinds.ts';
import type { PostState } from '../model/post.ts';
import { endsInWord, type Term } from './search-match.ts';

/** What a person typed to find posts, understood. */
export interface SearchQuery {
  /** Words and phrases that the text of a post must all hold. */
  readonly terms: readonly Term[];
  /** Words and phrases that it must not hold. */
  readonly without: readonly Term[];
  readonly filters: readonly SearchFilter[];
  /** What was not understood and is left out, as sentences. */
  readonly problems: readonly string[];
}

/** A condition on what the list knows of a post. */
export type SearchFilter = { readonly not: boolean } & Condition;

type Condition =
  | { readonly field: 'tag' | 'title'; readonly term: Term }
  /** A folded path that begins at a folder or file name. */
  | { readonly field: 'in'; readonly path: string }
  | { readonly field: 'state'; readonly state: PostState }
  | { readonly field: 'draft'; readonly draft: boolean }
  /** The first day (`2024-05-01`) that is too late, or early enough. */
  | { readonly field: 'before' | 'after'; readonly day: string };

export interface ParseOptions {
  /** The end is still being typed: its last word may go on, and what is half a field is not complained about. */
  readonly typing?: boolean;
}

/**
 * Reads `words "a phrase" begin* -not tag:x title:x in:folder draft:yes state:live before:2024-05 after:2023`. Whatever is
 * typed means something: a quote that is not closed is a phrase to the end, an unknown field is a word.
 */
export function parseSearch(written: string, { typing = false }: ParseOptions = {}): SearchQuery {
  const query = { terms: [] as Term[], without: [] as Term[], filters: [] as SearchFilter[], problems: [] as string[] };
  for (const item of readItems(written)) {
    const isOpen = typing && item.isLast;
    const term = toTerm(item, isOpen && !item.not);
    if (item.field === null) {
      if (term) query[item.not ? 'without' : 'terms'].push(term);
      continue;
    }
    const read = toCondition(item.field, item.value, term);
    if (typeof read !== 'string') query.filters.push({ not: item.not, ...read });
    else if (!isOpen) query.problems.push(read);
  }
  return query;
}

/** Whether nothing that was typed asks for anything. */
export const isEmptyQuery = ({ terms, without, filters }: SearchQuery): boolean =>
  terms.length + without.length + filters.length === 0;

type Field = Condition['field'];

interface Item {
  readonly not: boolean;
  readonly field: Field | null;
  readonly value: string;
  readonly star: boolean;
  /** Nothing, not even a closing quote or a blank, stands behind it. */
  readonly isLast: boolean;
}

const start = /\s*(-(?=[\p{L}\p{N}"“„]))?(?:(tag|title|in|state|draft|before|after):)?/iuy;
const phrase = /["“”„]([^"“”„]*)(["“”„]?)(\*?)/y;
const word = /\S*/y;
/** Of a sentence that is typed, not of the word: who means it writes a phrase. */
const sentenceEnd = /(?<=[\p{L}\p{N}\p{M}])[,.;:!?、。，；：！？…]+$/u;
const starred = /[\p{L}\p{N}\p{M}]\*$/u;

function* readItems(written: string): Generator<Item> {
  for (let at = 0; at < written.length;) {
    const head = matchAt(start, written, at);
    const quoted = matchAt(phrase, written, start.lastIndex);
    const bare = quoted ? null : matchAt(word, written, start.lastIndex);
    at = quoted ? phrase.lastIndex : word.lastIndex;
    const star = quoted ? quoted[3] !== '' : starred.test(bare?.[0] ?? '');
    yield {
      not: head?.[1] !== undefined,
      field: (head?.[2]?.toLowerCase() as Field | undefined) ?? null,
      value: quoted?.[1] ?? bare?.[0].slice(0, star ? -1 : undefined).replace(sentenceEnd, '') ?? '',
      star,
      isLast: at === written.length && !star && !quoted?.[2],
    };
  }
}

/** null when nothing is left to look for. */
function toTerm({ value, star }: Item, isOpen: boolean): Term | null {
  // Half of a character is in no file.
  const folded = foldText(value.toWellFormed());
  const text = folded.trim();
  if (text === '' || text === '-') return null;
  return isOpen && !folded.endsWith(' ') && endsInWord(text) ? whileTyped(text) : { text, prefix: star };
}

/** One letter begins thousands of words: until the next one it does not narrow. */
function whileTyped(text: string): Term | null {
  const last = text.length - 1;
  const isOneLetter = wordKindAt(text, last) === letter && (last === 0 || wordKindAt(text, last - 1) !== letter);
  if (!isOneLetter) return { text, prefix: true };
  if (last > 0 && text.charAt(last - 1) !== ' ') return { text, prefix: false };
  return last === 0 ? null : { text: text.slice(0, last - 1), prefix: false };
}

const states: readonly PostState[] = ['live', 'draft', 'scheduled', 'expired', 'hidden'];
const yes = ['yes', 'true', 'on', '1'];
const no = ['no', 'false', 'off', '0'];

/** A sentence about what is wrong instead of a condition that cannot be read. */
function toCondition(field: Field, written: string, term: Term | null): Condition | string {
  const value = foldText(written).trim();
  if (term === null) return `${field}: needs a value.`;
  switch (field) {
    case 'tag':
    case 'title':
      return { field, term };
    case 'in':
      return { field, path: `/${value.replace(/^\.?\/+/, '')}` };
    case 'state': {
      const state = states.find((known) => known === value);
      return state ? { field, state } : `No post can be “${written}”. States are ${states.join(', ')}.`;
    }
    case 'draft':
      if (!yes.includes(value) && !no.includes(value)) return `draft: is yes or no, not “${written}”.`;
      return { field, draft: yes.includes(value) };
    case 'before':
    case 'after': {
      const day = firstDay(value);
      return day ? { field, day } : `“${written}” is no date. Write 2024, 2024-05 or 2024-05-31.`;
    }
  }
}

/** The first day of a year, a month or a day; null for anything else. */
function firstDay(written: string): string | null {
  const [, year = '', month = '01', day = '01'] = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(written) ?? [];
  const isReal = year !== '' && Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1;
  if (!isReal || Number(day) > daysInMonth(Number(year), Number(month))) return null;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
