// The rows of `npm run bench` about front matter: reading every value of every post, and one edit of each.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { postsOf } from './bench-work.mjs';
import { root } from './toolchain.mjs';

/** Peers that the product itself does not use are installed beside the library that is measured. */
const peers = join(root, '.cache', 'bench', 'peers');

/** A package of npm, installed on first use; null where it cannot be. @param {string} name @param {string} version */
function findPeer(name, version) {
  if (!existsSync(join(peers, 'node_modules', name))) {
    mkdirSync(peers, { recursive: true });
    const flags = ['install', '--no-audit', '--no-fund', '--no-save', '--loglevel=error', '--prefix', peers];
    spawnSync('npm', [...flags, `${name}@${version}`], { stdio: 'ignore', shell: process.platform === 'win32' });
  }
  try {
    return createRequire(join(peers, 'peer.js'))(name);
  } catch {
    return null;
  }
}

/** @param {string} library */
const textsOf = (library) => postsOf(library).map((path) => readFileSync(path, 'utf8'));

/** Milliseconds of one piece of work on each text, after a first round that is not counted. @param {readonly string[]} texts @param {(text: string) => unknown} work */
function timedOnEach(texts, work) {
  for (const text of texts) work(text);
  const started = performance.now();
  for (const text of texts) work(text);
  return performance.now() - started;
}

/** @param {string} library */
async function ourReading(library) {
  const { readFrontMatter } = await import('../shared/frontmatter/read.ts');
  return timedOnEach(textsOf(library), (text) => readFrontMatter(text));
}

/** The block between the delimiter lines. @param {string} text */
const blockOf = (text) => /^---\n([\s\S]*?)^---$/m.exec(text)?.[1] ?? '';

/** @type {readonly import('./bench-rows.mjs').Row[]} */
export const frontMatterRows = [
  {
    name: 'front-matter',
    what: 'front matter of every post: values, places, problems',
    peer: 'gray-matter 4.0.3 on the same texts',
    goal: 0.3,
    ours: ourReading,
    async floor(library) {
      const matter = findPeer('gray-matter', '4.0.3');
      // With options it keeps no cache of texts that it has seen.
      return matter === null ? NaN : timedOnEach(textsOf(library), (text) => matter(text, {}));
    },
  },
  {
    name: 'front-matter-yaml',
    what: 'the same',
    peer: 'parse of `yaml` on the blocks',
    goal: null,
    ours: ourReading,
    async floor(library) {
      const { parse } = await import('yaml');
      return timedOnEach(textsOf(library), (text) => parse(blockOf(text)));
    },
  },
  {
    name: 'front-matter-edit',
    what: 'the title of every post set, proved by reading again',
    peer: 'parseDocument, set and print of `yaml` on the blocks',
    goal: 2,
    async ours(library) {
      const { editFrontMatter } = await import('../shared/frontmatter/edits/edit.ts');
      const path = ['title'];
      return timedOnEach(textsOf(library), (text) => editFrontMatter(text, [{ op: 'set', path, value: 'Another' }]));
    },
    async floor(library) {
      const { parseDocument } = await import('yaml');
      return timedOnEach(textsOf(library), (text) => {
        const document = parseDocument(blockOf(text));
        document.set('title', 'Another');
        return String(document);
      });
    },
  },
];
