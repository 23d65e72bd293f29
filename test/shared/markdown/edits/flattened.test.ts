import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { repairFlattened } from '../../../../shared/markdown/edits/flattened.ts';
import { applyChanges } from '../../../../shared/base/text-change.ts';
import { inCorpus } from '../../../support/corpus.ts';

const after = (text: string) => {
  const repair = repairFlattened(text);
  return repair && applyChanges(text, repair.changes);
};

describe('flattened Markdown gets its lines back', () => {
  test.each([
    [
      'headings',
      '# A Title After this we go on. ## The Next Part More is said. ### Deep Down It ends.',
      '# A Title\n\nAfter this we go on.\n\n## The Next Part\n\nMore is said.\n\n### Deep Down\n\nIt ends.',
    ],
    ['bullets', 'We saw: • one thing • another ## End', 'We saw:\n\n- one thing\n- another\n\n## End'],
    ['numbers', '## Do 1. First: a 2. Second: b ## End', '## Do\n\n1. First: a\n2. Second: b\n\n## End'],
    [
      'a numbered heading',
      'We begin. ### 1. Start Here The first is that. ### 2. Go On The next is this.',
      'We begin.\n\n### 1. Start Here\n\nThe first is that.\n\n### 2. Go On\n\nThe next is this.',
    ],
    [
      'rules',
      '## One Two is bad. ## Two --- Have a question?',
      '## One\n\nTwo is bad.\n\n## Two\n\n---\n\nHave a question?',
    ],
    ['numbers before marks', '## Do 1. **First**: a 2. `b` c ## End', '## Do\n\n1. **First**: a\n2. `b` c\n\n## End'],
    ['tasks', '## Do - [ ] one - [x] two ## End', '## Do\n\n- [ ] one\n- [x] two\n\n## End'],
    ['a rule before a heading', 'We end. --- ## End ## Two', 'We end.\n\n---\n\n## End\n\n## Two'],
    [
      'code',
      'We run it. ```sh npm ci • x ``` It is done. ## End ## Two',
      'We run it.\n\n```sh\nnpm ci • x\n```\n\nIt is done.\n\n## End\n\n## Two',
    ],
    [
      'a table',
      'We saw: | a | b | | --- | :-: | | 1 | 2 | | 3 | | So it is. ## End ## Two',
      'We saw:\n\n| a | b |\n| --- | :-: |\n| 1 | 2 |\n| 3 | |\n\nSo it is.\n\n## End\n\n## Two',
    ],
    ['hyphens behind a colon', '## List We have: - one - two ## End', '## List\n\nWe have:\n\n- one\n- two\n\n## End'],
    [
      'an acronym in the sentence',
      '## Big Change Moving from ACID transactions is hard. ## End',
      '## Big Change\n\nMoving from ACID transactions is hard.\n\n## End',
    ],
    [
      'a heading in small letters',
      '## The long way home We took the train. ## End',
      '## The long way home\n\nWe took the train.\n\n## End',
    ],
    [
      'a title that is known',
      'The Way We Build software\n\n# The Way We Build software We build it well. ## End ## Two',
      'The Way We Build software\n\n# The Way We Build software\n\nWe build it well.\n\n## End\n\n## Two',
    ],
    ['below front matter', '---\ntitle: x • y • z\n---\nA • b • c', '---\ntitle: x • y • z\n---\nA\n\n- b\n- c'],
    ['with Windows line ends around', 'x\r\nA • b • c\r\ny', 'x\r\nA\n\n- b\n- c\r\ny'],
  ])('%s', (_name, text, expected) => {
    expect(after(text)).toBe(expected);
  });

  test.each([
    '# A title\n\nText with a # sign and 1. a number.\n\n- a\n- b\n',
    'In 2. place came nobody, in 3. somebody.',
    'a • b',
    'See [Garbage · Issue 12 · some/project](/x)',
    'Two questions: 1) How happy are you? and 2) What can we do?',
    'We can 1. limit this to blocks, 2. reuse that.',
    '```\n# a ## b ## c • d • e\n```',
    '    # a ## b ## c',
    'Use `## a ## b` for • and `•`.',
    '| a • b • c | d |',
    '> | a | b | c |\n> | --- | --- | --- |',
    'a | b | c | d\n--- | --- | --- | ---',
    'Write ```js x ``` or - [ ] and a | b | c.',
    '',
  ])('%j is left alone', (text) => {
    expect(after(text)).toBeNull();
  });

  test('two tables that follow each other are changed at each place once', () => {
    const text = 'x | a | b | | - | - | | c | d |  | e | f | | - | - |';
    const changes = repairFlattened(text)?.changes ?? [];
    expect(applyChanges(text, changes)).toBe('x\n\n| a | b |\n| - | - |\n| c | d |\n\n| e | f |\n| - | - |');
    expect(new Set(changes.map(({ from }) => from)).size).toBe(changes.length);
  });

  test('ends that are guessed can be moved', () => {
    const text = '## The Journey Begins Our Monolith was fine. ## End';
    const [heading] = repairFlattened(text)?.doubtful ?? [];
    expect(text.slice(0, heading?.end)).toBe('## The Journey Begins Our');
    const end = '## The Journey Begins'.length;
    expect(heading?.ends).toContain(end);
    const moved = repairFlattened(text, new Map([[0, end]]));
    expect(applyChanges(text, moved?.changes ?? [])).toBe('## The Journey Begins\n\nOur Monolith was fine.\n\n## End');
  });

  test('no word is lost, and what is repaired stays', () => {
    const part = fc.constantFrom(
      '## ',
      '### ',
      '• ',
      '1. ',
      '2. ',
      '--- ',
      'Word ',
      'small words ',
      'The End ',
      '`## x` ',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 16 }), (parts) => {
        const text = parts.join('');
        const repaired = after(text);
        fc.pre(repaired !== null);
        const bare = (all: string) => all.replace(/[\s•-]/g, '');
        expect(bare(repaired)).toBe(bare(text));
      }),
      { numRuns: 2000 },
    );
  });
});

const page = inCorpus('seed/post-page.txt', 'a page that was copied as one line');

test.runIf(page)('a page that was copied as one line', () => {
  const text = after(readFileSync(page ?? '', 'utf8')) ?? '';
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  expect([1, 2, 3].map((level) => count(new RegExp(`^#{${level}} `, 'gm')))).toEqual([1, 5, 3]);
  expect({ bullets: count(/^- /gm), numbers: count(/^\d\. /gm), rules: count(/^---$/gm) }).toEqual({
    bullets: 13,
    numbers: 3,
    rules: 1,
  });
  expect(text.match(/^#.*$/gm)).toEqual([
    '# Building Scalable Microservices: Lessons from the Trenches',
    '## The Journey Begins',
    '## Key Lessons Learned',
    '### 1. Start with Domain Boundaries, Not Technical Ones',
    '### 2. Embrace Eventual Consistency',
    '### 3. Observability is Not Optional',
    '## The Results',
    "## What I'd Do Differently",
    '## Conclusion',
  ]);
});
