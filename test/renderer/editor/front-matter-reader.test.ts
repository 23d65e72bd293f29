import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPostDocument } from '../../../renderer/document/post-document.ts';
import { bodyFrom, frontMatterField } from '../../../renderer/editor/front-matter-field.ts';
import {
  isUnread,
  loadFrontMatterReader,
  onFrontMatterReader,
  readAsLoaded,
  readerFor,
} from '../../../renderer/editor/front-matter-reader.ts';
import { readFrontMatter } from '../../../shared/frontmatter/read.ts';
import type { YamlDialect } from '../../../shared/model/front-matter.ts';
import { inCorpus, postsBelow } from '../../support/corpus.ts';

// In this order: the parsers, once there, stay.

const dialects: readonly YamlDialect[] = ['core', 'psych', 'js-yaml-4', 'go-yaml-2', 'goccy-yaml'];

/** Whether the whole was read; where it was not, its place is right all the same. */
function isReadAlike(text: string, dialect: YamlDialect): boolean {
  const found = readAsLoaded(text, dialect);
  const whole = readFrontMatter(text, dialect);
  if (!isUnread(found)) expect(found).toEqual(whole);
  else expect(found).toEqual({ ...whole, fields: [], problems: [] });
  return !isUnread(found);
}

const line = fc.constantFrom(
  'title: x',
  'tags: [a, b]',
  '- y',
  '  - z',
  'draft: no',
  'a: "b\\n"',
  'b: &c d',
  '# e',
  'f',
);
const texts = fc
  .tuple(fc.constantFrom('---', '+++', ';;;', '{'), fc.array(line, { maxLength: 6 }))
  .map(([mark, lines]) => [mark, ...lines, mark === '{' ? '}' : mark, 'body'].join('\n'));

test('what is read without the parsers is what they read', () =>
  fc.assert(
    fc.property(texts, fc.constantFrom(...dialects), (text, dialect) => {
      isReadAlike(text, dialect);
    }),
  ));

const corpus = inCorpus('corpus', 'front matter of real posts without its parsers');
test.runIf(corpus)('and so it is in the corpus, most of which needs none', () => {
  const posts = postsBelow(corpus);
  const read = posts.filter(({ text }) => isReadAlike(text, 'core'));
  expect(read.length).toBeGreaterThan(posts.length / 2);
});

const toml = '+++\ntitle = "One"\n+++\nbody\n';

test('a block that was not read is read when they come, and only that', async () => {
  const ignore = () => {};
  const documentOf = (text: string) => createPostDocument({ text, readOnly: false, onEdit: ignore, onMove: ignore });
  const [unread, plain] = [documentOf(toml), documentOf('---\ntitle: One\n---\nbody\n')];
  const before = plain.state().field(frontMatterField);
  expect(unread.state().field(frontMatterField)).toMatchObject({ fields: [], problems: [] });
  expect(bodyFrom(unread.state())).toBe(toml.indexOf('body'));
  let told = 0;
  onFrontMatterReader(() => told++);
  onFrontMatterReader(() => told++)();
  await readerFor(['---\ntitle: plain\n---\n', 'body']);
  expect(told).toBe(0);
  await readerFor(['body', toml]);
  await loadFrontMatterReader();
  expect(told).toBe(1);
  for (const document of [unread, plain]) document.readAgain();
  expect(unread.state().field(frontMatterField)).toEqual(readFrontMatter(toml));
  expect(plain.state().field(frontMatterField)).toBe(before);
});
