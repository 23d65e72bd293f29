import { isStringOneByteRepresentation } from 'node:v8';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { summaryLine } from '../../../../../electron/services/library/kept/summary-line.ts';
import { postId, type PostSummary } from '../../../../../shared/model/post.ts';

const post: PostSummary = {
  id: postId('a.md'),
  revision: null,
  size: 1,
  modified: 2,
  title: 'A',
  titleFrom: 'front-matter',
  date: null,
  time: null,
  state: 'live',
  why: '',
  taxonomies: { tags: ['a'] },
  excerpt: null,
  words: null,
  minutes: null,
  format: 'yaml',
  problems: [],
};

test('says the same as JSON, one byte for each character', () => {
  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('…', '', '"…', 'é…', '\\…', '\ud83d…'),
  );
  const long = fc.constantFrom(`${'long '.repeat(1000)}…`, `${'word '.repeat(30)}…`);
  const excerpt = fc.oneof(
    fc.constant(null),
    text,
    long,
    text.map((words) => `${words}…`),
  );
  fc.assert(
    fc.property(text, fc.array(text), excerpt, fc.option(text, { nil: undefined }), (title, tags, of, language) => {
      const one = { ...post, title, taxonomies: { tags }, excerpt: of, ...(language !== undefined && { language }) };
      const line = summaryLine(one);
      expect(/^[\0-\x7f]*$/.test(line) && isStringOneByteRepresentation(line)).toBe(true);
      expect(JSON.parse(line)).toEqual(one);
    }),
    { numRuns: 2000 },
  );
});
