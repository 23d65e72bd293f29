// A seeded blog for measurements: `node scripts/make-library.mjs FOLDER [--posts N] [--seed S]`. The same arguments give
// the same bytes, and post n is the same in a blog of any size.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const words =
  'time year people way day thing place week work week hand part case point group problem fact river stone window letter ' +
  'garden paper bread coffee winter summer morning evening quiet slow bright cold early late small large open simple plain ' +
  'walk read write keep find leave turn hold bring build carry follow listen answer remember begin change learn wait try ' +
  'the a of to in for with on at from by about into over after before between under without against during';
const vocabulary = words.split(' ');
const cjk = '春の朝に川を歩くと石の上で小さな鳥が鳴いていた。文字は静かに流れる。';
const tagNames = [
  'notes',
  'Travel',
  'cooking',
  'web dev',
  'books',
  'photo',
  'music',
  'garden',
  'linux',
  'writing',
  '日本語',
];
const languages = {
  js: 'export const total = (items) => items.reduce((sum, item) => sum + item.price, 0);',
  python: 'def total(items):\n    return sum(item.price for item in items)',
  sh: 'for file in *.md; do wc -w "$file"; done',
  css: '.post { max-inline-size: 68ch; margin-inline: auto; }',
};

/**
 * Numbers from 0 up to 1, the same for the same seed (xorshift, 32 bits).
 * @param {number} seed
 * @returns {() => number}
 */
export function randomFrom(seed) {
  let state = (seed * 2654435761) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2 ** 32;
  };
}

/**
 * One post as path and text.
 * @param {number} seed
 * @param {number} number
 */
export function makePost(seed, number) {
  const random = randomFrom(seed * 1_000_003 + number + 1);
  for (let skip = 0; skip < 8; skip++) random();
  /** @template T @param {readonly T[]} list @returns {T} */
  const pick = (list) => /** @type {T} */ (list[Math.floor(random() * list.length)]);
  const date = new Date(Date.UTC(2012, 0, 1) + Math.floor(random() * 12 * 365) * 86_400_000).toISOString().slice(0, 10);
  const title = phrase(random, 3 + Math.floor(random() * 5));
  const tags = tagsOf(random);
  const flow = random() < 0.5;
  const head = [
    `title: ${random() < 0.3 ? `"${title}: a note"` : title}`,
    `date: ${date}${random() < 0.3 ? 'T09:30:00+02:00' : ''}`,
    flow ? `tags: [${tags.join(', ')}]` : `tags:\n${tags.map((tag) => `  - ${tag}`).join('\n')}`,
    `draft: ${random() < 0.1}`,
    `description: ${phrase(random, 12)}.`,
    ...(random() < 0.2 ? ['# kept by hand', 'cover:', '  image: /images/cover.jpg', '  alt: A river'] : []),
  ];
  const text = `---\n${head.join('\n')}\n---\n\n${body(random, pick, sizeOf(random))}`;
  return { path: `${date.slice(0, 4)}/${date}-post-${number}.md`, text };
}

/** Log-normal: median 4 KB, mean about 6 KB; two in a thousand between 50 and 200 KB. @param {() => number} random */
function sizeOf(random) {
  if (random() < 0.002) return 50_000 * 4 ** random();
  const normal = Math.sqrt(-2 * Math.log(random() || 1e-9)) * Math.cos(2 * Math.PI * random());
  return Math.max(200, 4000 * Math.exp(0.9 * normal));
}

/** One tag on half of all posts, the others ever rarer. @param {() => number} random */
function tagsOf(random) {
  const tags = new Set(random() < 0.5 ? ['notes'] : []);
  const count = 1 + Math.floor(random() * 4);
  while (tags.size < count) {
    const rank = Math.floor(400 ** random());
    tags.add(tagNames[rank] ?? `topic-${rank}`);
  }
  return [...tags];
}

/** @param {() => number} random @param {number} count */
function phrase(random, count) {
  const chosen = Array.from({ length: count }, () => vocabulary[Math.floor(random() * vocabulary.length)]).join(' ');
  return chosen.charAt(0).toUpperCase() + chosen.slice(1);
}

/**
 * @param {() => number} random
 * @param {<T>(list: readonly T[]) => T} pick
 * @param {number} size
 */
function body(random, pick, size) {
  const blocks = [
    () =>
      `${phrase(random, 40 + random() * 60)}. **${phrase(random, 3)}** and [a link](https://example.org/${Math.floor(random() * 999)}).`,
    () => `${phrase(random, 30)}. *${phrase(random, 2)}*, \`code\`.`,
    () => `## ${phrase(random, 4)}`,
    () => Array.from({ length: 4 }, () => `- ${phrase(random, 8)}`).join('\n'),
    () => Array.from({ length: 3 }, (_, index) => `${index + 1}. ${phrase(random, 6)}`).join('\n'),
    () => `> ${phrase(random, 20)}.`,
    () =>
      ((name) => `\`\`\`${name}\n${languages[name]}\n\`\`\``)(
        pick(/** @type {(keyof typeof languages)[]} */ (Object.keys(languages))),
      ),
    () => `![${phrase(random, 3)}](/images/photo-${Math.floor(random() * 99)}.jpg)`,
    () =>
      `| ${phrase(random, 1)} | ${phrase(random, 1)} |\n| --- | ---: |\n${Array.from({ length: 3 }, () => `| ${phrase(random, 2)} | ${Math.floor(random() * 100)} |`).join('\n')}`,
    () => cjk,
    () => `${phrase(random, 20)}[^1].\n\n[^1]: ${phrase(random, 8)}.`,
  ];
  const weights = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 5, 6, 7, 8, 9, 10];
  let text = '';
  let footnotes = false;
  while (text.length < size) {
    const kind = pick(weights);
    if (kind === 10 && footnotes) continue;
    footnotes ||= kind === 10;
    text += `${blocks[kind]?.() ?? ''}\n\n`;
  }
  return text;
}

/**
 * Writes the blog and answers its size in bytes.
 * @param {string} folder
 * @param {{ posts: number, seed: number }} options
 */
export function makeLibrary(folder, { posts, seed }) {
  let bytes = 0;
  for (let number = 0; number < posts; number++) {
    const { path, text } = makePost(seed, number);
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    bytes += Buffer.byteLength(text);
  }
  return bytes;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [folder, ...args] = process.argv.slice(2);
  /** @param {string} name @param {number} value */
  const option = (name, value) => (args.includes(name) ? Number(args[args.indexOf(name) + 1]) : value);
  if (!folder || folder.startsWith('-')) {
    process.stderr.write('Usage: node scripts/make-library.mjs FOLDER [--posts N] [--seed S]\n');
    process.exit(2);
  }
  const bytes = makeLibrary(folder, { posts: option('--posts', 1000), seed: option('--seed', 1) });
  process.stdout.write(`${bytes} bytes\n`);
}
