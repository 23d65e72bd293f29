import { spawnSync } from 'node:child_process';
import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createDisk } from '../../../../electron/fs/disk.ts';
import { createLibraries } from '../../../../electron/services/library/libraries.ts';
import { createSearch } from '../../../../electron/services/search/search.ts';
import { randomFrom } from '../../../../scripts/make-library.mjs';
import { tempFolder } from '../../../support/temp-library.ts';
import { inCorpus } from '../../../support/corpus.ts';

// Another program's idea of where a phrase stands, over real posts.

const corpus = inCorpus('corpus', 'phrases of real posts, found by ripgrep');
const hasRipgrep = spawnSync('rg', ['--version']).status === 0;
const phrases = 200;

/** Every character that is a letter with accents of another, by that letter. */
const accented = new Map<string, string>();
for (let unit = 0xa0; unit < 0x2000; unit++) {
  const character = String.fromCharCode(unit);
  const [base = ''] = character.normalize('NFKD').toLowerCase();
  if (character.normalize('NFKD').length > 1 && /[a-zα-ωа-я]/.test(base))
    accented.set(base, (accented.get(base) ?? '') + character);
}

/** The phrase as a pattern: whole words, without regard to accents, blanks, and how quotes are written. */
function patternOf(phrase: string): string {
  const inner = phrase
    .normalize('NFC')
    .split(/(\s+)/)
    .map((part) => (/^\s/.test(part) ? String.raw`\s+` : [...part].map(characterPattern).join('')));
  const edge = (character: string | undefined, pattern: string) =>
    character !== undefined && /[\p{L}\p{N}]/u.test(character) && !unspaced.test(character) ? pattern : '';
  const outside = String.raw`[^\p{L}\p{N}\p{M}]|[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}]`;
  const [first, last] = [[...phrase][0], [...phrase].at(-1)];
  return `${edge(first, `(?:^|${outside})`)}${inner.join('')}${edge(last, `(?:$|${outside})`)}`;
}

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;
const alike = ["'’‘ʼ´′‚", '"“”„'];

function characterPattern(character: string): string {
  const [base = character] = character.normalize('NFKD').toLowerCase();
  const same = alike.find((quotes) => quotes.includes(character));
  const all = same ?? character + (accented.has(base) ? base + accented.get(base) : '');
  const set = [...all].map((one) => one.replace(/[\\\]^&~[-]/g, String.raw`\$&`)).join('');
  return String.raw`[${set}]${/\p{L}/u.test(character) ? String.raw`[\u{300}-\u{36f}]*` : ''}`;
}

/** One to four words of a random line, or some characters of one without gaps. */
function pickPhrase(text: string, random: () => number): string {
  const lines = text.split(/\r\n?|\n/).filter((line) => /[\p{L}\p{N}]/u.test(line));
  const line = lines[Math.floor(random() * lines.length)] ?? '';
  const words = line.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const from = Math.floor(random() * words.length);
  const phrase = words.slice(from, from + 1 + Math.floor(random() * 4)).join(' ');
  const run = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]{3,}/u.exec(phrase)?.[0];
  return (run ?? phrase).slice(0, run ? 2 + Math.floor(random() * 5) : 80);
}

test(
  `${phrases} random phrases are in the posts in which ripgrep finds them`,
  { timeout: 300_000 },
  async ({ skip }) => {
    skip(corpus === null, 'LONGHAND_CORPUS is not set');
    skip(!hasRipgrep, 'ripgrep (rg) is not installed');
    // A copy under a name that is not hidden, whatever the folder of the corpus is called.
    const root = join(await tempFolder('corpus'), 'posts');
    await cp(corpus ?? '', root, { recursive: true });
    const libraries = createLibraries({ disk: createDisk(), watch: false });
    const search = createSearch({ libraries, worker: null, indexFolder: null });
    onTestFinished(async () => {
      await search.dispose();
      await libraries.dispose();
    });
    const library = await libraries.open(root);
    const ids = library.snapshot().posts.map(({ id }) => id);
    const random = randomFrom(20);
    const differing: string[] = [];
    let ideographs = 0;
    for (let count = 0; count < phrases;) {
      const id = ids[Math.floor(random() * ids.length)] ?? '';
      const phrase = pickPhrase(await readFile(join(root, id), 'utf8'), random);
      if (phrase === '' || /["“”„\ufffd]/.test(phrase)) continue;
      // Most posts are in English; a quarter of the phrases shall not be.
      if (unspaced.test(phrase)) ideographs++;
      else if (count - ideographs >= phrases * 0.75) continue;
      count++;
      const args = ['-l', '-i', '-a', '-U', '--no-config', '--sort=none', '-e', patternOf(phrase), '--', ...ids];
      const { stdout, stderr } = spawnSync('rg', args, { cwd: root, encoding: 'utf8', maxBuffer: 1e8 });
      expect(stderr, phrase).toBe('');
      const theirs = stdout.split('\n').filter(Boolean).toSorted();
      const request = { text: `"${phrase}"`, typing: false, within: {}, limit: 10_000 };
      let ours: readonly string[] = [];
      for await (const answer of search.search(library.info.id, request))
        ours = answer.hits.map((hit) => hit.id).toSorted();
      const only = (one: readonly string[], other: readonly string[]) =>
        one.filter((file) => !other.includes(file)).slice(0, 3);
      if (ours.join('\n') !== theirs.join('\n'))
        differing.push(
          `${phrase}: only ours ${only(ours, theirs).join(', ')}; only ripgrep's ${only(theirs, ours).join(', ')}`,
        );
    }
    expect(differing).toEqual([]);
    expect(ideographs).toBeGreaterThanOrEqual(phrases / 4);
  },
);
