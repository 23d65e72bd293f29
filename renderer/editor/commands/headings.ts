import { syntaxTree } from '@codemirror/language';
import type { ChangeSpec, EditorState, Line, StateCommand } from '@codemirror/state';
import { textColumn } from './list-items.ts';
import { renumbering } from './list-numbers.ts';
import {
  closingHashes,
  isFurtherLine,
  textLines,
  underlineOf,
  withWholeBlocks,
  withoutUnderlines,
} from './line-blocks.ts';
import { onLines, quotePrefix, selectedLines } from './lines.ts';

type Level = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** What may stand before the words of a line: the marks of a heading, or of a list, since no line is both. */
const marks = /^(?: {0,3}#{1,6}(?:[ \t]+|$)|[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?)/;

interface Written {
  readonly line: Line;
  /** Offset of the marks in the line. */
  readonly from: number;
  readonly marks: string;
  readonly level: number;
  /** What closes the heading: its blanks and hashes. */
  readonly end: string;
  readonly endBlanks: string;
  readonly underline: Line | null;
  /** It goes on with the heading that begins above it. */
  readonly isFurther: boolean;
}

function read(line: Line, state: EditorState): Written {
  const quote = quotePrefix(line.text).length;
  const blanks = /^[ \t]*/.exec(line.text.slice(quote))?.[0].length ?? 0;
  const from = quote + Math.min(blanks, Math.max(0, textColumn(line, state) - quote));
  const found = marks.exec(line.text.slice(from))?.[0] ?? '';
  const hashes = /^ *(#*)/.exec(found)?.[1]?.length ?? 0;
  const [end = '', endBlanks = ''] = (hashes > 0 && closingHashes.exec(line.text.slice(from + found.length))) || [];
  const underline = underlineOf(line, state);
  const level = hashes || (underline ? (underline.text.includes('=') ? 1 : 2) : 0);
  return {
    line,
    from: line.from + from,
    marks: found,
    level,
    end,
    endBlanks,
    underline,
    isFurther: isFurtherLine(line, state),
  };
}

/**
 * Gives the selected lines this level; 0, or the level that they all have already, makes them paragraphs. A heading that is
 * closed by hashes is closed by those of its new level; the lines of one that is underlined come into one line. What follows an
 * item of a numbered list that becomes a heading is counted anew.
 */
export function setHeading(level: Level): StateCommand {
  const set = onLines((lines, state) => {
    const written = textLines(withWholeBlocks(lines, state), state).map((line) => read(line, state));
    const off = level > 0 && written.every((one) => one.level === level);
    const insert = level === 0 || off ? '' : `${'#'.repeat(level)} `;
    const changes = written.flatMap((one): ChangeSpec[] => {
      // A paragraph that is no heading keeps the marks of its list.
      if (insert === '' && (one.level === 0 || one.isFurther)) return [];
      if (one.isFurther) return [joined(one.line, state)];
      const mark = { from: one.from, to: one.from + one.marks.length, insert };
      const close = one.end && insert ? one.endBlanks + insert.trim() : '';
      const end = { from: one.line.to - one.end.length, to: one.line.to, insert: close };
      return one.marks === insert ? [] : [mark, ...(one.end ? [end] : [])];
    });
    const headings = written.flatMap(({ line, underline }) => (underline ? [line] : []));
    return [...changes, ...withoutUnderlines(headings, state)];
  });
  const setAndCount = renumbering(set, 'came');
  return (target) =>
    (selectedLines(target.state).some((line) => isNumbered(line, target.state)) ? setAndCount : set)(target);
}

function isNumbered({ from, text }: Line, state: EditorState): boolean {
  const lead = /^[ \t>]*(?=\d)/.exec(text)?.[0].length;
  return lead !== undefined && syntaxTree(state).resolveInner(from + lead, 1).name === 'ListMark';
}

/** Puts a line behind the one above it, without what breaks a line there. */
function joined(line: Line, state: EditorState): ChangeSpec {
  const above = state.doc.line(line.number - 1);
  const end = /(?:[ \t]+|\\)$/.exec(above.text)?.[0].length ?? 0;
  const quote = quotePrefix(line.text).length;
  const words = line.text.slice(quote).trimStart().length;
  return { from: above.to - end, to: line.to - words, insert: ' ' };
}
