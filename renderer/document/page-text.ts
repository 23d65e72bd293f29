import { Text } from '@codemirror/state';
import { textChange } from '../../shared/base/text-change.ts';
import { insertText } from '../editor/insert-text.ts';

/** The line end that a file's text is cut at, so that joining the lines gives the same text again. A lone LF anywhere
 * means LF: the CRs of a file with mixed ends stay as characters. */
export function lineSeparatorOf(text: string): '\n' | '\r\n' | '\r' {
  let crlf = false;
  let cr = false;
  for (let at = nextEnd(text, 0); at >= 0; at = nextEnd(text, at + 1)) {
    if (text[at] === '\n') return '\n';
    if (text[at + 1] === '\n') {
      crlf = true;
      at++;
    } else cr = true;
  }
  return crlf ? '\r\n' : cr ? '\r' : '\n';
}

function nextEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 10 || unit === 13) return at;
  }
  return -1;
}

/** The document of a text cut at `separator`. */
export const pageText = (text: string, separator: string): Text => Text.of(text.split(separator));

/** The text of a file as its document has it: joined by the line end, the document is that text. */
export interface FileText {
  readonly doc: Text;
  readonly lineEnd: string;
}

export function fileTextOf(text: string): FileText {
  const lineEnd = lineSeparatorOf(text);
  return { doc: pageText(text, lineEnd), lineEnd };
}

/** Builds the string: not for every key. */
export const joined = ({ doc, lineEnd }: FileText): string => doc.sliceString(0, doc.length, lineEnd);

/** The length of the joined text. */
export const lengthOf = ({ doc, lineEnd }: FileText): number => doc.length + (doc.lines - 1) * (lineEnd.length - 1);

/** The same words with other line ends are another text: they are other bytes. */
export const isSameText = (one: FileText, other: FileText): boolean =>
  one.lineEnd === other.lineEnd && one.doc.eq(other.doc);

/** The parts of a document of some dozens of lines each; a line ends between two. What an edit left alone is the same object in the
 * next document. */
export const leavesOf = (doc: Text): readonly Text[] => (doc.children ? doc.children.flatMap(leavesOf) : [doc]);

export interface PageChange {
  readonly from: number;
  readonly to: number;
  readonly insert: Text;
}

/** The smallest replacement that turns the document into `after`; null when they are equal. */
export function pageChange(before: Text, after: Text): PageChange | null {
  const change = textChange(before.toString(), after.toString());
  return change && { from: change.from, to: change.to, insert: insertText(change.insert) };
}
