import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findBlock } from '../../../shared/frontmatter/split.ts';
import { readPlainYaml } from '../../../shared/frontmatter/yaml-plain.ts';
import { parseYaml } from '../../../shared/frontmatter/yaml-read.ts';
import { block } from './arbitraries.ts';
import { plainBlock } from './plain-blocks.ts';
import { seeds } from './seeds.ts';

/** Whether the quick reader took the block; fails when it reads anything else than the parser. */
function compare(text: string): boolean {
  const found = findBlock(text);
  if (found?.format !== 'yaml') return false;
  const quick = readPlainYaml(text.slice(found.contentFrom, found.contentTo), found.contentFrom);
  if (quick) expect({ text, root: quick, problems: [] }).toEqual({ text, ...parsed(text) });
  return quick !== null;
}
function parsed(text: string) {
  const found = findBlock(text);
  if (!found) throw new Error('no block');
  const { root, problems } = parseYaml(text, found);
  return { root, problems };
}

test('the quick reader reads what the parser reads, offsets included', { timeout: 600_000 }, () => {
  let taken = seeds.filter(compare).length;
  expect(taken).toBeGreaterThan(0);
  fc.assert(
    fc.property(block, (text) => void (taken += Number(compare(text)))),
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
