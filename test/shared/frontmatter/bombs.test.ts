import { expect, test } from 'vitest';
import { readFrontMatter } from '../../../shared/frontmatter/read.ts';

const laughs = Array.from({ length: 12 }, (_, level) =>
  level === 0
    ? 'a0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha]'
    : `a${level}: &a${level} [${Array.from({ length: 9 }, () => `*a${level - 1}`).join(', ')}]`,
).join('\n');

const deep = '['.repeat(20_000) + ']'.repeat(20_000);

// Each is small on the disk and would fill the memory, or the stack, of a reader that takes it at its word.
test.each<[string, string]>([
  ['aliases of aliases in YAML', `---\ntitle: A\n${laughs}\n---\nText\n`],
  ['a list in a list 20,000 times in YAML', `---\ntitle: ${deep}\n---\nText\n`],
  ['the same in TOML', `+++\ntitle = ${deep}\n+++\nText\n`],
  ['the same in JSON', `{"title": ${deep}}\n\nText\n`],
  ['an alias to itself', '---\ntitle: &a [*a]\n---\nText\n'],
])('%s is read in moments, or said to be unreadable', (_name, text) => {
  const frontMatter = readFrontMatter(text);
  expect(frontMatter?.problems.length ?? 1).toBeGreaterThan(0);
});
