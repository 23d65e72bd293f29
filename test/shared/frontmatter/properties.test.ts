import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFrontMatter } from '../../../shared/frontmatter/read.ts';
import { foreignFrontMatter } from '../../../shared/frontmatter/foreign.ts';
import { block, edit } from './arbitraries.ts';
import { checkEdit } from './edits/check-edit.ts';

const runs = Number(process.env['LONGHAND_SOAK'] ?? 20_000);

test(
  `${runs} mutated blocks with a random edit: the field changes alone, or nothing does`,
  { timeout: 3_600_000 },
  () => {
    const count = { changed: 0, unchanged: 0, refused: 0 };
    fc.assert(
      fc.property(
        block,
        edit,
        fc.constantFrom('one' as const, 'spaces' as const, 'commas' as const, undefined),
        (text, wish, form) => {
          foreignFrontMatter(text);
          readFrontMatter(text);
          const { outcome, wrong } = checkEdit(text, wish, form ? { listText: form } : {});
          count[outcome.kind]++;
          expect(wrong).toEqual([]);
        },
      ),
      { numRuns: runs },
    );
    console.log('Mutated blocks:', JSON.stringify(count));
    expect(count.changed).toBeGreaterThan(runs / 4);
  },
);
