import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSearchPlaces } from '../../../../electron/services/search/search-places.ts';
import { scoreOf, searchFacts, searchHeadings } from '../../../../shared/library/search-facts.ts';
import { parseSearch } from '../../../../shared/library/search-query.ts';
import { summary } from '../../../support/post-summary.ts';

test('the scores of many posts at once are those of each, whatever was changed meanwhile', () => {
  const word = fc.constantFrom('sea', 'seas', 'the', 'old', 'C++', '語', '日本語', 'Été', '-', '');
  const words = fc.array(word, { maxLength: 4 }).map((all) => all.join(' '));
  const post = fc.record({ title: words, tags: fc.array(words, { maxLength: 3 }), text: words }).map((made) => ({
    facts: searchFacts(summary('a.md', { title: made.title, taxonomies: { tags: made.tags } })),
    headings: searchHeadings(`# ${made.text}\n\n## The sea\n`),
  }));
  const query = fc.oneof(
    words,
    words.map((text) => `"${text}"`),
    words.map((text) => `${text}*`),
  );
  type Post = typeof post extends fc.Arbitrary<infer P> ? P : never;
  const change = fc.tuple(fc.nat({ max: 5 }), fc.option(post));
  fc.assert(
    fc.property(fc.array(change, { maxLength: 9 }), fc.array(query, { maxLength: 3 }), (changes, queries) => {
      const search = parseSearch(queries.join(' '));
      const places = createSearchPlaces();
      const posts = new Map<number, Post>();
      for (const [number, made] of changes) {
        if (made) {
          places.put(number, made, posts.get(number));
          posts.set(number, made);
        } else {
          places.remove(number);
          posts.delete(number);
        }
        // What is remembered of these words must not outlive the change.
        const scores = places.scores(search.terms, 6);
        for (const [known, { facts, headings }] of posts) expect(scores[known]).toBe(scoreOf(facts, headings, search));
      }
    }),
    { numRuns: 500 },
  );
});
