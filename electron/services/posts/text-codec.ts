import { byteChange, type ByteChange } from '../../../shared/base/byte-change.ts';
import { textChange, type TextChange } from '../../../shared/base/text-change.ts';
import type { TextFormat } from '../../../shared/model/post.ts';
import type { Problem } from '../../../shared/model/front-matter.ts';

/** Bytes as text. `problem` is set when the text cannot be written back byte for byte: such a file is read-only. */
export interface DecodedText {
  readonly text: string;
  readonly format: TextFormat;
  readonly problem: Problem | null;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8', { fatal: false, ignoreBOM: true });
const bomOf = { 'utf-8': [0xef, 0xbb, 0xbf], 'utf-16le': [0xff, 0xfe], 'utf-16be': [0xfe, 0xff] } as const;

/** Reads strict UTF-8, and UTF-16 with a byte order mark; anything else is shown as well as it can be, read-only. */
export function decodeText(bytes: Uint8Array): DecodedText {
  for (const encoding of ['utf-16le', 'utf-16be'] as const) {
    if (startsWith(bytes, bomOf[encoding])) return decodeUtf16(bytes.subarray(2), encoding);
  }
  const bom = startsWith(bytes, bomOf['utf-8']);
  const content = bom ? bytes.subarray(3) : bytes;
  try {
    const text = utf8.decode(content);
    const format: TextFormat = { encoding: 'utf-8', bom };
    return { text, format, problem: isBinary(content) ? binaryProblem : null };
  } catch {
    const problem = isBinary(content) ? binaryProblem : notUtf8Problem;
    return { text: lenient.decode(content), format: { encoding: 'unknown', bom }, problem };
  }
}

/** The bytes of a text in a format; null when the format cannot hold it (unknown encodings, lone surrogates in UTF-8). */
export function encodeText(text: string, format: TextFormat): Uint8Array | null {
  const { encoding, bom } = format;
  if (encoding === 'unknown') return null;
  if (encoding === 'utf-8' && !text.isWellFormed()) return null;
  const content = Buffer.from(text, encoding === 'utf-8' ? 'utf8' : 'utf16le');
  if (encoding === 'utf-16be') content.swap16();
  return bom ? Buffer.concat([Uint8Array.from(bomOf[encoding]), content]) : content;
}

const utf8Encoder = new TextEncoder();

/** The bytes of a text for other programs: UTF-8, which all of them read, with the byte order mark that it had there. */
export function encodeUtf8(text: string, { encoding, bom }: TextFormat): Uint8Array {
  return encodeText(text, { encoding: 'utf-8', bom: bom && encoding === 'utf-8' }) ?? utf8Encoder.encode(text);
}

/**
 * What makes the bytes of a new text of those that a text was decoded from; null when its format cannot hold the new one.
 * Only what differs is encoded; `known`: what that is, cut through no surrogate pair.
 */
export function encodeChange(
  bytes: Uint8Array,
  old: Pick<DecodedText, 'text' | 'format'>,
  text: string,
  known: TextChange | null = null,
): ByteChange | null {
  const { format } = old;
  if (format.encoding !== 'utf-8') {
    const encoded = encodeText(text, format);
    return encoded && byteChange(bytes, encoded);
  }
  // Well-formed where the old text was, which strict UTF-8 is, and where what is put in is.
  const { from, to, insert } = known ?? textChange(old.text, text) ?? { from: 0, to: 0, insert: '' };
  if (!insert.isWellFormed()) return null;
  const start = (format.bom ? bomOf['utf-8'].length : 0) + Buffer.byteLength(old.text.slice(0, from));
  const end = start + Buffer.byteLength(old.text.slice(from, to));
  return { from: start, to: end, insert: utf8Encoder.encode(insert) };
}

function decodeUtf16(content: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): DecodedText {
  const format: TextFormat = { encoding, bom: true };
  const even = content.subarray(0, content.length - (content.length % 2));
  const little = Buffer.from(even);
  if (encoding === 'utf-16be') little.swap16();
  const text = little.toString('utf16le');
  // An odd last byte would be lost. Lone surrogates come back as they were, since both ways copy the units.
  if (even.length === content.length) return { text, format, problem: null };
  return { text, format: { encoding: 'unknown', bom: true }, problem: notUtf8Problem };
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

/** As git does it: a NUL among the first 8,000 bytes makes a file binary. */
function isBinary(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 8000).includes(0);
}

const binaryProblem: Problem = {
  code: 'binary',
  message: 'This file is not text. Longhand shows what it can and does not change it.',
};

const notUtf8Problem: Problem = {
  code: 'not-utf8',
  message:
    'This file is not in UTF-8. Longhand shows what it can and does not change it. Convert it to UTF-8 to edit it.',
};
