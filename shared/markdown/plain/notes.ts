import { matchAt } from '../../base/match-at.ts';
import { readInline } from './inline.ts';
import { beginsWords, isBlankLine, type ReadBlock } from './line-starts.ts';
import type { Source } from './source.ts';

const definition = /\[\^([\w-]{1,60})\]: (?=[^\s])/y;

/** A footnote of one line, with another one or nothing below it; null at a doubt. */
export function readNote(source: Source, at: number): ReadBlock | null {
  const { text, lineEnd, place, notes } = source;
  const [mark = '', label = ''] = (notes && matchAt(definition, text, at)) ?? [];
  const identifier = label.toLowerCase();
  if (!notes || label === '' || notes.defined.has(identifier)) return null;
  const from = at + mark.length;
  const to = lineEnd(from);
  if (!isBlankLine(text, to + 1) && !matchAt(definition, text, to + 1)) return null;
  // What is indented below it, even behind a gap, is more of it.
  let next = to + 1;
  while (next < text.length && isBlankLine(text, next)) next = lineEnd(next) + 1;
  if (/[ \t]/.test(text.charAt(next)) || !beginsWords(text, from)) return null;
  const children = readInline(source, { from, to, indent: 0, inLink: false });
  if (!children) return null;
  notes.defined.add(identifier);
  const words = { type: 'paragraph' as const, children, position: place(from, to) };
  const node = { type: 'footnoteDefinition' as const, identifier, label, children: [words], position: place(at, to) };
  return { node, next: to + 1 };
}
