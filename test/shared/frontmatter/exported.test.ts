import { expect, test } from 'vitest';
import { editFrontMatter } from '../../../shared/frontmatter/edits/edit.ts';
import { exportedFields } from '../../../shared/frontmatter/exported.ts';
import { foreignFrontMatter } from '../../../shared/frontmatter/foreign.ts';
import { siteProfile } from '../../../shared/generators/profiles.ts';
import { postFacts } from '../../../shared/markdown/facts/facts.ts';
import { postId } from '../../../shared/model/post.ts';

const now = Date.UTC(2024, 5, 1);
const page = `import { Note } from './note'

export const metadata = {
  title: "It's the sea", // as it is
  'date': '2024-01-02T10:00:00Z',
  tags: ['salt', "tide",],
  author: { name: 'Ada', title: 'Captain' },
  cover: image(2, 'a}b'),
  words: 12, draft: true,
  ...rest,
  summary: \`plain\`, slug: \`\${year}-sea\`,
};

# Heading

Text.
`;
const values = (text: string) =>
  exportedFields(text)?.fields.map(({ path, value, valueFrom, to }) => [path[0], value, text.slice(valueFrom, to)]);

test('plain literals of an exported object are read, and nothing else of it', () => {
  expect(values(page)).toEqual([
    ['title', "It's the sea", '"It\'s the sea"'],
    ['date', '2024-01-02T10:00:00Z', "'2024-01-02T10:00:00Z'"],
    ['tags', ['salt', 'tide'], '[\'salt\', "tide",]'],
    ['words', 12, '12'],
    ['draft', true, 'true'],
    ['summary', 'plain', '`plain`'],
  ]);
  expect(values("export const info = { title: 'A', n: 1 + 2, s: 'a' + b, t: 'x\\u0041', u: 'it\\'s' }")).toEqual([
    ['title', 'A', "'A'"],
    ['u', "it's", "'it\\'s'"],
  ]);
  expect(values('export const meta: Metadata = {}\n')).toEqual([]);
  for (const none of [
    'export const other = { title: 1 }',
    "export const metadata = { title: 'A'",
    'x\nexport const meta = {}',
    '',
  ])
    expect(values(none), none).toBeUndefined();
});

test('they are listed, and an edit of them is refused with the reason', () => {
  const profile = siteProfile('next');
  expect(postFacts(page, postId('app/sea/page.mdx'), profile, now)).toMatchObject({
    title: "It's the sea",
    titleFrom: 'front-matter',
    date: '2024-01-02T10:00:00Z',
    state: 'draft',
    taxonomies: { tags: ['salt', 'tide'] },
    format: null,
    words: 2,
  });
  const info = "export const info = {\n  title: 'A',\n}\n\nText\n";
  for (const text of [page, info]) {
    const outcome = editFrontMatter(text, [{ op: 'set', path: ['title'], value: 'B' }]);
    expect(outcome).toMatchObject({ kind: 'refused', problem: { message: foreignFrontMatter(text)?.message } });
  }
  expect(foreignFrontMatter(info)?.message).toContain('in the text only');
  expect(foreignFrontMatter('export const info = { port: 1 }\n')).toBeNull();
});

test('many imports above it take no longer than to read them', () => {
  for (const gap of ['\r\n\r\n', '\n\n\n\n']) {
    const imports = `import A from './a'${gap}`.repeat(16);
    expect(values(`${imports}export const meta = { title: 'A' }`)).toEqual([['title', 'A', "'A'"]]);
    expect(values(`${imports}Text`)).toBeUndefined();
    expect(foreignFrontMatter(`${imports}Text`)).toBeNull();
  }
});
