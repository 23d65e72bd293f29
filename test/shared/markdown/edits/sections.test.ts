import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outline } from '../../../../shared/markdown/facts/outline.ts';
import { moveSection, moveSectionBefore, sectionAt, sections } from '../../../../shared/markdown/edits/sections.ts';

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
  ['an underlined one up below a paragraph', 'para\n## A\na\nB\n---', 'a\nB\n---', -1, 'para\n\na\nB\n---\n## A'],
  ['away from above an underlined one', '# A\na\n# B\nC\n=', '# A', 1, '# B\n# A\na\n\nC\n='],
  ['out of a quote', '> q\n# A\nB\n=\nb', 'B\n=', -1, '> q\n\nB\n=\nb\n# A'],
  ['with HTML to above another', '## A\n\n## B\n<p>x</p>\n\n## C', '## B', -1, '## B\n<p>x</p>\n\n## A\n\n## C'],
  ['with HTML, a blank line put in', '## A\n## B\n<p>x</p>', '## B', -1, '## B\n<p>x</p>\n\n## A'],
  ['with a fence that is not closed never up', '## A\n\n## B\n```\nx', '## B', -1, null],
  ['past a fence that is not closed never down', '## A\n\n## B\n~~~\nx', '## A', 1, null],
  ['with a remark that is not closed never up', '## A\n\n## B\n<!-- x', '## B', -1, null],
  ['with the blanks that break its last line', '# A\na  \n# B\nb', '# A', 1, '# B\nb\n# A\na  '],
  ['past a heading in an item', '# A\n- x\n  # y\n\n# B\n', '# A', 1, '# B\n\n# A\n- x\n  # y\n'],
  ['never out of what is open around it', '# A\n{{< x >}}\n## B\n{{< /x >}}\n## C', '## B', 1, null],
  ['never between a tag and its end', '{% raw %}\n# A\n{% endraw %}\n# B', '# A', 1, null],
  ['with all of an element', '# A\n<p>\n\nx\n\n</p>\n\n# B', '# A', 1, '# B\n\n# A\n<p>\n\nx\n\n</p>'],
  ['never into words above an underline', '&nbsp;\n## A\nB\n---', '## A', 1, '&nbsp;\n\nB\n---\n## A'],
])('a section moves %s', (_name, text, heading, direction, after) => {
  expect(moved(text, heading, direction)).toBe(after);
});

const closed = ['# a', '## b', '### c', 'T\n===', 'text', '', '- x', '> # q', '```\n# no\n```'];
const part = fc.constantFrom(...closed);
const anyPart = fc.tuple(
  fc.constantFrom(...closed, '# d', 'a\nB\n---', '<p>x</p>', '```\nx', '<!-- x', '> q', '[^1]: x'),
  fc.constantFrom('\n', '\n\n'),
);

test('whatever stands in a text: every heading stays one, with what belongs to it', () => {
  fc.assert(
    fc.property(
      fc.array(anyPart, { maxLength: 14 }),
      fc.nat(),
      fc.nat(),
      fc.constantFrom<-1 | 0 | 1>(-1, 0, 1),
      (parts, pick, place, direction) => {
        const text = parts.flat().join('');
        const all = sections(text, outline(text));
        const section = all[pick % Math.max(1, all.length)];
        const before = all[place % (all.length + 1)] ?? null;
        const changes =
          section &&
          (direction === 0
            ? moveSectionBefore(text, all, section, before)
            : moveSection(text, all, section, direction));
        fc.pre(changes != null);
        const result = apply(text, changes);
        const lines = (of: string) => of.split('\n').filter(Boolean).toSorted();
        expect(lines(result)).toEqual(lines(text));
        const headings = (of: string) =>
          sections(of, outline(of)).map(({ heading }) => `${heading.level} ${heading.text}`);
        expect(headings(result).toSorted()).toEqual(headings(text).toSorted());
      },
    ),
    { numRuns: 400 },
  );
});

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

test.each<[string, string, string, string | null, string | null]>([
  ['down before another', '# t\n\n## a\n\n## b\n\n## c\n', '## a', '## c', '# t\n\n## b\n\n## a\n\n## c\n'],
  ['up before another', '## a\n\nx\n\n## b\n\n## c\n\ny\n', '## c', '## a', '## c\n\ny\n\n## a\n\nx\n\n## b\n'],
  ['behind everything', '## a\n### a1\n## b\n\ny\n', '## a', null, '## b\n\ny\n## a\n### a1\n'],
  ['into another’s', '# t\n## a\n# u\n## b', '## b', '# u', '# t\n## a\n## b\n# u'],
  ['never into itself', '## a\n### a1\n### a2\n## b', '## a', '### a2', null],
  ['not where it is', '## a\n## b', '## a', '## b', null],
])('a section goes %s', (_name, text, heading, before, after) => {
  const all = sections(text, outline(text));
  const at = (wanted: string) => all.find((section) => section.heading.from === text.indexOf(wanted));
  const section = at(heading);
  const changes = section && moveSectionBefore(text, all, section, before === null ? null : (at(before) ?? null));
  expect(changes && apply(text, changes)).toBe(after);
});

test('moving before any other keeps every line and every heading', () => {
  fc.assert(
    fc.property(fc.array(part, { maxLength: 14 }), fc.nat(), fc.nat(), (parts, pick, place) => {
      const text = parts.join('\n\n');
      const all = sections(text, outline(text));
      const section = all[pick % Math.max(1, all.length)];
      const before = all[place % (all.length + 1)] ?? null;
      const changes = section && moveSectionBefore(text, all, section, before);
      fc.pre(changes != null);
      const result = apply(text, changes);
      expect(result.split('\n').filter(Boolean).toSorted()).toEqual(text.split('\n').filter(Boolean).toSorted());
      const order = (some: typeof all) => some.map(({ heading }) => heading.text).toSorted();
      expect(order(sections(result, outline(result)))).toEqual(order(all));
    }),
    { numRuns: 400 },
  );
});
