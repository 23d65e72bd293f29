import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scoreOf, searchFacts, searchHeadings } from '../../../shared/library/search-facts.ts';
import { parseSearch } from '../../../shared/library/search-query.ts';
import { scoresOf, searchPlaces } from '../../../shared/library/search-scores.ts';
import { summary } from '../../support/post-summary.ts';

test('the scores of many posts at once are those of each', () => {
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
  fc.assert(
    fc.property(fc.array(post, { maxLength: 6 }), fc.array(query, { maxLength: 3 }), (posts, queries) => {
      const search = parseSearch(queries.join(' '));
      const each = posts.map(({ facts, headings }) => scoreOf(facts, headings, search));
      expect([...scoresOf(searchPlaces(posts), search.terms)]).toEqual(each);
    }),
    { numRuns: 500 },
  );
});
