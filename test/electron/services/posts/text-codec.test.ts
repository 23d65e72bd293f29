import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeText, encodeChange, encodeText } from '../../../../electron/services/posts/text-codec.ts';
import { applyByteChange } from '../../../../shared/base/byte-change.ts';
import type { TextFormat } from '../../../../shared/model/post.ts';

const bytesOf = (...bytes: number[]) => Uint8Array.from(bytes);

describe('decodeText', () => {
  test.each([
    ['plain', bytesOf(0x61, 0x0d, 0x0a), 'a\r\n', { encoding: 'utf-8', bom: false }],
    ['empty', bytesOf(), '', { encoding: 'utf-8', bom: false }],
    ['UTF-8 mark', bytesOf(0xef, 0xbb, 0xbf, 0x61), 'a', { encoding: 'utf-8', bom: true }],
    ['two marks', bytesOf(0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf), '\ufeff', { encoding: 'utf-8', bom: true }],
    ['UTF-16 little', bytesOf(0xff, 0xfe, 0x61, 0), 'a', { encoding: 'utf-16le', bom: true }],
    ['UTF-16 big', bytesOf(0xfe, 0xff, 0, 0x61), 'a', { encoding: 'utf-16be', bom: true }],
  ] as const)('%s', (_name, bytes, text, format) => {
    expect(decodeText(bytes)).toEqual({ text, format, problem: null });
  });

  test.each([
    ['Latin-1', bytesOf(0x63, 0x61, 0x66, 0xe9), 'not-utf8'],
    ['half a UTF-16 unit', bytesOf(0xff, 0xfe, 0x61, 0, 0x62), 'not-utf8'],
    ['a picture', bytesOf(0x89, 0x50, 0x00, 0xff), 'binary'],
    ['an overlong form', bytesOf(0xc0, 0xaf), 'not-utf8'],
    ['a surrogate in UTF-8', bytesOf(0xed, 0xa0, 0x80), 'not-utf8'],
  ] as const)('%s cannot be written back', (_name, bytes, code) => {
    const { format, problem, text } = decodeText(bytes);
    expect([format.encoding, problem?.code, encodeText(text, format)]).toEqual(['unknown', code, null]);
  });

  test('text with a NUL is shown and not changed', () => {
    expect(decodeText(bytesOf(0x61, 0, 0x62))).toMatchObject({ text: 'a\0b', problem: { code: 'binary' } });
  });
});

test('whatever decodes without a problem encodes to the same bytes', () => {
  const marks = fc.constantFrom<number[]>([], [0xef, 0xbb, 0xbf], [0xff, 0xfe], [0xfe, 0xff]);
  const content = fc.oneof(
    fc.uint8Array({ maxLength: 40 }),
    fc.string({ unit: 'binary', maxLength: 40 }).map((text) => new TextEncoder().encode(text)),
  );
  fc.assert(
    fc.property(marks, content, (mark, rest) => {
      const bytes = Buffer.concat([Uint8Array.from(mark), rest]);
      const { text, format, problem } = decodeText(bytes);
      if (problem) return;
      expect(Buffer.from(encodeText(text, format) ?? [])).toEqual(bytes);
    }),
    { numRuns: 3000 },
  );
});

test('a lone surrogate is never written as something else', () => {
  expect(encodeText('a\ud800', { encoding: 'utf-8', bom: false })).toBeNull();
});

test('the change of the bytes alone comes to the same as encoding the whole new text', () => {
  const formats = fc.constantFrom<TextFormat>(
    { encoding: 'utf-8', bom: false },
    { encoding: 'utf-8', bom: true },
    { encoding: 'utf-16le', bom: true },
    { encoding: 'utf-16be', bom: true },
  );
  // Pieces that share halves of surrogate pairs and bytes of UTF-8, and halves alone.
  const piece = fc.constantFrom('a', 'ä', 'á', '€', '😀', '😁', '🐀', '\ud83d', '\ude00');
  const text = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(formats, text, text, text, text, fc.boolean(), (format, front, one, other, end, isKnown) => {
      const [old, now] = [front + one + end, front + other + end];
      const bytes = encodeText(old, format);
      if (!bytes) return;
      const whole = { from: 0, to: old.length, insert: now };
      const change = encodeChange(bytes, { text: old, format }, now, isKnown ? whole : null);
      const wanted = encodeText(now, format);
      // In memory of their own, and in place of what was there before.
      for (const size of [0, 4, 1000])
        expect(change && Buffer.from(applyByteChange(bytes, change, new Uint8Array(size).fill(1)))).toEqual(
          wanted && Buffer.from(wanted),
        );
      // What is kept of thousands of posts must not hold their texts with it.
      if (change) expect(change.insert.buffer.byteLength).toBe(change.insert.length);
    }),
    { numRuns: 3000 },
  );
});
