import { randomFrom } from './random.ts';

// Pieces that parsers disagree about, cut and joined at random.
const pieces: readonly string[] = [
  ...[
    '<',
    '>',
    '</',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<?',
    '?>',
    '&#x6a;',
    '&colon;',
    '\0',
    '\t',
    '\n',
    '\n\n',
    ' ',
  ],
  ...[
    '<svg>',
    '<math>',
    '<style>',
    '<title>',
    '<template>',
    '<noscript>',
    '<table>',
    '<select>',
    '<xmp>',
    '<p>',
    '</p>',
  ],
  ...['<a href=', '"javascript:alert(1)"', 'onerror=', '<img src=x ', '<iframe srcdoc=', 'data:text/html,', 'id=app '],
  ...[
    '[',
    ']',
    '(',
    ')',
    '![',
    '](',
    '`',
    '```',
    '~~~',
    '*',
    '**',
    '_',
    '~~',
    '#',
    '> ',
    '- ',
    '1. ',
    '- [ ] ',
    '|',
    '|-|',
  ],
  ...[
    '[^1]',
    '[^1]:',
    '[a]: ',
    '{{<',
    '>}}',
    '{%',
    '%}',
    '{{',
    '}}',
    ':::',
    '$$',
    '\\',
    "'",
    '"',
    '=',
    '---',
    '\u202e',
  ],
  ...[
    'import x from "y"',
    '{x}',
    '<X.Y {...z}>',
    '👩‍👩‍👧',
    'ש',
    '字',
    '\ud800',
    'x'.repeat(30),
    '\r\n',
    '\u2028',
    '\uFEFF',
  ],
];

/** 50 to 400 characters of pieces that parsers disagree about, with a cut of a known payload at times. */
export function randomText(seed: number, payloads: readonly string[]): string {
  const random = randomFrom(Math.imul(seed, 2654435761));
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const length = 50 + random() * 350;
  let text = '';
  while (text.length < length) {
    const payload = payloads.length > 0 && random() < 0.1 ? pick(payloads) : undefined;
    const from = Math.floor(random() * (payload?.length ?? 0));
    text += payload ? payload.slice(from, from + 60) : pick(pieces);
  }
  return text;
}
