import type { Term } from '../../../shared/library/search-match.ts';
import type { PostId, Revision } from '../../../shared/model/post.ts';
import { openSealedDatabase, type SealedDatabase } from '../../fs/sealed-database.ts';
import { termPhrase, tokenStream } from './search-tokens.ts';

/** A post as the database keeps it; its text only as the words that are found. */
export interface StoredPost {
  readonly number: number;
  readonly id: PostId;
  /** null for a file that could not be read. */
  readonly revision: Revision | null;
  readonly headings: string;
}

/** A term of which it is known, in two bits for each post, where it stands. */
export interface LearnedTerm {
  readonly term: Term;
  readonly held: Uint8Array;
}

/** The full-text index of a library on the disk. Throws what SQLite throws: then it is of no use any more. */
export interface SearchDatabase {
  stored(): readonly StoredPost[];
  put(posts: readonly (StoredPost & { readonly folded: string })[]): void;
  remove(numbers: readonly number[]): void;
  /** Calls `found` for each post whose text may hold the term, with whether that is certain. */
  find(term: Term, found: (number: number, isCertain: boolean) => void): void;
  /** Gives up pages of the file that are kept in memory. */
  spareMemory(): void;
  /** What was kept when it was closed. */
  learned(): readonly LearnedTerm[];
  /** Keeps what was learned of its posts, where they or the terms have changed. */
  close(learned: readonly LearnedTerm[]): void;
  discard(): void;
}

/** Changes with the tables and with what folding and cutting make of a text, which Unicode has a part in. */
const stamp = `longhand-search 2 ${process.versions['unicode'] ?? ''} ${process.versions['sqlite'] ?? ''}`;
const signs = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~';

const tables = `
  CREATE TABLE IF NOT EXISTS posts (number INTEGER PRIMARY KEY, id TEXT, revision TEXT, headings TEXT);
  CREATE TABLE IF NOT EXISTS learned (text TEXT, prefix INTEGER, held BLOB);
  CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(
    text, content = '', contentless_delete = 1, tokenize = "ascii tokenchars '${signs.replace('"', '""')}'''");`;

/** null where full-text search is missing, or another process has the database. */
export function openSearchDatabase(path: string): SearchDatabase | null {
  const sealed = openSealedDatabase(path, stamp);
  if (!sealed) return null;
  try {
    if (sealed.isNew) sealed.database.exec(tables);
    return searchDatabase(sealed);
  } catch {
    sealed.discard();
    return null;
  }
}

/** Numbers with a blank between them, without a string for each. */
function eachNumber(numbers: string, found: (number: number) => void): void {
  let number = 0;
  for (let at = 0; at < numbers.length; at++) {
    const unit = numbers.charCodeAt(at);
    if (unit !== 32) number = number * 10 + unit - 48;
    else {
      found(number);
      number = 0;
    }
  }
  found(number);
}

function searchDatabase(sealed: SealedDatabase): SearchDatabase {
  const { database } = sealed;
  database.exec('PRAGMA cache_size = -8000');
  const putPost = database.prepare('INSERT INTO posts (number, id, revision, headings) VALUES (?, ?, ?, ?)');
  const putWords = database.prepare('INSERT INTO words (rowid, text) VALUES (?, ?)');
  const removePost = database.prepare('DELETE FROM posts WHERE number = ?');
  const removeWords = database.prepare('DELETE FROM words WHERE rowid = ?');
  // Ten thousand rows as objects would take longer than the search.
  const findAll = database.prepare("SELECT group_concat(number, ' ') AS numbers FROM posts");
  const findWords = database.prepare("SELECT group_concat(rowid, ' ') AS numbers FROM words WHERE words MATCH ?");
  let isChanged = false;
  const write = (work: () => void) => {
    isChanged = true;
    sealed.unseal();
    database.exec('BEGIN');
    work();
    database.exec('COMMIT');
  };
  return {
    stored: () =>
      database.prepare('SELECT number, id, revision, headings FROM posts').all() as unknown as readonly StoredPost[],
    put: (posts) =>
      write(() => {
        for (const { number, id, revision, headings, folded } of posts) {
          putPost.run(number, id, revision, headings);
          putWords.run(number, tokenStream(folded));
        }
      }),
    remove: (numbers) =>
      write(() => {
        for (const number of numbers) {
          removePost.run(number);
          removeWords.run(number);
        }
      }),
    find: (term, found) => {
      const { match, isExact } = termPhrase(term);
      const row = match === null ? findAll.get() : findWords.get(match);
      const numbers = row?.['numbers'];
      if (typeof numbers === 'string') eachNumber(numbers, (number) => found(number, isExact));
    },
    spareMemory: () => database.exec('PRAGMA shrink_memory'),
    learned: () => learnedTerms(database),
    close: (learned) => {
      if (isChanged || learned.length !== learnedTerms(database).length) write(() => keepLearned(database, learned));
      sealed.close();
    },
    discard: sealed.discard,
  };
}

type Database = SealedDatabase['database'];

const learnedTerms = (database: Database): readonly LearnedTerm[] =>
  database
    .prepare('SELECT text, prefix, held FROM learned')
    .all()
    .map(({ text, prefix, held }) => ({
      term: { text: String(text), prefix: prefix === 1 },
      held: held as Uint8Array,
    }));

function keepLearned(database: Database, learned: readonly LearnedTerm[]): void {
  database.exec('DELETE FROM learned');
  const put = database.prepare('INSERT INTO learned (text, prefix, held) VALUES (?, ?, ?)');
  for (const { term, held } of learned) put.run(term.text, term.prefix ? 1 : 0, held);
}
