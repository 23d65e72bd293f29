/* eslint-disable no-control-regex -- control characters are what this pattern looks for */
import { daysInMonth } from '../base/dates.ts';
import { matchAt } from '../base/match-at.ts';
import type { Field, FieldKind, FieldPath, FieldValue } from '../model/front-matter.ts';
import { matchEnd, type ListedFieldsReader } from './listed-fields.ts';
import { heaviest } from './tree.ts';

interface Value {
  readonly kind: FieldKind;
  readonly value: FieldValue;
  readonly from: number;
  readonly to: number;
}

/** The keys of a block, or of a table in it. */
interface Keys {
  readonly fields: Field[];
  /** Where the last value ends; -1 without one. */
  readonly to: number;
  /** The line behind them. */
  readonly next: number;
}

const lineRest = ' *(?:#[^\\r\\n]*)?\\r?\\n';
const restOfLine = new RegExp(lineRest, 'y');
const keySign = / *([\w-]+) *= */y;
const header = new RegExp(` *\\[ *([\\w-]+) *\\](?=${lineRest})`, 'y');
const clock = '(?:[01]\\d|2[0-3]):[0-5]\\d';
const scalar = new RegExp(
  '"([^"\\\\\\r\\n]*)"(?!")|\'([^\'\\r\\n]*)\'(?!\')|(true|false)(?!\\w)|' +
    `((?:1\\d|20)\\d\\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])(?:[T ]${clock}:[0-5]\\d(?:\\.\\d{1,9})?(?:Z|[-+]${clock})?)?)(?![\\w:.+-])|` +
    '(0|[1-9]\\d{0,14})(?![\\w:.+-])',
  'y',
);
const gap = /[ \r\n]*/y;
const closing = /\+\+\+ *(?:\r?\n|$)/y;

/** Control characters, tabs, lone carriage returns, odd line breaks and marks. */
const unusual = /[\0-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff]|\r(?!\n)/;

/**
 * As `createListedFieldsReader`, for TOML: plain values, lists of them, and tables of one name, each at most once. Anything else is left to
 * the whole reader, which a test compares.
 */
export function createListedTomlReader(wanted: ReadonlySet<string>): ListedFieldsReader {
  return (text) => {
    const contentFrom = text.startsWith('+++\n') ? 4 : text.startsWith('+++\r\n') ? 5 : 0;
    if (contentFrom === 0) return null;
    const names = new Set<string>();
    const isWanted = (name: string) => wanted.has(name.toLowerCase());
    const top = readKeys(text, contentFrom, [], names, isWanted);
    if (!top) return null;
    const { fields } = top;
    let at = top.next;
    for (let head = matchAt(header, text, at); head !== null; head = matchAt(header, text, at)) {
      const name = head[1] ?? '';
      if (names.has(name)) return null;
      names.add(name);
      const keep = isWanted(name);
      const end = at + head[0].length;
      const table = readKeys(text, matchEnd(restOfLine, text, end), [name], new Set(), () => keep);
      if (!table) return null;
      if (keep) fields.push(tableField(name, text.indexOf(name, at), Math.max(end, table.to), table.fields));
      at = table.next;
    }
    const to = matchEnd(closing, text, at);
    if (to < 0 || at - contentFrom > heaviest) return null;
    const content = text.slice(contentFrom, at);
    if (unusual.test(content) || !content.isWellFormed()) return null;
    return { format: 'toml', from: 0, to, contentFrom, contentTo: at, fields, problems: [] };
  };
}

function tableField(name: string, from: number, to: number, fields: readonly Field[]): Field {
  const value = Object.create(null) as Record<string, FieldValue>;
  for (const field of fields) value[field.path[1] ?? ''] = field.value;
  return { path: [name], kind: 'map', value, from, to, valueFrom: from, fields };
}

/** The lines with keys from here on, up to one of another kind; null at a doubt. */
function readKeys(
  text: string,
  from: number,
  above: FieldPath,
  names: Set<string>,
  isWanted: (name: string) => boolean,
): Keys | null {
  const fields: Field[] = [];
  let to = -1;
  let at = from;
  for (;;) {
    const passed = matchEnd(restOfLine, text, at);
    if (passed >= 0) {
      at = passed;
      continue;
    }
    const sign = matchAt(keySign, text, at);
    if (!sign) return { fields, to, next: at };
    const name = sign[1] ?? '';
    const read = readValue(text, at + sign[0].length);
    const next = read ? matchEnd(restOfLine, text, read.to) : -1;
    if (!read || next < 0 || names.has(name)) return null;
    names.add(name);
    const { kind, value } = read;
    if (isWanted(name))
      fields.push({
        path: [...above, name],
        kind,
        value,
        from: text.indexOf(name, at),
        to: read.to,
        valueFrom: read.from,
      });
    to = read.to;
    at = next;
  }
}

function readValue(text: string, from: number): Value | null {
  if (text.charCodeAt(from) !== 0x5b) return readScalar(text, from);
  const value: FieldValue[] = [];
  let at = matchEnd(gap, text, from + 1);
  while (text.charCodeAt(at) !== 0x5d) {
    const item = readScalar(text, at);
    if (!item) return null;
    value.push(item.value);
    at = matchEnd(gap, text, item.to);
    if (text.charCodeAt(at) === 0x2c) at = matchEnd(gap, text, at + 1);
    else if (text.charCodeAt(at) !== 0x5d) return null;
  }
  return { kind: 'list', value, from, to: at + 1 };
}

function readScalar(text: string, from: number): Value | null {
  const found = matchAt(scalar, text, from);
  if (!found) return null;
  const to = from + found[0].length;
  const [, double, single, flag, date, number] = found;
  const written = double ?? single;
  if (written !== undefined) return { kind: 'text', value: written, from, to };
  if (flag !== undefined) return { kind: 'boolean', value: flag === 'true', from, to };
  if (number !== undefined) return { kind: 'number', value: Number(number), from, to };
  return date !== undefined && isDay(date) ? { kind: 'date', value: date, from, to } : null;
}

const isDay = (date: string) =>
  Number(date.slice(8, 10)) <= daysInMonth(Number(date.slice(0, 4)), Number(date.slice(5, 7)));
