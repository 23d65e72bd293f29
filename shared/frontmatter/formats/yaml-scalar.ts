/* eslint-disable no-control-regex -- control characters are what these patterns look for */
import { capitalized } from '../../base/capitalized.ts';
import type { FieldValue } from '../../model/front-matter.ts';
import { looksLikeDate } from '../dates.ts';
import type { Style, ValueNode } from '../tree.ts';
import type { NewValue } from '../edits/writer.ts';

/** A scalar in YAML, in the style of the value it replaces (or of its neighbour) where the new value fits in that. */
export function yamlScalar(value: NewValue, present: ValueNode | undefined, text: string, flow: boolean): string {
  const style = present?.style ?? 'plain';
  switch (value.kind) {
    case 'boolean': {
      const old = present?.kind === 'boolean' ? text.slice(present.from, present.to) : '';
      return likeTagged(booleanLike(value.value === true, old), present, value.kind);
    }
    case 'number':
      return likeTagged(value.source ?? numberText(value.value), present, value.kind);
    case 'null':
      return present?.kind === 'null' && present.style === 'plain' ? text.slice(present.from, present.to) : 'null';
    case 'date':
      if ((style === 'plain' || style === 'none') && looksLikeDate(String(value.value))) return String(value.value);
      return yamlText(String(value.value), style, flow);
    default: {
      const plain = String(value.value);
      // `!!str 456` is text whatever it looks like.
      const tagged =
        style === 'plain' && present && /!!str[ \t]+$/.test(text.slice(Math.max(0, present.from - 40), present.from));
      return tagged && readsAsOther(plain) ? plain : (value.source ?? yamlText(plain, style, flow));
    }
  }
}

/** A number for every reader: to YAML 1.1 `1e-7` is text, for want of a point. */
const numberText = (value: FieldValue) => String(value).replace(/^(-?\d)e/, '$1.0e');

/** Behind a tag (`!!bool "true"`) a value that is no text may stand between quotes, and stays there. */
function likeTagged(written: string, present: ValueNode | undefined, kind: NewValue['kind']): string {
  if (present?.kind !== kind) return written;
  return present.style === 'double' ? `"${written}"` : present.style === 'single' ? `'${written}'` : written;
}

/** `True` stays in its case when it turns to `False`. */
function booleanLike(value: boolean, present: string): string {
  const word = value ? 'true' : 'false';
  if (/^[A-Z]{2}/.test(present)) return word.toUpperCase();
  return /^[A-Z]/.test(present) ? capitalized(word) : word;
}

/** A string that every YAML 1.1 and 1.2 reader reads as this string. */
export function yamlText(text: string, style: Style, flow: boolean): string {
  if (style === 'single' && fitsSingle(text)) return `'${text.replaceAll("'", "''")}'`;
  if (style === 'double' || style === 'single' || !fitsPlain(text, flow)) return doubleQuoted(text);
  return text;
}

/** A key; like a value, but a plain one may not hold `?` or spaces round it either. */
export function yamlKey(key: string, flow: boolean): string {
  return fitsPlain(key, flow) && key.length < 1000 && key !== '<<' ? key : doubleQuoted(key);
}

/** Control characters, line and paragraph separators, byte order marks, halves of surrogate pairs: only as escapes. */
export const special =
  /[\0-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

const fitsSingle = (text: string) => !special.test(text);

function doubleQuoted(text: string): string {
  const escaped = text.replace(new RegExp(`["\\\\]|${special.source}`, 'g'), (unit) => {
    if (unit === '"' || unit === '\\') return `\\${unit}`;
    const short = shortEscapes[unit];
    if (short) return short;
    const code = unit.charCodeAt(0);
    return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
  });
  return `"${escaped}"`;
}

const shortEscapes: Readonly<Record<string, string>> = { '\n': '\\n', '\t': '\\t', '\r': '\\r', '\0': '\\0' };

/** Whether a string may stand without quotes and is read as nothing but that string. */
function fitsPlain(text: string, flow: boolean): boolean {
  if (text === '' || special.test(text) || /^\s|\s$/.test(text)) return false;
  if (/^[,[\]{}#&*!|>'"%@`=]/.test(text) || /^[-?:](?:\s|$)/.test(text) || text.startsWith(':')) return false;
  if (/^(?:---|\.\.\.)/.test(text) || /:(?:\s|$)|\s#/.test(text)) return false;
  if (flow && /[,[\]{}]|^[-?]|:$/.test(text)) return false;
  return !readsAsOther(text);
}

/**
 * Whether some reader takes a plain string for another type: YAML 1.1 and 1.2 core, Ruby's Psych (`1,000`, `:symbol`),
 * dates in the loose forms of generators.
 */
function readsAsOther(text: string): boolean {
  if (/^(?:~|null|true|false|yes|no|on|off|y|n|<<)$/i.test(text)) return true;
  if (!/^[-+.\d]/.test(text)) return false;
  return numbers.some((pattern) => pattern.test(text)) || looksLikeDate(text) || clock.test(text);
}

const numbers = [
  /^[-+]?\d[\d_,]*$/,
  /^[-+]?0(?:b[01_]+|o[0-7_]+|x[\da-f_]+)$/i,
  /^[-+]?(?:\.\d[\d_]*|\d[\d_,]*(?:\.[\d_]*)?)(?:e[-+]?\d+)?$/i,
  /^[-+]?\.(?:inf|nan)$/i,
];
/** Sexagesimal numbers of YAML 1.1. */
const clock = /^[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?$/;
