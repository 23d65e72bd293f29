import { expect, test } from 'vitest';
import { blocksToHtml } from '../../shared/markdown/html.ts';
import { dangers, parseHtml, render } from '../shared/markdown/support.ts';
import { readPayloads } from '../support/hostile-posts.ts';
import { soakTimes } from '../support/soak-times.ts';

const inputs = soakTimes(1500);
/** Milliseconds of work past which one short text counts as a hang; a machine that is busy elsewhere makes none. */
const hang = 2000;

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

/** Repeatable random numbers from 0 to 1 (xorshift). */
function randomFrom(seed: number): () => number {
  let state = seed || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4294967296;
  };
}

test(
  'random texts through the pipeline: no crash, no hang, nothing that could run, and clean stays clean',
  async () => {
    const seeds = ((await readPayloads()) ?? []).map(({ input }) => input).filter((input) => input.length < 2000);
    const broken: string[] = [];
    let slowest = 0;
    for (let number = 1; number <= inputs; number++) {
      const input = randomText(number, seeds);
      const started = process.cpuUsage();
      const found = look(input);
      const spent = process.cpuUsage(started);
      const took = (spent.user + spent.system) / 1000;
      slowest = Math.max(slowest, took);
      if (found || took > hang) broken.push(`${number}: ${found ?? `${Math.round(took)} ms`} ${JSON.stringify(input)}`);
      // A long run that is stopped has shown what it got through.
      if (number % 100_000 === 0 || number === inputs)
        console.log(`${number} random texts: ${broken.length} broken, the slowest took ${Math.round(slowest)} ms`);
    }
    expect(broken).toEqual([]);
  },
  60_000 + inputs * 100,
);

/** 50 to 400 characters of pieces, with a cut of a known payload at times. */
function randomText(seed: number, payloads: readonly string[]): string {
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

/** What is wrong with how a text is shown; null when nothing is. */
function look(input: string): string | null {
  try {
    const { blocks } = render(input);
    const printed = blocksToHtml(blocks);
    const found = [...dangers(blocks.flatMap((block) => block.tree)), ...dangers([parseHtml(printed)])];
    return found.length > 0 ? found.join(', ') : null;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}
