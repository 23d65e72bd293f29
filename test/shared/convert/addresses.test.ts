import { expect, test } from 'vitest';
import { writtenAddresses } from '../../../shared/convert/addresses.ts';
import { parseBody } from '../../../shared/markdown/parse/parser.ts';

test('an address among the words of a link is not the one that it leads to', () => {
  const text = '[https://a.org/b](c.md) ![www.a.org](d.png)\n\n[e]: f.md\n';
  const found = writtenAddresses(text, 0, parseBody(text, 0), []);
  expect(found.map(({ use, href }) => [use, href])).toEqual([
    ['link', 'c.md'],
    ['image', 'd.png'],
    ['link', 'f.md'],
  ]);
});
