import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createListedFieldsReader } from '../../../shared/frontmatter/listed-fields.ts';
import { readFrontMatter } from '../../../shared/frontmatter/read.ts';
import type { YamlDialect } from '../../../shared/model/front-matter.ts';
import { inCorpus, postsBelow } from '../../support/corpus.ts';
import { block } from './arbitraries.ts';
import { plainBlock } from './formats/plain-blocks.ts';
import { seeds } from './seeds.ts';

const wanted = new Set(['title', 'date', 'tags', 'draft', 'a', 'c', 'f', 'k', 'yes', '__proto__']);
const dialects: readonly YamlDialect[] = ['core', 'psych', 'js-yaml-3', 'js-yaml-4', 'go-yaml-2', 'goccy-yaml'];
const readers = new Map(dialects.map((dialect) => [dialect, createListedFieldsReader(wanted, dialect)]));

/** Whether the listed fields were read; fails where they are others than the whole reader's. */
function compare(text: string, dialect: YamlDialect = 'core'): boolean {
  const listed = readers.get(dialect)?.(text);
  if (!listed) return false;
  const whole = readFrontMatter(text, dialect);
  const fields = whole?.fields.filter(({ path }) => wanted.has(path[0]?.toLowerCase() ?? ''));
  expect({ text, ...listed }).toEqual({ text, ...whole, fields });
  return true;
}

test('plain blocks are read, others left to the whole reader', () => {
  expect(compare('---\ntitle: A\nx: y # c\ncover:\n  title: z\n  b: [q, "r"]\ntags:\n- a\n-  b\nc:\n---\n')).toBe(true);
  expect(compare('---\r\nTitle: "A: b"\r\n# c\r\n\r\nlist:\r\n  - a\r\n  - b\r\n---\r\nBody')).toBe(true);
  expect(compare('---\ntitle: A\n---')).toBe(true);
  for (const inside of [
    'x: a\nx: b',
    'title: A\ncover:\n  title: z\ntitle: b',
    'cover:\n  a: 1\n  a: 2',
    'cover:\n  a: 1\n b: 2',
    'x: &a b',
    'x: a\n  b',
    'x: |\n  a',
    'x: [a, [b]]',
    'x: {a: 1}',
    'x: a: b',
    'x: a\tb',
    'x: "a\\n"',
    'x:\n  - a: 1',
    'x:\n  - a\n  - b:',
    'x:\n- a\n\n- b',
    '? x',
    '- a',
  ])
    expect([inside, compare(`---\n${inside}\n---\n`)]).toEqual([inside, false]);
  expect(compare('+++\ntitle = "A"\n+++\n')).toBe(false);
  expect(compare('---\ntitle: A\n')).toBe(false);
});

test('a flood of different keys takes no more room than was meant', () => {
  const reader = createListedFieldsReader(new Set(['title']), 'core');
  const flood = Array.from({ length: 1500 }, (_, at) => `k${at}: a\n`);
  expect(reader(`---\n${flood.slice(0, 900).join('')}---\n`)).not.toBeNull();
  expect(reader(`---\n${flood.join('')}---\n`)).toBeNull();
  expect(reader('---\nk1: a\n---\n')).not.toBeNull();
});

test('the listed fields are those of the whole reader', { timeout: 600_000 }, () => {
  let taken = seeds.filter((text) => compare(text)).length;
  expect(taken).toBeGreaterThan(0);
  fc.assert(
    fc.property(fc.oneof(block, plainBlock), fc.constantFrom(...dialects), (text, dialect) => {
      taken += Number(compare(text, dialect));
    }),
    { numRuns: 30_000 },
  );
  expect(taken).toBeGreaterThan(1000);
});

const corpus = inCorpus('corpus', 'YAML of real posts, read for the list');

test.runIf(corpus)('of real posts, cut anywhere', { timeout: 600_000 }, () => {
  const posts = postsBelow(corpus);
  let taken = 0;
  for (const [index, { text }] of posts.entries()) {
    for (const dialect of dialects) taken += Number(compare(text, dialect));
    for (let at = index % 40; at < 800 && at < text.length; at += 40) {
      compare(text.slice(0, at));
      compare(text.slice(0, at) + text.slice(at + 1));
      compare(
        `${text.slice(0, at)}${[':', '\n', ' ', '#', '-', "'", '"', '\r', '['][(at / 40 + index) % 9]}${text.slice(at)}`,
      );
    }
  }
  expect(taken).toBeGreaterThan(posts.length);
});
