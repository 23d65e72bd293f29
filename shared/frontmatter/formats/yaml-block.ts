import type { FieldValue } from '../../model/front-matter.ts';
import { special, yamlKey, yamlScalar, yamlText } from './yaml-scalar.ts';
import { valueOf } from '../edits/writer.ts';

/** A value between brackets or braces, or a scalar, on one line. */
export function yamlFlow(value: FieldValue, flow = true): string {
  if (Array.isArray(value)) return `[${value.map((item: FieldValue) => yamlFlow(item)).join(', ')}]`;
  if (value !== null && typeof value === 'object') {
    const pairs = Object.entries(value as Readonly<Record<string, FieldValue>>);
    return `{${pairs.map(([key, inner]) => `${yamlKey(key, true)}: ${yamlFlow(inner)}`).join(', ')}}`;
  }
  return yamlScalar(valueOf(value), undefined, '', flow);
}

/** How nested lines are set: the step of the indentation, and what stands before a list's items. */
export interface Layout {
  readonly step: string;
  /** Lists of scalars are written as lines (`- a`) rather than between brackets. */
  readonly blockLists: boolean;
  /** What a list adds to its key's indentation: nothing, or a step. */
  readonly listIndent: string;
}

/** The lines of `key: value`. */
export function yamlField(key: string, value: FieldValue, indent: string, layout: Layout, scalar?: string): string[] {
  const head = `${indent}${yamlKey(key, false)}:`;
  if (scalar !== undefined) return [`${head} ${scalar}`];
  if (Array.isArray(value) && value.length > 0 && (layout.blockLists || value.some(isCollection)))
    return [head, ...value.flatMap((item: FieldValue) => yamlItem(item, indent + layout.listIndent, layout))];
  if (value !== null && typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length > 0) {
    const pairs = Object.entries(value as Readonly<Record<string, FieldValue>>);
    return [head, ...pairs.flatMap(([inner, of]) => yamlField(inner, of, indent + layout.step, layout))];
  }
  if (typeof value === 'string') {
    const literal = literalLines(value, indent + layout.step);
    if (literal) return [`${head} ${literal.header}`, ...literal.lines];
  }
  return [`${head} ${yamlFlow(value, false)}`];
}

/** The lines of a list item. */
export function yamlItem(value: FieldValue, indent: string, layout: Layout): string[] {
  if (value !== null && typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length > 0) {
    const pairs = Object.entries(value as Readonly<Record<string, FieldValue>>);
    const lines = pairs.flatMap(([key, inner]) => yamlField(key, inner, `${indent}  `, layout));
    return lines.map((line, i) => (i === 0 ? `${indent}- ${line.slice(indent.length + 2)}` : line));
  }
  return [`${indent}- ${typeof value === 'string' ? yamlText(value, 'plain', false) : yamlFlow(value, false)}`];
}

const isCollection = (value: FieldValue) => value !== null && typeof value === 'object';

/** A text of several lines as a literal block (`|`); null where that would not read back the same. */
function literalLines(text: string, indent: string): { header: string; lines: string[] } | null {
  const body = text.replace(/\n$/, '');
  if (!body.includes('\n') || !fitsBlock(body)) return null;
  const lines = body.split('\n').map((line) => (line === '' ? '' : indent + line));
  return { header: text.endsWith('\n') ? '|' : '|-', lines };
}

/**
 * Whether a text can be the body of a block scalar without escapes. Blanks at the ends of lines stay in a literal one only;
 * those at its start need an indentation sign.
 */
export function fitsBlock(body: string, literal = false, sign = false): boolean {
  if (body.trim() === '' || /^\n|\n$/.test(body) || special.test(body.replace(/[\t\n]/g, ' '))) return false;
  return (sign || !/^[ \t]/.test(body)) && (literal || !/\t|[ \t](?:\n|$)/.test(body));
}
