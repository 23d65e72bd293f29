import { expect, test } from 'vitest';
import { parseAsking } from '../../../../shared/markdown/live/label-questions.ts';
import { foldLabel } from '../../../../shared/markdown/parse/label.ts';

const isLink = (stretch: string, label: string) => {
  const { tree } = parseAsking(stretch, (kind, asked) => kind === 'link' && asked === foldLabel(label));
  const [block] = tree.children;
  return block?.type === 'paragraph' && block.children.some(({ type }) => type === 'linkReference');
};

test('the longest label is a link where it is defined elsewhere, also one that is three times as long when folded', () => {
  for (const letter of ['a', 'ß', 'ΐ']) {
    const label = letter.repeat(999);
    expect(isLink(`See [${label}].`, label)).toBe(true);
    expect(isLink(`See [${label}].`, label.slice(1))).toBe(false);
  }
});

test('no label is asked for that cannot be one: brackets in brackets leave little behind', () => {
  const { asked } = parseAsking(`${'['.repeat(5000)}a${']'.repeat(5000)}`, () => false);
  const lengths = [...asked.link.keys()].map(({ length }) => length);
  expect(lengths).toContain(1);
  expect(Math.max(...lengths)).toBeLessThan(3000);
});
