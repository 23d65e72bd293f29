import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withLf } from '../../../shared/base/line-ends.ts';
import { applyChanges, type TextChange } from '../../../shared/base/text-change.ts';
import { changedText, replacementsIn } from '../../../shared/library/replace-text.ts';
import type { Replacement } from '../../../shared/model/edit.ts';

const wish = (find: string, put: string, part: Partial<Replacement> = {}): Replacement => ({
  find,
  put,
  regex: true,
  matchCase: true,
  wholeWord: false,
  ...part,
});
const replaced = (text: string, ...wished: Parameters<typeof wish>) => changedText(text, wish(...wished)) ?? text;

describe('lines mean the same whatever they end in', () => {
  const lines = ['---', 'layout: post', '---', '', 'one  ', 'two', '', 'three'];
  test.each([
    ['^(.*)$', '[$1]', '[---]|[layout: post]|[---]|[]|[one  ]|[two]|[]|[three]'],
    ['$', '  ', '---  |layout: post  |---  |  |one    |two  |  |three  '],
    ['^', '> ', '> ---|> layout: post|> ---|> |> one  |> two|> |> three'],
    ['^$', '-', '---|layout: post|---|-|one  |two|-|three'],
    ['[ \\t]+$', '', '---|layout: post|---||one|two||three'],
    ['\\n\\n', '\\n', '---|layout: post|---|one  |two|three'],
    ['.*', '[$&]', '[---]|[layout: post]|[---]|[]|[one  ]|[two]|[]|[three]'],
    ['.*two.*\\n', '', '---|layout: post|---||one  ||three'],
    ['one  $\\n', 'one ', '---|layout: post|---||one two||three'],
    ['three$', '3\\nfour', '---|layout: post|---||one  |two||3|four'],
  ])('%s', (find, put, expected) => {
    for (const end of ['\n', '\r\n', '\r'])
      expect(replaced(lines.join(end), find, put)).toBe(expected.replaceAll('|', end));
  });

  test('words of several lines are found and put in as lines', () => {
    expect(replaced('a\r\nb\r\nc', 'a\nb', 'x\ny\nz', { regex: false })).toBe('x\r\ny\r\nz\r\nc');
    expect(replaced('a\nb\nc', 'a\r\nb', 'x\r\ny', { regex: false })).toBe('x\ny\nc');
  });

  test('a mixed file keeps each line end', () => {
    const mixed = 'one\r\ntwo\nthree\rfour';
    expect(replaced(mixed, '^(.*)$', '[$1]')).toBe('[one]\r\n[two]\n[three]\r[four]');
    expect(replaced(mixed, '$', '\\n')).toBe('one\r\n\r\ntwo\n\nthree\r\rfour\r');
    expect(replaced(mixed, 'one\\n', '1\\n2\\n')).toBe('1\r\n2\r\ntwo\nthree\rfour');
    expect(replaced(mixed, '(two)\\n(three)', '$2\\n$1')).toBe('one\r\nthree\ntwo\rfour');
    // Both of them stay: they do not become one.
    expect(replaced('a\rb\nc', 'b', '')).toBe('a\r\r\nc');
  });
});

test('groups in what is put in', () => {
  expect(replaced('foo', '(?<a>fo)o', '$<a>-$<none>-$1-$10-$&-$$1-$0-$2')).toBe('fo--fo-fo0-foo-$1-$0-$2');
  expect(replaced('foo', '(fo)o', '$<$1>')).toBe('$<fo>');
  expect(replaced('b', '(a)|(b)', '[$1$2]')).toBe('[b]');
  expect(replaced('a-b', '-', "$`x$'")).toBe("a$`x$'b");
});

const text = fc
  .array(fc.constantFrom('a', 'b', 'a b', ' ', '\t', '😀', '\n', '\r\n', '\r', '\n\n', '\r\n\r\n', 'ab\r\n'), {
    maxLength: 14,
  })
  .map((pieces) => pieces.join(''));
const find = fc
  .array(
    fc.constantFrom(
      '^',
      '$',
      '.',
      '.*',
      '\\n',
      '\\n+',
      'a',
      'b?',
      '[ \\t]*',
      '\\s',
      '\\W',
      '[^a]',
      '\\b',
      '(a)',
      '(?<n>b|\\n)',
      '|',
      '(?<=\\n)',
      '(?!b)',
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((pieces) => pieces.join(''))
  .filter(isPattern);
const put = fc
  .array(fc.constantFrom('x', '\n', '\r\n', '$1', '$2', '$&', '$$', '$<n>', '$12', '$0', '> '), { maxLength: 4 })
  .map((pieces) => pieces.join(''));

function isPattern(source: string): boolean {
  try {
    return new RegExp(source, 'gmu') instanceof RegExp;
  } catch {
    return false;
  }
}

/** By the language's own `replace`, one match after the other; without the nothings right behind a match. */
function changesOf(flat: string, source: string, insert: string): readonly TextChange[] {
  const one = new RegExp(source, 'muy');
  const all = Array.from(flat.matchAll(new RegExp(source, 'gmu')), ({ index, 0: found }) => {
    one.lastIndex = index;
    const behind = flat.length - index - found.length;
    const put = flat.replace(one, insert);
    return { from: index, to: index + found.length, insert: put.slice(index, put.length - behind) };
  });
  return all.filter(({ from, to }, at) => from < to || all[at - 1]?.to !== from);
}

describe('against the text with LF', () => {
  test('the result is that of the text with LF, whose line ends are put back', () => {
    fc.assert(
      fc.property(text, find, put, fc.constantFrom('\n', '\r\n', '\r'), (mixed, source, insert, end) => {
        const flat = withLf(mixed);
        const expected = applyChanges(flat, changesOf(flat, source, withLf(insert)));
        expect(replaced(flat.replaceAll('\n', end), source, insert)).toBe(
          expected.replaceAll('\n', flat.includes('\n') ? end : '\n'),
        );
        expect(withLf(replaced(mixed, source, insert))).toBe(expected);
      }),
      { numRuns: 5000 },
    );
  });

  test('each line end of a mixed text is that which stood there, and matches are where they are said to be', () => {
    fc.assert(
      fc.property(text, find, put, (mixed, source, insert) => {
        const flat = withLf(mixed);
        const changes = changesOf(flat, source, withLf(insert));
        expect(replacementsIn(flat, wish(source, insert))).toEqual(changes);
        // Units of the text, a line end being one; changed from the last match to the first.
        const units: string[] = mixed.match(/\r\n|[^]/g) ?? [];
        for (const { from, to, insert: words } of changes.toReversed()) {
          const gone = units.slice(from, to).filter(isEnd);
          const own = gone.at(-1) ?? units.slice(from).find(isEnd) ?? units.slice(0, from).findLast(isEnd) ?? '\n';
          units.splice(from, to - from, ...words.split('').map((unit) => (isEnd(unit) ? (gone.shift() ?? own) : unit)));
        }
        const apart = units.map((unit, at) => (unit === '\n' && units[at - 1] === '\r' ? '\r\n' : unit));
        expect(replaced(mixed, source, insert)).toBe(apart.join(''));
      }),
      { numRuns: 5000 },
    );
  });
});

const isEnd = (unit: string) => /^[\r\n]/.test(unit);
