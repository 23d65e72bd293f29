import { isStringOneByteRepresentation } from 'node:v8';
import { expect, test } from 'vitest';
import { asciiJson } from '../../../../../electron/services/library/kept/ascii-json.ts';

test('says the same as JSON, in ASCII', () => {
  expect(asciiJson({ a: 'é…', 日: null })).toBe(String.raw`{"a":"\u00e9\u2026","\u65e5":null}`);
  const units = Array.from({ length: 65_536 }, (_, unit) => String.fromCharCode(unit));
  for (const value of [units.join(''), units, units.toReversed().join('')]) {
    const json = asciiJson(value);
    expect(/^[\0-\x7f]*$/.test(json)).toBe(true);
    expect(JSON.parse(json)).toEqual(value);
  }
  // Half of a pair stays what it is.
  expect(JSON.parse(asciiJson('\ud83d'))).toBe('\ud83d');
});

test('takes one byte for each character, whatever it is of', () => {
  for (const value of ['…', 'plain', `${'long '.repeat(9000)}日本語`, { a: 'é', b: ['ü'.repeat(20_000)] }])
    expect(isStringOneByteRepresentation(asciiJson(value))).toBe(true);
});
