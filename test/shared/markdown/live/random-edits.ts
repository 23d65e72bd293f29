import type { TextChange } from '../../../../shared/base/text-change.ts';

/** Pieces of Markdown that open, close, reach across blocks or refer to others. */
const pieces = [
  ...['a', ' ', '\n', '\n\n', '\n\n\n', '\t', '    ', 'word ', '\r\n', '\\', '&amp;', '*', '**', '_', '~~', '`', '``'],
  ...['\n```\n', '\n~~~js\n', '\n\n```html\n', '```', '\n    code\n', '\n> ', '\n>\n', '> quote\nlazy\n'],
  ...[
    '\n- ',
    '\n* ',
    '\n+ item\n',
    '\n1. ',
    '\n2) two\n',
    '\n\n- loose\n\n- list\n',
    '\n  - inner\n',
    '- [ ] ',
    '- [x] done\n',
  ],
  ...['\n# ', '\n## Same\n', '\n\n## Same\n\n', '\n===\n', '\n---\n', '\n***\n', '# # #', '\n## C {#own}\n'],
  ...[
    '[',
    ']',
    '[a]',
    '[b]',
    '[A][b]',
    '![b]',
    '[c](d)',
    '\n[a]: /one\n',
    '\n\n[a]: /two "t"\n\n',
    '\n[b]: <x y>\n',
    '[a]: /z',
  ],
  ...['[^1]', '[^note]', '\n[^1]: First\n', '\n\n[^note]: Two\n\n    more\n\n', '[^1]: - item\n', '[x [^1] y](z)'],
  ...['| a | b |\n|---|--:|\n| 1 | 2 |\n', '\n| a |\n', '|---|\n', '|'],
  ...[
    '<div>\n\n',
    '\n\n</div>\n\n',
    '<b>',
    '</b>',
    '<!--',
    '-->',
    '\n\n<!-- more -->\n\n',
    '<p>',
    '</p>',
    '<details>\n<summary>s</summary>\n\n',
  ],
  ...[
    '</details>\n',
    '\n<img src="x.png">\n\n',
    '\n<span>s</span>\n\n',
    '<br>',
    '<table><tr><td>',
    '</td></tr></table>',
    '<pre>\n',
    '</pre>',
  ],
  ...[
    '<script>\n',
    '</script>\n',
    '<form>',
    '</form>',
    '<textarea>',
    '<svg>',
    '<tr>',
    '<a href="x">',
    '</a>',
    '<?php',
    '?>',
    '<![CDATA[',
    ']]>',
  ],
  ...[
    '{{< figure src="x" >}}',
    '\n\n{{< note >}}\n',
    '\n{{% /note %}}\n\n',
    '{{ x }}',
    '{% raw %}',
    '\n{% highlight js %}\n',
    '{% endhighlight %}',
  ],
  ...['$', '$$', '$a_1*b*$', '\n$$\na_1\n$$\n', '$x$ ', ' $5 ', '```math', '\n```math\na_1\n```\n', '\n> $$\n> a\n'],
  ...[
    '\n$$\n\n',
    '> $$',
    '- $$\n  x\n  $$\n',
    '| $a|b$ | c |\n',
    '\n[^1]: $$\n    x\n    $$\n',
    '\n~~~ math\n',
    'math',
  ],
  ...[
    '\n> [!TIP]\n',
    '> [!WARNING]',
    '[!NOTE]',
    '\n> [!CAUTION]\n> - a\n>\n> b[^1]\n',
    '> > [!NOTE]\n',
    '- > [!NOTE]\n',
  ],
  ...[
    '|:-:|',
    '\n|a\n|-\n|b\n',
    'a | b\n--|--\nc\n',
    '\\|',
    '\n  lazy\n',
    '> lazy\n',
    '\n[^2]:\n    > q\n    [a]: /in\n',
  ],
  ...['> [a]: /quoted\n', '\n[a]:\n/three\n"t"\n', '[^1]: x\n===\n', '[^1]: x\n---\n', '[^1]: x\n\n===\n'],
  ...['[^ß]', '\n[^SS]: Two letters\n', '[straße]', '\n[STRASSE]: /s\n', '\n## ![i] Image\n', '\n[i]: /i.png\n'],
  ...['{: .cls}', '\n:::note\n', '\n:::\n', '{{', '}}', '{%', '%}', '{.a}', '{#b}'],
  ...[
    '> [!NOTE]\n> x\n',
    'www.a.org',
    'https://a.org/b',
    'me@a.org',
    '\uFDD0',
    '\uFEFF',
    '\0',
    'é',
    '汉字',
    '😀',
    '\u00A0',
  ],
  ...['\n---\ntitle: x\n---\n', '+++\n', 'import x from "y"\n\n', 'export const a = 1\n', '<Note x={1}>', '</Note>'],
];

