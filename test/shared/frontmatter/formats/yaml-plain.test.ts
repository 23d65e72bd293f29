import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findBlock } from '../../../../shared/frontmatter/split.ts';
import { readPlainYaml } from '../../../../shared/frontmatter/formats/yaml-plain.ts';
import { parseYaml } from '../../../../shared/frontmatter/formats/yaml-read.ts';
import type { YamlDialect } from '../../../../shared/model/front-matter.ts';
import { block } from '../arbitraries.ts';
import { plainBlock } from './plain-blocks.ts';
import { seeds } from '../seeds.ts';

const dialects: readonly YamlDialect[] = ['core', 'psych', 'js-yaml-3', 'js-yaml-4', 'go-yaml-2', 'goccy-yaml'];

/** Whether the quick reader took the block; fails when it reads anything else than the parser. */
function compare(text: string, dialect: YamlDialect = 'core'): boolean {
  const found = findBlock(text);
  if (found?.format !== 'yaml') return false;
  const quick = readPlainYaml(text.slice(found.contentFrom, found.contentTo), found.contentFrom, dialect);
  if (quick) expect({ text, root: quick, problems: [] }).toEqual({ text, ...parsed(text, dialect) });
  return quick !== null;
}
function parsed(text: string, dialect: YamlDialect) {
  const found = findBlock(text);
  if (!found) throw new Error('no block');
  const { root, problems } = parseYaml(text, found, dialect);
  return { root, problems };
}

test('the quick reader reads what the parser reads, offsets included', { timeout: 600_000 }, () => {
  let taken = seeds.filter((text) => compare(text)).length;
  expect(taken).toBeGreaterThan(0);
  fc.assert(
    fc.property(block, fc.constantFrom(...dialects), (text, dialect) => void (taken += Number(compare(text, dialect)))),
    { numRuns: 3000 },
  );
  fc.assert(
    fc.property(plainBlock, (text) => void (taken += Number(compare(text)))),
    { numRuns: 20_000 },
  );
  expect(taken).toBeGreaterThan(1000);
  expect(compare('---\na:\n  b: 1\n  c:\n  - d: x\n    e: [y]\n  - f\ng:\n---\n')).toBe(true);
  expect(compare(`---\na:\n${'- b\n'.repeat(30_000)}---\n`)).toBe(false);
});

test('white space that is no blank belongs to the value it ends', () => {
  expect(compare('---\ntitle: Ten\u00a0\ntags: [a\u3000 , b\u00a0]\nlist:\n  - c\u00a0 # so\n---\n')).toBe(true);
});

test('flags and nulls are read quickly for every generator, as its reader has them', () => {
  for (const dialect of dialects)
    for (const word of ['true', 'false', 'null', 'yes', 'no', 'on', 'off', 'y', 'n'])
      for (const written of [word, word.toUpperCase(), word.charAt(0).toUpperCase() + word.slice(1)])
        expect([
          dialect,
          written,
          compare(`---\ndraft: ${written} # so\ntags: [a, ${written}]\n---\n`, dialect),
        ]).toEqual([dialect, written, true]);
  for (const dialect of dialects) compare('---\na: tRUE\nb: nULL\nc: yES\nd: fAlSe\n---\n', dialect);
});
