import { expect, test } from 'vitest';
import { isUnfinished, typographic } from '../../../../shared/markdown/edits/typography.ts';

/** A line as it stands after it was typed, character by character. */
function typed(text: string, language = 'en'): string {
  let line = '';
  for (const character of text) {
    const change = isUnfinished(line) ? null : typographic(line, character, language);
    line = change ? line.slice(0, line.length - change.remove) + change.insert : line + character;
  }
  return line;
}

test.each([
  ['"Yes," she said.', '“Yes,” she said.'],
  ["'Yes,' she said.", '‘Yes,’ she said.'],
  ["it's the dog's", 'it’s the dog’s'],
  ['("so")', '(“so”)'],
  ['> "so"', '> “so”'],
  ['a -- b', 'a – b'],
  ['a --- b', 'a — b'],
  ['wait...', 'wait…'],
  ['a....', 'a….'],
  ['---', '---'],
  ['- item', '- item'],
  ['| --- | --- |', '| --- | --- |'],
  ['a <!-- note', 'a <!-- note'],
  ['--flag', '--flag'],
])('%s', (text, after) => {
  expect(typed(text)).toBe(after);
});

test.each([
  ['de', '"Ja", sagte sie.', '„Ja“, sagte sie.'],
  ['de-AT', "'so'", '‚so‘'],
  ['fr', '"Oui"', '«\u202fOui\u202f»'],
  ['sv', '"Ja"', '”Ja”'],
  ['xx', '"so"', '“so”'],
])('in %s: %s', (language, text, after) => {
  expect(typed(text, language)).toBe(after);
});

test.each([
  '{{< figure src="a.png" alt="it\'s" >}}',
  '{% include a.html t="x" %}',
  'A {: .c title="x"}',
  '<a href="x--y" title=\'q\'>z</a>',
  '[t](/u "the title")',
  '![i](/u_(v) "it\'s -- x...")',
  '[r]: /u "title"',
  'say `print("x")` and ``a ` "b"``',
  "https://x.example/a--b'c...",
  '\\"so\\"',
])('%s stays as it is typed', (text) => {
  expect(typed(text)).toBe(text);
});

test.each([
  ['`a` "b"', '`a` “b”'],
  ['[t](/u) "b"', '[t](/u) “b”'],
  ['[^1]: "b"', '[^1]: “b”'],
  ['<b>"b"</b>', '<b>“b”</b>'],
  ['\\` "b"', '\\` “b”'],
])('behind what has ended it goes on: %s', (text, after) => {
  expect(typed(text)).toBe(after);
});
