import { syntaxTree } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { expect, test } from 'vitest';
import { documentExtensions } from '../../../renderer/editor/document-extensions.ts';
import { isProse } from '../../../renderer/editor/is-prose.ts';
import { linkAt } from '../../../renderer/editor/link-at.ts';
import { openLink } from '../../../renderer/editor/live/link-card.ts';
import { toggleDone } from '../../../renderer/editor/commands/tasks.ts';
import { run, stateOf } from './support.ts';

test.each<[string, string, string | null]>([
  ['a link', 'see [he|re](/a "t") x', '/a'],
  ['a link with brackets', 'see [he|re](<a b>) x', 'a b'],
  ['an image', '![al|t](b.png)', 'b.png'],
  ['an autolink', '<https://a.or|g>', 'https://a.org'],
  ['a bare address', 'at www.a|.org now', 'https://www.a.org'],
  ['a mail address', 'to me@a|.org now', 'mailto:me@a.org'],
  ['a reference', '[x|y][one]\n\n[One]: /there', '/there'],
  ['a short reference', '[on|e]\n\n[ONE]: </the re>', '/the re'],
  ['a reference in other letters', '[x|y][STRASSE]\n\n[Straße]: /there', '/there'],
  ['a reference that has its words for a label', '[on|e][]\n\n[one]: /there', '/there'],
  ['a reference that is defined in code first', '[on|e]\n\n```\n[one]: /code\n```\n\n[one]: /there', '/there'],
  ['a reference that is defined in code alone', '[on|e]\n\n~~~\n[one]: /code\n~~~', null],
  ['a reference that is defined in a quote', '[on|e]\n\n> [one]: /there', '/there'],
  ['a reference that a line of a paragraph looks like', '[on|e]\n\nwords\n[one]: /no', null],
  ['a link with an address for its words', '[https://a.or|g](/b)', '/b'],
  ['a reference with an address for its words', '[www.a.o|rg][one]\n\n[one]: /b', '/b'],
  ['a bare address in brackets', '[https://a.or|g]', 'https://a.org'],
  ['a footnote', 'see[^o|ne]\n\n[^one]: The note', null],
  ['a reference to nothing', '[on|e]', null],
  ['a call of Hugo', '[a|]({{< ref "b.md#c" >}})', '{{< ref "b.md#c" >}}'],
  ['its address', '[a]({{% relref "b.m|d" %}}#c)', '{{% relref "b.md" %}}#c'],
  ['one by itself', 'see {{< re|f "b.md" >}}.', '{{< ref "b.md" >}}'],
  ['one of Jekyll', '[a]({{ site.url }}{% post_u|rl b %})', '{{ site.url }}{% post_url b %}'],
  ['words beside a call', 'o|ne [a]({{< ref "b.md" >}})', null],
  ['no link', 'no| link', null],
  ['a link in code', '`[a|](b)`', null],
])('the address of %s', (_name, marked, href) => {
  const state = stateOf(marked);
  expect(linkAt(state, state.selection.main.head)?.href ?? null).toBe(href);
});

test('a reference to what is not parsed yet', () => {
  const text = `[one]\n\n${'words\n\n'.repeat(100_000)}[one]: </the re>\n`;
  const state = EditorState.create({
    doc: text,
    extensions: documentExtensions({ length: text.length, onUpdate: () => {} }),
  });
  expect(syntaxTree(state).length).toBeLessThan(text.length);
  expect(linkAt(state, 2)).toMatchObject({ href: '/the re', address: { to: text.length - 1 } });
});

test.each([
  ['see[^o|ne] there\n\n[^one]: The note', 'see[^one] there\n\n[^one]: The note|'],
  ['see[^one] there\n\n[^one]: The no|te', 'see[^one]| there\n\n[^one]: The note'],
  ['see[^o|ne] there', 'see[^o|ne] there'],
])('a footnote is followed as a link is: %j', (before, after) => {
  expect(run(before, openLink)).toBe(after);
});

test.each<[string, string, boolean]>([
  ['words', 'on|e', true],
  ['an empty text', '|', true],
  ['code', 'a `co|de` b', false],
  ['behind code', 'a `code`|', true],
  ['a fence', '```\na|\n```', false],
  ['a fence that is being written', '```\na|', false],
  ['an address', '[a](b|c)', false],
  ['the text of a link', '[a|](bc)', true],
  ['a tag', '<b cla|ss>', false],
  ['front matter', '---\ntit|le: x\n---\n', false],
  ['a shortcode', 'a {{< figure s|rc >}}', false],
  ['behind a shortcode', 'a {{< x >}} b|', true],
])('%s: language or not', (_name, marked, expected) => {
  const state = stateOf(marked);
  expect(isProse(state, state.selection.main.head)).toBe(expected);
});

test.each([
  ['- [ ] a|', '- [x] a|'],
  ['- [X] a|', '- [ ] a|'],
  ['[[- [ ] a\n- [x] b]]', '[[- [x] a\n- [x] b]]'],
  ['> 1. [ ] a|', '> 1. [x] a|'],
  ['- a|', '- a|'],
])('tasks are ticked: %j', (before, after) => {
  expect(run(before, toggleDone)).toBe(after);
});
