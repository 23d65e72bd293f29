import type { StateCommand } from '@codemirror/state';
import { expect, test } from 'vitest';
import { toggleBold, toggleCode, toggleItalic, toggleStrike } from '../../../../renderer/editor/commands/inline.ts';
import { run, stateOf } from '../support.ts';

test.each<[string, StateCommand, string, string]>([
  ['a selection', toggleBold, 'a [[b]] c', 'a **[[b]]** c'],
  ['a selection of bold text', toggleBold, 'a **[[b]]** c', 'a [[b]] c'],
  ['bold text selected with its marks', toggleBold, 'a [[**b**]] c', 'a [[b]] c'],
  ['the word at the caret', toggleBold, 'one tw|o', 'one **tw|o**'],
  ['the word before the caret', toggleBold, 'one two|', 'one **two|**'],
  ['the word behind the caret', toggleBold, 'one |two', 'one **|two**'],
  ['the caret in bold text', toggleBold, 'one **tw|o**', 'one tw|o'],
  ['the caret at the end of bold text', toggleBold, '**two**|', 'two|'],
  ['the caret before the end of bold text', toggleBold, '**two|**', '**two**|'],
  ['bold written with underscores', toggleBold, '__t|wo__', 't|wo'],
  ['nothing', toggleBold, '|', '**|**'],
  ['behind marks with nothing in them', toggleCode, '```|', '````|`'],
  ['what is begun', toggleBold, '**|**', '|'],
  ['what is begun before a sign', toggleBold, '(a **|**).', '(a |).'],
  ['what is begun behind its like', toggleItalic, 'a* *|*b', 'a* |b'],
  ['blanks at both ends stay outside', toggleItalic, 'a[[ b ]]c', 'a *[[b]]* c'],
  ['italic inside bold', toggleItalic, '**a [[b]] c**', '**a *[[b]]* c**'],
  ['italic written with underscores', toggleItalic, 'a _[[b]]_ c', 'a [[b]] c'],
  ['strikethrough', toggleStrike, '[[old]] new', '~~[[old]]~~ new'],
  ['strikethrough off', toggleStrike, '~~[[old]]~~ new', '[[old]] new'],
  ['strikethrough of one tilde off', toggleStrike, '~o|ld~ new', 'o|ld new'],
  ['strikethrough of one tilde is taken in', toggleStrike, '[[very ~old~ words]]', '~~[[very old words]]~~'],
  ['code', toggleCode, 'run [[ls]]', 'run `[[ls]]`'],
  ['code off', toggleCode, 'run `[[ls]]`', 'run [[ls]]'],
  ['a word in raw HTML', toggleBold, '<div>\na wo|rd\n</div>', '<div>\na <strong>wo|rd</strong>\n</div>'],
  ['a word in raw HTML off', toggleItalic, '<p><em>a|</em></p>', '<p>a|</p>'],
  ['nothing yet in raw HTML', toggleStrike, '> <div>\n> |</div>', '> <div>\n> <del>|</del></div>'],
  ['right below raw HTML', toggleCode, '<div>\n|', '<div>\n<code>|</code>'],
  [
    'words on both sides of a tag',
    toggleBold,
    '<p>[[a<br> b]]</p>',
    '<p><strong>[[a</strong><br> <strong>b]]</strong></p>',
  ],
  ['those off', toggleBold, '<p><strong>[[a</strong><br><strong>b]]</strong></p>', '<p>[[a<br>b]]</p>'],
  ['Markdown between tags', toggleBold, '<div>\n\na|\n\n</div>', '<div>\n\n**a|**\n\n</div>'],
  ['a tag in a paragraph', toggleBold, 'a <u>[[b]]</u>', 'a <u>**[[b]]**</u>'],
  ['an element whose words are Markdown', toggleBold, '<p markdown="1">[[a]]</p>', '<p markdown="1">**[[a]]**</p>'],
  ['one in MDX off', toggleBold, 'import a from "b"\n\n<A>\n**a|**\n</A>', 'import a from "b"\n\n<A>\na|\n</A>'],
  ['an element before a sign, off', toggleItalic, '<p><em>wo|rd</em>* x</p>', '<p>wo|rd* x</p>'],
  ['italics of both in an element', toggleItalic, '<p markdown="1">***[[a]]***</p>', '<p markdown="1">**[[a]]**</p>'],
  ['bold of both in an element', toggleBold, '<p markdown="1">***[[a]]***</p>', '<p markdown="1">*[[a]]*</p>'],
  ['italics in bold in an element', toggleItalic, '<p markdown="1">**[[a]]**</p>', '<p markdown="1">***[[a]]***</p>'],
  ['no script', toggleBold, '<script>\na|()\n</script>', '<script>\na|()\n</script>'],
  [
    'an empty line of preformatted words',
    toggleBold,
    '<pre>\na\n|\nb\n</pre>',
    '<pre>\na\n<strong>|</strong>\nb\n</pre>',
  ],
  ['below a script', toggleBold, '<script></script>\n|', '<script></script>\n**|**'],
  ['no rule', toggleBold, 'a\n\n-|--\n\nb', 'a\n\n-|--\n\nb'],
  ['no rule that is selected', toggleItalic, '[[a\n\n---]]', '*[[a*\n\n---]]'],
  ['no line under a heading', toggleCode, 'a\n==|=', 'a\n==|='],
  ['at the mark of an item', toggleBold, '|* one two', '* **|one** two'],
  ['at the number of an item', toggleStrike, '> 1|. one', '> 1. ~~|one~~'],
  ['at the mark of an item without words', toggleItalic, '|- [ ] ', '- [ ] *|*'],
  ['bold of a line that ends in a break', toggleBold, '[[a\\]]\nb', '**[[a]]**\\\nb'],
  ['italics of lines with breaks', toggleItalic, '[[a\\\nb \\]]\nc', '*[[a\\\nb]]* \\\nc'],
  ['bold of a backslash', toggleBold, '[[a\\\\]]', '**[[a\\\\]]**'],
  ['code that ends in a backslash', toggleCode, '[[C:\\]]', '`[[C:\\]]`'],
  ['code that holds a backtick', toggleCode, '[[a`b]]', '``[[a`b]]``'],
  ['code that begins with a backtick', toggleCode, '[[`a]]', '`` [[`a]] ``'],
  ['code that begins with a backtick, off', toggleCode, '`` [[`a]] ``', '[[`a]]'],
  ['code with blanks of its own, off', toggleCode, '` [[a]] `', ' [[a]] '],
  ['code that takes code in', toggleCode, '[[`a` b]]', '`[[a b]]`'],
  ['several selections', toggleBold, '[[a]] b [[c]]', '**[[a]]** b **[[c]]**'],
  ['several carets', toggleItalic, 'on|e tw|o', '*on|e* *tw|o*'],
  ['bold in the selection is taken in', toggleBold, '[[a **b** c]]', '**[[a b c]]**'],
  ['bold that reaches out of the selection', toggleBold, 'a **b [[c** d]] e', 'a **b [[c d]]** e'],
  ['paragraphs each', toggleBold, '[[one\n\ntwo]]', '**[[one**\n\n**two]]**'],
  ['paragraphs each, off', toggleBold, '**[[one**\n\n**two]]**', '[[one\n\ntwo]]'],
  ['paragraphs of which one is bold', toggleBold, '[[**one**\n\ntwo]]', '[[**one**\n\n**two]]**'],
  ['the lines of one paragraph', toggleBold, '[[one\ntwo]]', '**[[one\ntwo]]**'],
  ['items each, without their marks', toggleBold, '[[- one\n- [ ] two]]', '[[- **one**\n- [ ] **two]]**'],
  ['a heading without its marks', toggleItalic, '[[## one]]', '[[## *one]]*'],
  ['a footnote without its name', toggleItalic, '[[[^1]: one two]]', '[[[^1]: *one two]]*'],
  ['a footnote of one word', toggleBold, '[[[^1]: one]]', '[[[^1]: **one]]**'],
  ['a footnote of one word no longer', toggleBold, '[^1]: **o|ne**', '[^1]: o|ne'],
  ['a footnote without blanks', toggleBold, '[^1]: 私は東京|へ行く', '[^1]: 私は**東京|**へ行く'],
  ['footnotes each', toggleItalic, '[[[^1]: one two\n[^2]: three]]', '[[[^1]: *one two*\n[^2]: *three]]*'],
  ['at the name of a footnote', toggleBold, '[^|1]: one two', '[^1]: **|one** two'],
  ['the name of a footnote that the caret is in', toggleBold, 'a[^b|c] d', 'a**[^b|c]** d'],
  ['signs in the name of a footnote are none', toggleItalic, '[[a [^b*c*] d]]', '*[[a [^b*c*] d]]*'],
  ['the caret in such signs', toggleItalic, 'a [^b*c|*] d', 'a *[^b*c|*]* d'],
  ['a selection that ends in such signs', toggleBold, '[[a [^*b]]*] c', '**[[a [^*b]]*]** c'],
  ['bold before a name with signs', toggleBold, '[[**a** [^__b__]]]', '**[[a [^__b__]]]**'],
  ['in the name at the start of a footnote', toggleItalic, '[^a*[[b]]*]: c', '[^a*[[b]]*]: c'],
  ['an alert without its kind', toggleBold, '[[> [!NOTE]\n> one]]', '[[> [!NOTE]\n> **one]]**'],
  ['words, not the address of a label', toggleBold, '[[one\n\n[a]: /x]]', '**[[one**\n\n[a]: /x]]'],
  ['a word of a script without blanks', toggleBold, '私は東京|へ行く', '私は**東京|**へ行く'],
  ['an emoji', toggleBold, '[[👩‍👩‍👧]]', '**[[👩‍👩‍👧]]**'],
  ['code that a word is in', toggleBold, 'a `co|de x` b', 'a **`co|de x`** b'],
  ['code that the selection ends in', toggleItalic, '[[a `co]]de` b', '*[[a `co]]de`* b'],
  ['an address that the caret is in', toggleBold, '[a](/b|c)', '**[a](/b|c)**'],
  ['a word at the start of italics', toggleBold, '_on|e two_', '_**on|e** two_'],
])('%s', (_name, command, before, after) => {
  expect(run(before, command)).toBe(after);
});

