/* eslint-disable no-control-regex -- control characters are what this pattern looks for */
import type { Field, FrontMatter, YamlDialect } from '../model/front-matter.ts';
import { heaviest } from './tree.ts';
import { valueOn } from './formats/yaml-plain.ts';

/** Reads the front matter of a text for those of its fields that are wanted; null where it takes a whole reader. */
export type ListedFieldsReader = (text: string) => FrontMatter | null;

/** The keys of a block, and those of a map in it; of each the number counts on. */
type Level = 'block' | 'inner';

/** A key as it was met, once for all posts: a table of keys says of each at once what else would be looked for anew. */
interface Key extends Record<Level, number> {
  readonly path: readonly [string];
  readonly isWanted: boolean;
}

/** As many different keys as are remembered; posts with others are for the whole reader. */
const mostKeys = 1000;
const longestKey = 100;

const keyName = /^[A-Za-z_][\w-]*$/;
/** A value that is not looked at, with the end of its line: quoted, bare, or between brackets, each of the plainest kind. */
const bare = '[\\w/(\\u00a1-\\u1fff\\u3001-\\ud7ff](?:[^ \\r\\n:]|:(?=[^ \\r\\n])| +(?=[^ \\r\\n#]))*';
const quoted = '"[^"\\\\\\r\\n]*"|\'[^\'\\r\\n]*\'';
const item = `(?:[A-Za-z_][\\w/ .-]*|${quoted})`;
const lineRest = '(?: +#[^\\r\\n]*| *)\\r?\\n';
const unread = new RegExp(` +(?:${bare}|${quoted}|\\[ *(?:${item}(?: *, *${item})*)? *\\])${lineRest}`, 'y');
const noValue = new RegExp(lineRest, 'y');
const indented = / +(?=[A-Za-z_])/y;
const dash = / *- +(?=[^ \r\n#-])/y;
/** A line that holds nothing; below it no other column may go on. */
const nothing = /(?:#[^\n]*)?\r?\n/y;
const closing = /--- *(?:\r?\n|$)/y;
const afterKey = /:(?=[ \r\n])/y;

/** Control characters, tabs, odd line breaks and marks; and carriage returns, which are fine before a line feed. */
const odd = /[\0-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]/;
const unusual = /[\0-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff]|\r(?!\n)/;

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
      const passed = matchEnd(nothing, text, at);
      const key = passed < 0 ? keys.fresh(text, at, 'block') : null;
      if (key?.isWanted) {
        const read = readField(text, at, key.path, dialect);
        if (read) fields.push(read.field);
        at = read ? read.next : -1;
      } else at = key ? passField(text, at + key.path[0].length + 1, keys) : passed;
      if (at < 0) return null;
    }
    const to = matchEnd(closing, text, at);
    if (to < 0 || at - contentFrom > heaviest || isUnusual(text.slice(contentFrom, at))) return null;
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
  const keyOf = (name: string) => {
    const found = known.get(name);
    if (found) return found;
    if (!keyName.test(name) || known.size >= mostKeys) return null;
    const key: Key = { path: [name], isWanted: wanted.has(name.toLowerCase()), block: 0, inner: 0 };
    known.set(name, key);
    return key;
  };
  return {
    begin: (level) => void now[level]++,
    fresh: (text, at, level) => {
      const colon = text.indexOf(':', at);
      const key = colon < 0 || colon - at > longestKey ? null : keyOf(text.slice(at, colon));
      if (!key || key[level] === now[level]) return null;
      key[level] = now[level];
      return matchEnd(afterKey, text, colon) < 0 ? null : key;
    },
  };
}

/** Behind a value that is not wanted, `at` behind the sign of its key; -1 at a doubt. */
function passField(text: string, at: number, keys: Keys): number {
  const next = matchEnd(unread, text, at);
  if (next >= 0) return next;
  const below = matchEnd(noValue, text, at);
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
    at = matchEnd(unread, text, start + key.path[0].length + 1);
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
const isUnusual = (content: string) => odd.test(content) && unusual.test(content);

/** A field that is wanted, and where the next line begins. */
function readField(
  text: string,
  from: number,
  path: readonly [string],
  dialect: YamlDialect,
): { readonly field: Field; readonly next: number } | null {
  const feed = text.indexOf('\n', from);
  if (feed < 0) return null;
  const line = lineOf(text, from, feed);
  const node = valueOn(line, path[0].length + 1, from, false, dialect);
  if (!node) return null;
  const { kind, value } = node;
  if (node.style !== 'none')
    return { field: { path, kind, value, from, to: node.to, valueFrom: node.from }, next: feed + 1 };
  const at = from + path[0].length + 1;
  if (matchEnd(dash, text, feed + 1) >= 0) return readList(text, from, feed + 1, path, dialect);
  return { field: { path, kind, value, from, to: at, valueFrom: at }, next: feed + 1 };
}

/** The plain items below a key that is wanted. */
function readList(
  text: string,
  from: number,
  first: number,
  path: readonly [string],
  dialect: YamlDialect,
): { readonly field: Field; readonly next: number } | null {
  const indent = text.indexOf('-', first) - first;
  const items = [];
  let at = first;
  let to = first;
  for (let start = matchEnd(dash, text, at); start >= 0; start = matchEnd(dash, text, at)) {
    const feed = text.indexOf('\n', at);
    if (feed < 0 || text.indexOf('-', at) - at !== indent) return null;
    const node = valueOn(lineOf(text, at, feed), start - at, at, true, dialect);
    if (!node || node.style === 'none') return null;
    items.push(node.value);
    to = node.to;
    at = feed + 1;
  }
  return { field: { path, kind: 'list', value: items, from, to, valueFrom: first + indent }, next: at };
}

const lineOf = (text: string, from: number, feed: number) =>
  text.slice(from, feed > from && text.charCodeAt(feed - 1) === 13 ? feed - 1 : feed);
