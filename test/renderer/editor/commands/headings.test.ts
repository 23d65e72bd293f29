import type { StateCommand } from '@codemirror/state';
import { expect, test } from 'vitest';
import { setHeading } from '../../../../renderer/editor/commands/headings.ts';
import { toggleNumberedList } from '../../../../renderer/editor/commands/lists.ts';
import { parsed, run, stateOf } from '../support.ts';

test.each<[string, StateCommand, string, string]>([
  ['a paragraph', setHeading(2), 'ti|tle', '## ti|tle'],
  ['an item before others, counted anew', setHeading(2), '1. a\n2. b|\n3. c\n4. d', '1. a\n## b|\n1. c\n2. d'],
  ['one below a list, which stays', setHeading(2), '1. a\n3. b\n\nc|', '1. a\n3. b\n\n## c|'],
  ['another level', setHeading(3), '# ti|tle', '### ti|tle'],
  ['the same level again', setHeading(2), '## ti|tle', 'ti|tle'],
  ['a paragraph again', setHeading(0), '#### ti|tle', 'ti|tle'],
  ['a closed one no longer', setHeading(0), '# Clo|sed heading #', 'Clo|sed heading'],
  ['a closed one at another level', setHeading(3), '## C# clo|sed  ## ', '### C# clo|sed  ###'],
  ['a closed one without words', setHeading(1), '## |##', '# |#'],
  ['several, one of them closed', setHeading(0), '[[# a #\n## b\nc #]]', '[[a\nb\nc #]]'],
  ['one that ends with a hash of its own', setHeading(0), '# C|#', 'C|#'],
  ['a closed one of the same level', setHeading(2), '## ti|tle ##', 'ti|tle'],
  ['an empty line', setHeading(1), '|', '# |'],
  ['several lines without the blank ones', setHeading(2), '[[a\n\nb]]', '## [[a\n\n## b]]'],
  ['several carets', setHeading(2), 'a|\n\nb|', '## a|\n\n## b|'],
  ['a hash that is no heading', setHeading(1), '#ta|g', '# #ta|g'],
  ['an underlined one', setHeading(2), 'ti|tle\n===\n\nx', '## ti|tle\n\nx'],
  ['an underlined one of the same level', setHeading(2), 'ti|tle\n---\n', 'ti|tle\n'],
  ['an underlined one no longer', setHeading(0), 'ti|tle\n===', 'ti|tle'],
  ['an underlined one selected with its line', setHeading(2), '[[title\n===]]\n\nx', '## [[title]]\n\nx'],
  ['an underlined one of two lines no longer', setHeading(0), 'one|\ntwo\n===', 'one|\ntwo'],
  ['an underlined one of two lines', setHeading(3), 'one|\ntwo\n===\n\nx', '### one| two\n\nx'],
  ['an underlined one of two lines, from the last', setHeading(3), 'one\ntw|o\n===\n\nx', '### one tw|o\n\nx'],
  ['an underlined one of two lines in a quote', setHeading(1), '> one  \n>  t|wo\n> ---', '> # one t|wo'],
  ['an underlined one of two lines of the same level', setHeading(2), 'one\n2. t|wo\n---', 'one\n2. t|wo'],
  ['in a quote', setHeading(2), '> ti|tle', '> ## ti|tle'],
  ['in place of an item', setHeading(2), '- [ ] ti|tle', '## ti|tle'],
  ['in a later paragraph of an item', setHeading(2), '- a\n\n  pa|ra', '- a\n\n  ## pa|ra'],
  [
    'in an item of an item in a quote',
    setHeading(2),
    '> - a\n>   1. b\n>\n>      c|',
    '> - a\n>   1. b\n>\n>      ## c|',
  ],
  ['in an item, at another level', setHeading(3), '10. a\n\n    ## c|', '10. a\n\n    ### c|'],
  ['in an item no longer', setHeading(0), '10. a\n\n    ## c|', '10. a\n\n    c|'],
  ['in place of an item in an item', setHeading(2), '- a\n  - b|', '- a\n  ## b|'],
  ['below an item', setHeading(2), '- a\n\nb|', '- a\n\n## b|'],
  ['several, none of them in code', setHeading(2), '[[a\n\n```\n# b\n```\nc]]', '## [[a\n\n```\n# b\n```\n## c]]'],
  ['no remark in code', setHeading(0), '[[# a\n```\n# b\n```]]', '[[a\n```\n# b\n```]]'],
  ['several in a quote without the blank ones', setHeading(2), '[[> a\n>\n> b]]', '[[> ## a\n>\n> ## b]]'],
  ['no rule', setHeading(2), '[[***\na]]', '[[***\n## a]]'],
  ['no footnote', setHeading(2), '> [^1]: a| b', '> [^1]: a| b'],
  ['no line of raw HTML', setHeading(2), '<div>\na|\n</div>', '<div>\na|\n</div>'],
  ['a tag of one line', setHeading(1), '<img src="/a">|', '# <img src="/a">|'],
  ['nothing in code', setHeading(1), '~~~\n#| b\n~~~', '~~~\n#| b\n~~~'],
  ['an item that is a paragraph already', setHeading(0), '- ti|tle', '- ti|tle'],
])('%s', (_name, command, before, after) => {
  expect(run(before, command)).toBe(after);
});

test.each([setHeading(2), toggleNumberedList])('no mark goes into a table', (command) => {
  const table = '| a | b |\n| - | - |\n| c | d |';
  const state = parsed(stateOf('|').update({ changes: { from: 0, insert: table } }).state);
  const selected = state.update({ selection: { anchor: 0, head: table.length } }).state;
  expect(command({ state: selected, dispatch: () => expect.unreachable() })).toBe(false);
});