test.each<[string, StateCommand, string, string]>([
  ['bold and more', toggleItalic, '**bo[[ld** and]]', '**bo*[[ld*** *and]]*'],
  ['more and bold', toggleItalic, '[[and **bo]]ld**', '*[[and* ***bo]]*ld**'],
  ['italics and more', toggleBold, '*bo[[ld* and]]', '*bo**[[ld*** **and]]**'],
  ['bold and strikethrough in it, and more', toggleItalic, '**a ~~b[[c~~ d** e]]', '**a ~~b*[[c*~~ *d*** *e]]*'],
  ['the end of one and the start of another', toggleStrike, '**a [[b** c *d]] e*', '**a ~~[[b~~** ~~c~~ *~~d]]~~ e*'],
  ['bold but for its signs, and more', toggleItalic, '**[[bold** and]]', '***[[bold** and]]*'],
  ['more and bold but for its signs', toggleItalic, '[[and **bold]]**', '*[[and **bold]]***'],
  ['a part of a link, and more', toggleBold, '[one [[two](/x) and]]', '[one **[[two**](/x) **and]]**'],
  ['a link but for its address, and more', toggleBold, '[[and [one]]](/x)', '**[[and [one]]](/x)**'],
  ['two that have a blank between them', toggleStrike, '**a [[b** *c]] d*', '**a ~~[[b~~** *~~c]]~~ d*'],
  ['the words of a link and a part of its signs', toggleBold, '[a [[b](]]/x)', '[a **[[b**](]]/x)'],
  ['bold and more, as code', toggleCode, '**bo[[ld** and]]', '**bo`[[ld`** `and]]`'],
])('over %s: nested, and off again', (_name, command, before, after) => {
  expect(run(before, command)).toBe(after);
  expect(run(before, command, command)).toBe(before);
});

