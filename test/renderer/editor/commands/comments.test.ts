import { expect, test } from 'vitest';
import { toggleComments } from '../../../../renderer/editor/commands/comments.ts';
import { run } from '../support.ts';

test.each([
  ['the line of the caret', 'a\n\nb |c\n', 'a\n\n<!-- b |c -->\n'],
  ['the caret at the end of its line', 'a|', '<!-- a| -->'],
  ['an empty line', '|', '<!-- | -->'],
  ['words in a line', 'a [[b]] c', 'a <!-- [[b]] --> c'],
  ['a whole line', '[[a b]]\nc', '<!-- [[a b]] -->\nc'],
  ['paragraphs', '[[a\n\nb]]', '<!-- [[a\n\nb]] -->'],
  ['lines of a quote', '> [[a\n> b]]', '> <!-- [[a\n> b]] -->'],
  ['an item', '- a\n- b|', '- a\n<!-- - b| -->'],
  ['several lines', 'a|\n\nb|\n\nc', '<!-- a| -->\n\n<!-- b| -->\n\nc'],
  ['two carets of a line', 'a| b|', '<!-- a| b| -->'],
  ['a line with a comment in it', '|a <!-- b --> c', '<!-- |a b c -->'],
  ['a shortcode that is begun in the line', 'a |{{< b\nc >}} d', '<!-- a |{{< b\nc >}} d -->'],
  ['nothing with a sign that would end it', 'a --> b|', 'a --> b|'],
  ['code, by its language', '```html\n<p>|\n```', '```html\n<!-- <p>| -->\n```'],
])('what is hidden: %s', (_name, before, after) => {
  expect(run(before, toggleComments)).toBe(after);
});

test.each([
  ['the caret in a line of its own', '<!-- a| -->', 'a|'],
  ['the caret at its end', 'a <!-- b -->|', 'a b|'],
  ['words in a line', 'a <!-- [[b]] --> c', 'a [[b]] c'],
  ['paragraphs', '<!-- a\n\n|b -->\n', 'a\n\n|b\n'],
  ['in a quote', '> <!-- a\n> b| -->', '> a\n> b|'],
  ['without blanks', '<!--a|-->', 'a|'],
  ['one of nothing', '<!-- | -->', '|'],
  ['two', '<!-- a| -->\n\n<!-- b| -->', 'a|\n\nb|'],
])('what is shown again: %s', (_name, before, after) => {
  expect(run(before, toggleComments)).toBe(after);
});

test('in MDX it is what MDX has for comments', () => {
  const head = 'import A from "./a"\n\n';
  expect(run(`${head}a [[b]] c`, toggleComments)).toBe(`${head}a {/* [[b]] */} c`);
  expect(run(`${head}{/* a| */}`, toggleComments)).toBe(`${head}a|`);
});
