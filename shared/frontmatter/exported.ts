import { matchAt } from '../base/match-at.ts';
import type { Field, FieldKind, FieldValue, FrontMatter } from '../model/front-matter.ts';
import { markLength } from './split.ts';

/** What pages of MDX call the object that says what other posts say in their front matter. */
const exportedHead =
  /^(?:import\b[^\r\n]*[\r\n]|\s)*export\s+(?:const|let|var)\s+(?:meta|metadata|frontmatter|frontMatter|info)\b(?:\s*:\s*[\w.<>[\]]+)?\s*=\s*\{/;

/** No head is longer than so many characters. */
const longest = 20_000;

const gap = /(?:\s|\/\/[^\r\n]*|\/\*(?:(?!\*\/)[\s\S])*\*\/)*/y;
const key = /(?:([A-Za-z_$][\w$]*)|'([^'\\\r\n]*)'|"([^"\\\r\n]*)")(?:\s|\/\*(?:(?!\*\/)[\s\S])*\*\/)*:/y;
const quoted = /'((?:[^'\\\r\n]|\\[^\r\n])*)'|"((?:[^"\\\r\n]|\\[^\r\n])*)"|`([^`\\$]*)`/y;
const bare = /(?:-?\d+(?:\.\d+)?|true|false|null)(?=\s*(?:[,}\]]|\/[/*]|$))/y;

interface Literal {
  readonly kind: FieldKind;
  readonly value: FieldValue;
  readonly to: number;
}

/**
 * The object that an MDX page exports about itself, `export const metadata = { title: 'A', tags: ['sea'] }`, as far as its
 * values are plain literals: what would have to be run is left out. To be read only. null for a text without one.
 */
export function exportedFields(text: string): FrontMatter | null {
  const from = markLength(text);
  const head = text.slice(0, from + longest);
  const opened = exportedHead.exec(head.slice(from));
  if (!opened) return null;
  const contentFrom = from + opened[0].length;
  const fields: Field[] = [];
  let at = skip(head, contentFrom);
  while (at < head.length && head[at] !== '}') {
    const found = matchAt(key, head, at);
    const name = found && (found[1] ?? found[2] ?? found[3] ?? '');
    const valueFrom = skip(head, at + (found?.[0].length ?? 0));
    const literal = found && literalAt(head, valueFrom);
    const end = skip(head, literal?.to ?? valueFrom);
    if (literal && name !== null && (head[end] === ',' || head[end] === '}')) {
      fields.push({ path: [name], kind: literal.kind, value: literal.value, from: at, to: literal.to, valueFrom });
      at = end;
    } else at = passValue(head, valueFrom);
    if (head[at] === ',') at = skip(head, at + 1);
  }
  if (head[at] !== '}') return null;
  return { format: 'json', from, to: at + 1, contentFrom, contentTo: at, fields, problems: [] };
}

function literalAt(text: string, at: number): Literal | null {
  if (text[at] === '[') return listAt(text, at);
  const string = matchAt(quoted, text, at);
  if (string) {
    const value = unescaped(string[1] ?? string[2] ?? string[3] ?? '');
    return value === null ? null : { kind: 'text', value, to: at + string[0].length };
  }
  const word = matchAt(bare, text, at)?.[0];
  if (word === undefined) return null;
  const value = JSON.parse(word) as number | boolean | null;
  return { kind: value === null ? 'null' : (typeof value as 'number' | 'boolean'), value, to: at + word.length };
}

function listAt(text: string, from: number): Literal | null {
  const value: FieldValue[] = [];
  let at = skip(text, from + 1);
  while (text[at] !== ']') {
    const item = text[at] === '[' ? null : literalAt(text, at);
    if (!item) return null;
    value.push(item.value);
    at = skip(text, item.to);
    if (text[at] === ',') at = skip(text, at + 1);
    else if (text[at] !== ']') return null;
  }
  return { kind: 'list', value, to: at + 1 };
}

/** Behind a value that is no literal: at the comma or the brace after it. */
function passValue(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const string = matchAt(quoted, text, at);
    if (string) at += string[0].length - 1;
    else if (/[([{]/.test(text.charAt(at))) depth++;
    else if (depth > 0 && /[)\]}]/.test(text.charAt(at))) depth--;
    else if (depth === 0 && /[,}]/.test(text.charAt(at))) return at;
  }
  return text.length;
}

/** null for an escape that takes more than a look. */
function unescaped(text: string): string | null {
  return /\\[^'"\\n/`]/.test(text) ? null : text.replace(/\\(.)/g, (_, sign: string) => (sign === 'n' ? '\n' : sign));
}

const skip = (text: string, at: number) => at + (matchAt(gap, text, at)?.[0].length ?? 0);
