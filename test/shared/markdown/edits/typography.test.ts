import { expect, test } from 'vitest';
import { isNewFrontMatter, isUnfinished, typographic } from '../../../../shared/markdown/edits/typography.ts';

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
  ['de', "'Ja' und so geht's", '‚Ja‘ und so geht’s'],
  ['fr', "'oui' c'est", '“oui” c’est'],
  ['fr', "'c'est qu'il va'", '“c’est qu’il va”'],
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
  "$f'(x)$ and $$f''(x) = ...$$",
  'x $a_1, ..., a_n$ y',
  '[[a--b]]',
  '<code>a "b" -- c</code>',
  '<pre>\nsay "x"\n</pre>',
  '<script>let a = "x";</script>',
  'import X from "./a--b"\nimport "./b"\nexport const a = "b"',
])('%s stays as it is typed', (text) => {
  expect(typed(text)).toBe(text);
});

test.each([
  ['`a` "b"', '`a` “b”'],
  ['[t](/u) "b"', '[t](/u) “b”'],
  ['[^1]: "b"', '[^1]: “b”'],
  ['<b>"b"</b>', '<b>“b”</b>'],
  ['\\` "b"', '\\` “b”'],
  ['$x$, "b"', '$x$, “b”'],
  ['$$x$$ "b"', '$$x$$ “b”'],
  ['$5 and "b"', '$5 and “b”'],
  ['the $HOME "b"', 'the $HOME “b”'],
  ['[[a]] "b"', '[[a]] “b”'],
  ['<code>a</code> "b"', '<code>a</code> “b”'],
])('behind what has ended it goes on: %s', (text, after) => {
  expect(typed(text)).toBe(after);
});

test('front matter is none before it ends, and stays as it is typed', () => {
  expect(['---\ntitle: ', '+++\n', '\ufeff---\na: 1\nb: '].map(isNewFrontMatter)).toEqual([true, true, true]);
  expect(['--- a\n', '---\n\nText ', '---\na\n\nText ', 'a\n---\n'].map(isNewFrontMatter)).toEqual(
    Array(4).fill(false),
  );
});