/** A stream of numbers below a bound, the same for the same seed (mulberry32). */
export function createRandom(seed: number): (below: number) => number {
  let state = seed | 0;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below);
  };
}

/** What a person, a paste or an undo may do to a text next. */
export function randomEdit(text: string, random: (below: number) => number): TextChange {
  const at = random(text.length + 1);
  const piece = () => pieces[random(pieces.length)] ?? '';
  switch (random(11)) {
    case 0:
      return { from: at, to: Math.min(text.length, at + 1 + random(3)), insert: '' };
    case 1:
      return { from: at, to: Math.min(text.length, at + random(200)), insert: '' };
    case 2: {
      const line = text.lastIndexOf('\n', at - 1) + 1;
      const end = text.indexOf('\n', at);
      return { from: line, to: end === -1 ? text.length : end + 1, insert: '' };
    }
    case 3: {
      const from = random(text.length + 1);
      return { from: at, to: at, insert: text.slice(from, from + random(300)) };
    }
    case 4: {
      const line = text.lastIndexOf('\n', at - 1) + 1;
      return { from: line, to: line, insert: piece() };
    }
    case 5:
      return { from: at, to: Math.min(text.length, at + random(20)), insert: piece() + piece() };
    case 6:
      return blockEdit(text, at, random, piece);
    case 7: {
      const [from, to] = linesFrom(text, at, 1 + random(8));
      const mark = ['> ', '    ', '\t', '- ', '1. ', '# '][random(6)] ?? '';
      return { from, to, insert: text.slice(from, to).replace(/^/gm, mark) };
    }
    case 8: {
      const [from, to] = linesFrom(text, at, 1 + random(8));
      const lines = text.slice(from, to);
      const changes = [
        () => lines.replace(/^(?: {0,3}> ?| {1,4}|\t)/gm, ''),
        () => lines.replace(/\r?\n/g, '\r\n'),
        () => lines.replace(/\n\s*\n/g, '\n'),
        () => lines.replace(/\n/g, '\n\n'),
      ];
      return { from, to, insert: changes[random(changes.length)]?.() ?? '' };
    }
    default:
      return { from: at, to: at, insert: piece() };
  }
}

/** Whole blocks come, go, or change places. */
function blockEdit(text: string, at: number, random: (below: number) => number, piece: () => string): TextChange {
  const starts = [...text.matchAll(/\n\s*\n/g)].map(({ index, 0: gap }) => index + gap.length);
  const next = starts.findIndex((start) => start >= at);
  const [from, middle, to] = [0, 1 + random(3), 2 + random(4)].map((more) => starts[next + more]);
  if (next === -1 || from === undefined || middle === undefined || to === undefined || middle > to)
    return { from: at, to: at, insert: `\n\n${Array.from({ length: 1 + random(8) }, piece).join('\n\n')}\n\n` };
  if (random(2)) return { from, to, insert: '' };
  return { from, to, insert: text.slice(middle, to) + text.slice(from, middle) };
}

/** The line of an offset and some behind it. */
function linesFrom(text: string, at: number, count: number): readonly [from: number, to: number] {
  const from = text.lastIndexOf('\n', at - 1) + 1;
  let to = from;
  for (let left = count; left > 0 && to < text.length; left--) to = text.indexOf('\n', to) + 1 || text.length;
  return [from, to];
}
