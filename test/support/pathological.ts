/** A text that no writer makes, in a size: 10,000 in the long form. */
export interface Pathological {
  readonly name: string;
  readonly make: (size: number) => string;
}

const times = (text: string) => (size: number) => text.repeat(size);
const lines = (line: (at: number) => string) => (size: number) =>
  Array.from({ length: size }, (_, at) => line(at)).join('\n');
const cells = (count: number, cell: string) => `|${` ${cell} |`.repeat(count)}`;

/** 41 shapes that parsers are known to be slow on, to recurse on, or to fill memory with. */
export const pathological: readonly Pathological[] = [
  { name: 'quotes in quotes on one line', make: (size) => `${'> '.repeat(size)}x` },
  { name: 'quotes that grow by one a line', make: (size) => lines((at) => `${'>'.repeat(at + 1)} x`)(size / 50) },
  { name: 'list items in list items on one line', make: (size) => `${'- '.repeat(size)}x` },
  {
    name: 'lists that are indented further each line',
    make: (size) => lines((at) => `${' '.repeat(2 * at)}- x`)(size / 20),
  },
  { name: 'numbered lists in each other', make: (size) => lines((at) => `${' '.repeat(3 * at)}1. x`)(size / 20) },
  { name: 'quotes and lists in turn', make: (size) => `${'> - '.repeat(size)}x` },
  { name: 'a list of very many items', make: lines((at) => `- item ${at}`) },
  { name: 'task lists without end', make: lines((at) => `- [${at % 2 ? 'x' : ' '}] task`) },
  { name: 'lazy lines under a quote', make: (size) => `> a\n${'b\n'.repeat(size)}` },
  { name: 'emphasis that opens only', make: times('*a ') },
  { name: 'strong that opens only', make: times('**a ') },
  { name: 'two kinds of emphasis that never close', make: times('*a_ ') },
  { name: 'emphasis in emphasis', make: (size) => `${'*a **a '.repeat(size / 2)}b${' a** a*'.repeat(size / 2)}` },
  { name: 'asterisks alone', make: times('*') },
  { name: 'tildes that open only', make: times('~~a ') },
  { name: 'links that open only', make: times('[a') },
  { name: 'links whose address never ends', make: times('[a](<b') },
  { name: 'links whose address opens brackets', make: (size) => `[a](${'('.repeat(size)}` },
  { name: 'brackets in brackets', make: (size) => `${'['.repeat(size)}a${']'.repeat(size)}` },
  { name: 'images that open only', make: times('![a') },
  { name: 'links to labels that are nowhere', make: times('[a][b] ') },
  {
    name: 'definitions without end',
    make: (size) => `${lines((at) => `[l${at}]: /u${at}`)(size)}\n\n${lines((at) => `[l${at}]`)(size)}`,
  },
  { name: 'one definition used very often', make: (size) => `[a]: ${'u'.repeat(1000)}\n\n${'[a] '.repeat(size)}` },
  {
    name: 'footnotes without end',
    make: (size) => `${lines((at) => `a[^${at}]`)(size / 4)}\n\n${lines((at) => `[^${at}]: n`)(size / 4)}`,
  },
  { name: 'one footnote used very often', make: (size) => `${'a[^1] '.repeat(size / 2)}\n\n[^1]: n` },
  {
    name: 'footnotes that name each other',
    make: (size) => `a[^0]\n\n${lines((at) => `[^${at}]: n[^${at + 1}]`)(size / 4)}`,
  },
  { name: 'code spans of growing fences', make: (size) => lines((at) => `a${'`'.repeat(at + 1)}`)(size / 20) },
  {
    name: 'backticks that never close',
    make: (size) => Array.from({ length: size / 20 }, (_, at) => `${'`'.repeat(at + 1)} `).join(''),
  },
  { name: 'fences that open only', make: (size) => lines(() => '```js\nlet a = 1;')(size) },
  { name: 'code of one line without end', make: (size) => `\`\`\`js\n${'a("b", [1, {'.repeat(size)}\n\`\`\`` },
  { name: 'a table of many rows', make: (size) => `| a | b |\n|---|---|\n${lines((at) => `| ${at} | x |`)(size)}` },
  { name: 'a table of many columns', make: (size) => `${cells(size, 'h')}\n${cells(size, '-')}\n${cells(size, 'c')}` },
  {
    name: 'a wide head over many short rows',
    make: (size) => `${cells(size / 10, 'h')}\n${cells(size / 10, '-')}\n${lines(() => '| x')(size / 10)}`,
  },
  { name: 'elements that open only', make: times('<div>') },
  { name: 'elements in a paragraph that open only', make: times('a <b>') },
  { name: 'HTML blocks without end', make: lines(() => '<div>\n\n*a*\n\n</div>\n') },
  { name: 'tags that are cut off', make: times('<a href="') },
  { name: 'remarks that open only', make: times('<!-- a ') },
  { name: 'entities without end', make: times('&amp;&#x10ffff;&nope;') },
  { name: 'shortcodes and template tags that open only', make: times('{{< a {% b {{ c ') },
  { name: 'one line of a megabyte', make: (size) => 'word '.repeat(size * 20) },
];
