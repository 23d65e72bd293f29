import fc from 'fast-check';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSearchDatabase } from '../../../../electron/services/search/search-database.ts';
import { createSearchEngine, type SearchEngine } from '../../../../electron/services/search/search-engine.ts';
import { parseSearch } from '../../../../shared/library/search-query.ts';
import { summary } from '../../../support/post-summary.ts';
import { tempFolder, tempLibrary } from '../../../support/temp-library.ts';

const ids = Array.from({ length: 70 }, (_, number) => `${number}.md`);
const word = fc.constantFrom(
  'the',
  'there',
  'sea',
  'seas',
  'Été',
  'C++',
  '日本',
  '日本語',
  'old--new',
  '# sea',
  '\n',
  '',
);
const text = fc.array(word, { maxLength: 8 }).map((all) => all.join(' '));
const query = fc.array(
  fc.constantFrom('the', 'the*', 'sea', 'sea*', 'ete', 'c++', '日*', '"the sea"', '"sea"*', '-old', 'title:sea', '--'),
  { minLength: 1, maxLength: 3 },
);
const step = fc.record({
  texts: fc.array(fc.tuple(fc.constantFrom(...ids), text), { maxLength: 4 }),
  /** Instead all are changed, which is more than is looked at one by one. */
  all: fc.option(text, { freq: 8 }),
  removed: fc.option(fc.constantFrom(...ids)),
  query: query.map((parts) => parts.join(' ')),
  unsaved: fc.option(fc.tuple(fc.constantFrom(...ids), text)),
  titled: fc.boolean(),
  closed: fc.constantFrom('not', 'not', 'before the texts are read', 'after'),
});

const idle = (engine: SearchEngine) => {
  while (engine.isWorking()) engine.work();
};

test.each(['in memory', 'in the index'])('what is remembered of texts %s is what is asked anew', async (place) => {
  const root = await tempLibrary({});
  const folder = await tempFolder();
  let run = 0;
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
      const path = join(folder, `${run++}.db`);
      const open = () => {
        const database = place === 'in memory' ? null : openSearchDatabase(path);
        expect(database === null).toBe(place === 'in memory');
        return createSearchEngine(root, database);
      };
      let engine = open();
      const openAgain = () => {
        engine.close();
        engine = open();
        for (const post of posts.values()) engine.put(post);
      };
      const posts = new Map<string, ReturnType<typeof summary>>();
      let revision = 0;
      for (const { texts, all, removed, query: written, unsaved, titled, closed } of steps) {
        const changes = all === null ? texts : ids.map((id) => [id, all] as const);
        for (const [id, content] of changes) {
          writeFileSync(join(root, id), content);
          const title = titled ? content : id;
          posts.set(id, summary(id, { title, revision: `${revision++}` as never }));
          engine.put(posts.get(id) ?? expect.fail());
        }
        if (removed !== null && posts.delete(removed)) engine.remove(removed as never);
        const wanted = {
          within: {},
          limit: 1000,
          unsaved: unsaved ? [{ id: unsaved[0] as never, text: unsaved[1] }] : [],
        };
        const ask = (of: SearchEngine) => [...of.search(parseSearch(written), wanted)].at(-1);
        // Asked while texts are unread, too: what is found then must not stay.
        ask(engine);
        engine.work();
        if (closed === 'before the texts are read') openAgain();
        ask(engine);
        idle(engine);
        if (closed === 'after') openAgain();
        idle(engine);
        const fresh = createSearchEngine(root, null);
        for (const post of posts.values()) fresh.put(post);
        idle(fresh);
        expect(ask(engine)).toEqual(ask(fresh));
      }
      engine.close();
    }),
    { numRuns: 15 },
  );
});
