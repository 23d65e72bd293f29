/** Bytes of a file, the last of them included. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * What a `Range` header asks of a file of `size` bytes, by RFC 9110, sections 14.1.2 and 14.2: null where the whole file is to
 * be sent, as for headers that are malformed, of another unit or of several ranges, which no player needs.
 */
export function readByteRange(header: string | null, size: number): ByteRange | 'unsatisfiable' | null {
  const [, first, last] = /^\s*bytes=\s*(\d*)-(\d*)\s*$/i.exec(header ?? '') ?? [];
  if (first === undefined || last === undefined || first + last === '') return null;
  if (first === '') return lastBytes(Number(last), size);
  const start = Number(first);
  if (last !== '' && Number(last) < start) return null;
  if (start >= size) return 'unsatisfiable';
  return { start, end: last === '' ? size - 1 : Math.min(Number(last), size - 1) };
}

function lastBytes(count: number, size: number): ByteRange | 'unsatisfiable' | null {
  if (count === 0) return 'unsatisfiable';
  // An empty file has no byte that could be named.
  return size === 0 ? null : { start: Math.max(0, size - count), end: size - 1 };
}
