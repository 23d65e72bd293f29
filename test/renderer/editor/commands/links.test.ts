import type { StateCommand } from '@codemirror/state';
import { expect, test } from 'vitest';
import { insertImage, toggleLink } from '../../../../renderer/editor/commands/links.ts';
import { run } from '../support.ts';

test.each<[string, StateCommand, string, string]>([
  ['a text wants an address', toggleLink, 'see [[here]]', 'see [here](|)'],
  ['an address wants a text', toggleLink, '[[https://a.org/x]]', '[|](https://a.org/x)'],
  ['a text with a break behind it', toggleLink, '[[here\\]]\nb', '[here](|)\\\nb'],
  ['nothing', toggleLink, '|', '[|]()'],
  ['a link comes apart', toggleLink, 'see [he|re](https://a.org)', 'see he|re'],
  ['several', toggleLink, '[[a]] [[b]]', '[a](|) [b](|)'],
  ['paragraphs each', toggleLink, 'See [[First\n\nSecond]].', 'See [First](|)\n\n[Second]().'],
  ['items each', toggleLink, '- a [[b\n- c]] d', '- a [b](|)\n- [c]() d'],
  ['the lines of one paragraph', toggleLink, '[[a\nb]]', '[a\nb](|)'],
  ['a text without its blanks', toggleLink, 'a[[ b ]]c', 'a [b](|) c'],
  ['a text with half a pair of brackets', toggleLink, '[[a] [b] \\[c]]', '[a\\] \\[b\\] \\[c](|)'],
  ['an address with half a pair of brackets', toggleLink, '[[https://a.org/x_(y]]', '[|](<https://a.org/x_(y>)'],
  ['an image', insertImage, '[[a boat]]', '![a boat](|)'],
  ['an image by its path', insertImage, '[[/images/a.png]]', '![|](/images/a.png)'],
])('%s', (_name, command, before, after) => {
  expect(run(before, command)).toBe(after);
});
