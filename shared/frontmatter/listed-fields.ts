import type { Field, FrontMatter, YamlDialect } from '../model/front-matter.ts';
import { heaviest } from './tree.ts';
import { bareNode, valueOn } from './formats/yaml-plain.ts';

/** Reads the front matter of a text for those of its fields that are wanted; null where it takes a whole reader. */
export type ListedFieldsReader = (text: string) => FrontMatter | null;

/** The keys of a block, and those of a map in it; of each the number counts on. */
type Level = 'block' | 'inner';

/** A key as it was met, once for all posts: a table of keys says of each at once what else would be looked for anew. */
interface Key extends Record<Level, number> {
  readonly path: readonly [string];
  /** Its name with the sign behind it. */
  readonly sign: string;
  readonly isWanted: boolean;
  /** The one that came behind it last: posts of a site mostly have theirs in one order. */
  after: Key | null;
}

/** As many different keys as are remembered; posts with others are for the whole reader. */
const mostKeys = 1000;
const longestKey = 100;

const keyName = /^[A-Za-z_][\w-]*$/;
/** Control characters, tabs, odd line breaks and marks: nothing of the kind is passed over. */
const odd = '\\0-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ufeff';
const oddInside = new RegExp(`[${odd}]`);
/** A value that is not looked at, with the end of its line: quoted, bare, or between brackets, each of the plainest kind. */
const word = `[^ :${odd}]`;
const bare = `[\\w/(\\u00a1-\\u1fff\\u3001-\\ud7ff]${word}*(?:(?: +(?!#)|:)(?=[^ ${odd}])${word}*)*`;
const quoted = `"[^"\\\\${odd}]*"|'[^'${odd}]*'`;
const item = `(?:[A-Za-z_][\\w/ .-]*|${quoted})`;
const lineRest = `(?: +#[^${odd}]*| *)\\r?\\n`;
const unread = new RegExp(` +(?:${bare}|${quoted}|\\[ *(?:${item}(?: *, *${item})*)? *\\])${lineRest}`, 'y');
const bareValue = new RegExp(bare, 'y');
const restOfLine = new RegExp(lineRest, 'y');
const indented = / +(?=[A-Za-z_])/y;
const dash = / *- +(?=[^ \r\n#-])/y;
/** A line that holds nothing; below it no other column may go on. */
const nothing = new RegExp(`(?:#[^${odd}]*)?\\r?\\n`, 'y');
const closing = /--- *(?:\r?\n|$)/y;

/**
 * A reader for the keys that a list of posts is made of, given in lower case: many times as fast as one that answers every
 * value with its place. It passes over what is not wanted, but only where that is plainly well made, so that a block that
 * cannot be read is always left to the whole reader. The fields that it answers are those of `readFrontMatter`; a test
 * compares the two.
 */
export function createListedFieldsReader(wanted: ReadonlySet<string>, dialect: YamlDialect): ListedFieldsReader {
  const keys = createKeys(wanted);
  return (text) => {
    const contentFrom = text.startsWith('---\n') ? 4 : text.startsWith('---\r\n') ? 5 : 0;
    if (contentFrom === 0) return null;
    const fields: Field[] = [];
    keys.begin('block');
    let at = contentFrom;
    while (text.charCodeAt(at) !== 45) {
      const key = keys.fresh(text, at, 'block');
      if (!key) at = matchEnd(nothing, text, at);
      else if (key.isWanted) at = readField(text, at, key, dialect, fields);
      else at = passField(text, at + key.sign.length, keys);
      if (at < 0) return null;
    }
    const to = matchEnd(closing, text, at);
    if (to < 0 || at - contentFrom > heaviest) return null;
    return { format: 'yaml', from: 0, to, contentFrom, contentTo: at, fields, problems: [] };
  };
}

interface Keys {
  begin(level: Level): void;
  /** The key that begins here, the first of its name since `begin`; null for anything else. */
  fresh(text: string, at: number, level: Level): Key | null;
}

function createKeys(wanted: ReadonlySet<string>): Keys {
  const known = new Map<string, Key>();
  const now = { block: 0, inner: 0 };
  const create = (name: string): Key => {
    const isWanted = wanted.has(name.toLowerCase());
    return { path: [name], sign: `${name}:`, isWanted, block: 0, inner: 0, after: null };
  };
  const find = (text: string, at: number) => {
    const colon = text.indexOf(':', at);
    if (colon < 0 || colon - at > longestKey) return null;
    const name = text.slice(at, colon);
    const found = known.get(name);
    if (found) return found;
    if (!keyName.test(name) || known.size >= mostKeys) return null;
    const key = create(name);
    known.set(name, key);
    return key;
  };
  const first = create('');
  let last = first;
  return {
    begin: (level) => {
      now[level]++;
      if (level === 'block') last = first;
    },
    fresh: (text, at, level) => {
      const likely = last.after;
      const key = likely && text.startsWith(likely.sign, at) ? likely : find(text, at);
      if (!key || key[level] === now[level]) return null;
      key[level] = now[level];
      last.after = key;
      last = key;
      const next = text.charCodeAt(at + key.sign.length);
      return next === 32 || next === 10 || next === 13 ? key : null;
    },
  };
}

/** Behind a value that is not wanted, `at` behind the sign of its key; -1 at a doubt. */
function passField(text: string, at: number, keys: Keys): number {
  const next = matchEnd(unread, text, at);
  if (next >= 0) return next;
  const below = matchEnd(restOfLine, text, at);
  if (below < 0) return -1;
  return matchEnd(dash, text, below) >= 0 ? passList(text, below) : passMap(text, below, keys);
}

function passMap(text: string, from: number, keys: Keys): number {
  keys.begin('inner');
  let at = from;
  let indent = -1;
  for (let start = matchEnd(indented, text, at); start >= 0; start = matchEnd(indented, text, at)) {
    const key = keys.fresh(text, start, 'inner');
    if (!key || (indent >= 0 && start - at !== indent)) return -1;
    indent = start - at;
    at = matchEnd(unread, text, start + key.sign.length);
    if (at < 0) return -1;
  }
  return at;
}

function passList(text: string, from: number): number {
  const indent = text.indexOf('-', from) - from;
  let at = from;
  for (let start = matchEnd(dash, text, at); start >= 0; start = matchEnd(dash, text, at)) {
    const next = text.indexOf('-', at) - at === indent ? matchEnd(unread, text, start - 1) : -1;
    if (next < 0) return -1;
    // It may be the key of a map.
    if (keyInside.test(text.slice(start, next))) return -1;
    at = next;
  }
  return at;
}

/** Where a match that begins here ends; -1 without one. `pattern` is sticky. */
export function matchEnd(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

const keyInside = /:(?= |\r?\n)/;

/** Behind a field that is wanted, which is put to the others; -1 at a doubt. */
function readField(text: string, from: number, { path, sign }: Key, dialect: YamlDialect, fields: Field[]): number {
  let valueFrom = from + sign.length;
  while (text.charCodeAt(valueFrom) === 32) valueFrom++;
  const end = matchEnd(bareValue, text, valueFrom);
  const next = end < 0 ? -1 : matchEnd(restOfLine, text, end);
  if (next >= 0) {
    const read = bareNode(text.slice(valueFrom, end), valueFrom, dialect);
    if (!read) return -1;
    fields.push({ path, kind: read.kind, value: read.value, from, to: end, valueFrom });
    return next;
  }
  const feed = text.indexOf('\n', from);
  if (feed < 0) return -1;
  const line = lineOf(text, from, feed);
  const node = oddInside.test(line) ? null : valueOn(line, sign.length, from, false, dialect);
  if (!node) return -1;
  const { kind, value } = node;
  if (node.style !== 'none') {
    fields.push({ path, kind, value, from, to: node.to, valueFrom: node.from });
    return feed + 1;
  }
  if (matchEnd(dash, text, feed + 1) >= 0) return readList(text, from, feed + 1, path, dialect, fields);
  const at = from + sign.length;
  fields.push({ path, kind, value, from, to: at, valueFrom: at });
  return feed + 1;
}

/** The same of plain items below the key. */
function readList(
  text: string,
  from: number,
  first: number,
  path: readonly [string],
  dialect: YamlDialect,
  fields: Field[],
): number {
  const indent = text.indexOf('-', first) - first;
  const items = [];
  let at = first;
  let to = first;
  for (let start = matchEnd(dash, text, at); start >= 0; start = matchEnd(dash, text, at)) {
    const feed = text.indexOf('\n', at);
    if (feed < 0 || text.indexOf('-', at) - at !== indent) return -1;
    const line = lineOf(text, at, feed);
    const node = oddInside.test(line) ? null : valueOn(line, start - at, at, true, dialect);
    if (!node || node.style === 'none') return -1;
    items.push(node.value);
    to = node.to;
    at = feed + 1;
  }
  fields.push({ path, kind: 'list', value: items, from, to, valueFrom: first + indent });
  return at;
}

const lineOf = (text: string, from: number, feed: number) =>
  text.slice(from, feed > from && text.charCodeAt(feed - 1) === 13 ? feed - 1 : feed);
