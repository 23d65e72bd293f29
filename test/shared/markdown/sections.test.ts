import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outline } from '../../../shared/markdown/outline.ts';
import { moveSection, sectionAt, sections } from '../../../shared/markdown/sections.ts';

function moved(text: string, heading: string, direction: -1 | 1): string | null {
  const all = sections(text, outline(text));
  const section = sectionAt(all, text.indexOf(heading));
  const changes = section && moveSection(text, all, section, direction);
  return changes && apply(text, changes);
}

const apply = (text: string, changes: NonNullable<ReturnType<typeof moveSection>>) =>
  [...changes]
    .reverse()
    .reduce((result, { from, to, insert }) => result.slice(0, from) + insert + result.slice(to), text);

test.each<[string, string, string, -1 | 1, string | null]>([
  ['down', '## a\n\nx\n\n## b\n\ny', '## a', 1, '## b\n\ny\n\n## a\n\nx'],
  ['up', '## a\n\nx\n\n## b\n\ny\n', '## b', -1, '## b\n\ny\n\n## a\n\nx\n'],
  ['with what is in it', '## a\n### a1\nx\n## b', '## a', 1, '## b\n## a\n### a1\nx'],
  ['out of its own never', '# t\n## a\n# u', '## a', 1, null],
  ['the first not up', '# t\n\n## a', '## a', -1, null],
  ['past a heading in a quote', '## a\n> ## q\n\n## b', '## a', 1, '## b\n\n## a\n> ## q'],
  ['past a fence with a hash', '## a\n```\n## no\n```\n## b', '## b', -1, '## b\n## a\n```\n## no\n```'],
  ['an underlined one away from the text above', 'A\n=\na\n\nB\n=\nb', 'A\n=', 1, 'B\n=\nb\n\nA\n=\na'],
])('a section moves %s', (_name, text, heading, direction, after) => {
  expect(moved(text, heading, direction)).toBe(after);
});

const part = fc.constantFrom('# a', '## b', '### c', 'T\n===', 'text', '', '- x', '> # q', '```\n# no\n```');

test('moving keeps every line, and moving back gives the same text', () => {
  fc.assert(
    fc.property(
      fc.array(part, { maxLength: 14 }),
      fc.nat(),
      fc.constantFrom<-1 | 1>(-1, 1),
      (parts, pick, direction) => {
        const text = parts.join('\n\n');
        const all = sections(text, outline(text));
        const section = all[pick % Math.max(1, all.length)];
        const changes = section && moveSection(text, all, section, direction);
        fc.pre(changes != null);
        const result = apply(text, changes);
        const lines = (all: string) => all.split('\n').filter(Boolean).toSorted();
        expect(lines(result)).toEqual(lines(text));
        const again = sections(result, outline(result));
        expect(again.map(({ heading }) => heading.text).toSorted()).toEqual(
          all.map(({ heading }) => heading.text).toSorted(),
        );
      },
    ),
    { numRuns: 1000 },
  );
});