test.each([
  '```\nco|de\n```',
  '```js|\n```',
  '    co|de',
  '- a\n\n  ~~~\n  [[code]]',
  '```\n[[one\n\ntwo]]\n```',
  '```\na\n|\nb',
])('nothing in code: %j', (text) => {
  for (const command of [toggleBold, toggleItalic, toggleStrike, toggleCode]) {
    expect(command({ state: stateOf(text), dispatch: () => expect.unreachable() })).toBe(false);
  }
});

test('text around code is marked, the code is not', () => {
  expect(run('[[a\n\n```\nb\n```\n\nc]]', toggleBold)).toBe('**[[a**\n\n```\nb\n```\n\n**c]]**');
});

test.each([toggleBold, toggleItalic, toggleStrike])('twice is as before over a break, too', (command) => {
  expect(run('[[one\\]]\ntwo', command, command)).toBe('[[one]]\\\ntwo');
});

test.each([toggleBold, toggleItalic, toggleStrike, toggleCode])('twice is as before', (command) => {
  expect(run('one [[two three]] four', command, command)).toBe('one [[two three]] four');
  expect(run('[[one\n\ntwo]] four', command, command)).toBe('[[one\n\ntwo]] four');
  expect(run('one [[two]]\\\nfour', command, command)).toBe('one [[two]]\\\nfour');
});
