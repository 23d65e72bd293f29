import type { StateCommand } from '@codemirror/state';
import { expect, test } from 'vitest';
import { insertImage, toggleLink } from '../../../../renderer/editor/commands/links.ts';
import { run } from '../support.ts';

test.each<[string, StateCommand, string, string]>([
  ['a text wants an address', toggleLink, 'see [[here]]', 'see [here](|)'],
  ['an address wants a text', toggleLink, '[[https://a.org/x]]', '[|](https://a.org/x)'],
  ['a text with a break behind it', toggleLink, '[[here\\]]\nb', '[here](|)\\\nb'],
  ['nothing', toggleLink, '|', '[|]()'],
  ['a word at the caret', toggleLink, 'see he|re now', 'see [here](|) now'],
  ['a word of many without blanks', toggleLink, '我喜|欢你', '我[喜欢](|)你'],
  ['an address in a text', toggleLink, 'see https://a.o|rg/x now', 'see [|](https://a.org/x) now'],
  ['an address between signs', toggleLink, 'see <https://a.o|rg/x> now', 'see [|](https://a.org/x) now'],
  ['an image as the words', toggleLink, '![a b|oat](x.png)', '[![a boat](x.png)](|)'],
  ['code', toggleLink, 'a `b|c` d', 'a [`bc`](|) d'],
  ['no image of a word', insertImage, 'a wo|rd', 'a wo![|]()rd'],
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
  ['a text in raw HTML', toggleLink, '<p>\nsee [[here]]\n</p>', '<p>\nsee <a href="|">here</a>\n</p>'],
  ['an address in raw HTML', toggleLink, '<p>[[/a?b=1&c]]</p>', '<p><a href="/a?b=1&amp;c">|</a></p>'],
  ['nothing yet in raw HTML', toggleLink, '> <div>\n> |</div>', '> <div>\n> <a href="|"></a></div>'],
  ['a link in raw HTML comes apart', toggleLink, '<p><a>b</a> <a href="/x">on|e</a></p>', '<p><a>b</a> on|e</p>'],
  ['a word behind a link in raw HTML', toggleLink, '<p><a>b</a> [[c]]</p>', '<p><a>b</a> <a href="|">c</a></p>'],
  ['an image in raw HTML', insertImage, '<p>[[a "boat"]]</p>', '<p><img src="|" alt="a &quot;boat&quot;"></p>'],
  ['an image behind a tag', insertImage, '<p>[[<b>a</b>]]</p>', '<p><b>a</b><img src="|" alt=""></p>'],
  ['an image by its path there', insertImage, '<p>[[/a.png]]</p>', '<p><img src="/a.png" alt="|"></p>'],
  ['Markdown in raw HTML', toggleLink, '<p markdown="1">[[a]]</p>', '<p markdown="1">[a](|)</p>'],
  ['none in code', toggleLink, '```\n[[a]]\n```', '```\n[[a]]\n```'],
  ['no image in code', insertImage, '    |a', '    |a'],
  ['no script', toggleLink, '<script>\n[[a]]\n</script>', '<script>\n[[a]]\n</script>'],
  ['a text below a script', toggleLink, '<script></script>\n|', '<script></script>\n[|]()'],
])('%s', (_name, command, before, after) => {
  expect(run(before, command)).toBe(after);
});
