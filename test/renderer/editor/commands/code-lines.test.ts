import type { StateCommand } from '@codemirror/state';
import { expect, test } from 'vitest';
import { indentCode, newCodeLine, outdentCode } from '../../../../renderer/editor/commands/code-lines.ts';
import { typedFence } from '../../../../renderer/editor/commands/type-fence.ts';
import { run, show, stateOf } from '../support.ts';

test.each<[string, StateCommand, string, string]>([
  ['a new line in a quote', newCodeLine, '> ```\n>   x|\n> ```', '> ```\n>   x\n>   |\n> ```'],
  ['one in a quote in an item', newCodeLine, '- > ~~~\n  > x|y\n  > ~~~', '- > ~~~\n  > x\n  > |y\n  > ~~~'],
  ['a sign of a quote in code', newCodeLine, '> ```\n> > x|\n> ```', '> ```\n> > x\n> |\n> ```'],
  ['a block that is not closed', newCodeLine, '> ```\n> x|', '> ```\n> x\n> |'],
  ['behind the fence in a quote', newCodeLine, '> ```js|', '> ```js\n> |'],
  ['behind the fence that ends it', newCodeLine, '> ```\n> a\n> ```|', '> ```\n> a\n> ```\n> |'],
  ['behind a fence that an item begins with', newCodeLine, '> 1. ~~~|', '> 1. ~~~\n>    |'],
  ['before the marks of a line', newCodeLine, '> ```\n|>   x\n> ```', '> ```\n> \n|>   x\n> ```'],
  ['between the marks of a line', newCodeLine, '> > ~~~\n> |> x\n> > ~~~', '> > ~~~\n> > \n> |> x\n> > ~~~'],
  ['before the fence that ends it', newCodeLine, '> ```\n> x\n|> ```', '> ```\n> x\n> \n|> ```'],
  ['before a line of a quote in an item', newCodeLine, '- > ```\n|  > x\n  > ```', '- > ```\n  > \n|  > x\n  > ```'],
  ['before a line of an item in a quote', newCodeLine, '> - ```\n|>   x\n>   ```', '> - ```\n>   \n|>   x\n>   ```'],
  ['in place of a whole line', newCodeLine, '> ```\n[[> x]]\n> ```', '> ```\n> \n> |\n> ```'],
  ['in place of lines with their ends', newCodeLine, '> ```\n[[> x\n]]> y\n> ```', '> ```\n> \n|> y\n> ```'],
  ['HTML in an item', newCodeLine, '- <div>|', '- <div>\n  |'],
  ['in a pair of tags in an item', newCodeLine, '- <div>|</div>', '- <div>\n  |\n  </div>'],
  ['in a pair of tags in a quote', newCodeLine, '> <p id="a">|</p>', '> <p id="a">\n> |\n> </p>'],
  ['in a pair over two lines', newCodeLine, '> <p\n> id="a">|</p>', '> <p\n> id="a">\n> |\n> </p>'],
  ['in one farther in', newCodeLine, '> 1. <div>\n>      <p>|</p>', '> 1. <div>\n>      <p>\n>      |\n>      </p>'],
  ['behind a pair of tags', newCodeLine, '> <p></p>|', '> <p></p>\n> |'],
  ['between two tags', newCodeLine, '> <hr>|<p>', '> <hr>\n> |<p>'],
  ['two blanks', indentCode, '```\n|x\n```', '```\n  |x\n```'],
  ['a tab where there are tabs', indentCode, '```\na\n\tb\n|c\n```', '```\na\n\tb\n\t|c\n```'],
  ['four blanks where there are four', indentCode, '~~~\n    a\n|b\n~~~', '~~~\n    a\n    |b\n~~~'],
  ['several lines', indentCode, '```\n[[a\n\nb]]\n```', '```\n  [[a\n\n  b]]\n```'],
  ['lines in a quote', indentCode, '> ```\n> [[a\n> b]]\n> ```', '> ```\n>   [[a\n>   b]]\n> ```'],
  ['lines in an item', indentCode, '- ```\n  [[a\n  b]]\n  ```', '- ```\n    [[a\n    b]]\n  ```'],
  ['back out', outdentCode, '```\n[[  a\n    b\nc]]\n```', '```\n[[a\n  b\nc]]\n```'],
  ['back out to the fence', outdentCode, '- ```\n    a|\n  ```', '- ```\n  a|\n  ```'],
  ['back out in a quote of an item', outdentCode, '- > ```\n  >   a|\n  > ```', '- > ```\n  > a|\n  > ```'],
  ['back out in an item behind a tab', outdentCode, '-\t```\n\t\ta|\n\t```', '-\t```\n\ta|\n\t```'],
  ['a tab back out', outdentCode, '```\n\ta|\n```', '```\na|\n```'],
])('%s', (_name, command, before, after) => {
  expect(run(before, command)).toBe(after);
});

test('other text is left to others', () => {
  for (const text of ['a|', '- a|', '<p>|</p>', '|```\na\n```', '    a|', '[[a\n\n```\nb]]\n```'])
    for (const command of [newCodeLine, indentCode, outdentCode])
      expect(command({ state: stateOf(text), dispatch: () => expect.unreachable() }), text).toBe(false);
  for (const text of ['```js|\na\n```', '```\na\n```|'])
    expect(indentCode({ state: stateOf(text), dispatch: () => expect.unreachable() }), text).toBe(false);
  for (const text of ['```|', '```\na|\n```', '- a\n\n  ```|'])
    expect(newCodeLine({ state: stateOf(text), dispatch: () => expect.unreachable() })).toBe(false);
});

test.each([
  ['behind code that is indented', '```py\ndef f():\n    x\n    ``|', '`', '```py\ndef f():\n    x\n```|'],
  ['before another block', '~~~\n  x\n  ~~|\n\n~~~js\ny\n~~~', '~', '~~~\n  x\n~~~|\n\n~~~js\ny\n~~~'],
  ['in a quote in an item', '- > ```\n  >     x\n  >     ``|', '`', '- > ```\n  >     x\n  > ```|'],
])('the fence that ends a block stands where the first one does: %s', (_name, before, sign, after) => {
  expect(show(stateOf(before).update(typedFence(stateOf(before), sign) ?? {}).state)).toBe(after);
});

test('other signs in code are left alone', () => {
  for (const text of ['```\n``|', '```\n    ``|\n```', '````\n  ``|', '```\n  a ``|', '```\n  `|', '  ``|', '  ```|'])
    expect(typedFence(stateOf(text), '`'), text).toBeNull();
});
