import { chmod, cp, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { postId } from '../../../shared/model/post.ts';
import { tempFolder } from '../../support/temp-library.ts';
import { randomFrom } from '../../support/random.ts';
import { createHeadlessView } from '../../support/headless-view.ts';
import { inCorpus } from '../../support/corpus.ts';
import { openSessions } from './open-sessions.ts';

const corpus = inCorpus('corpus', 'real posts through sessions and services');

const random = randomFrom(7);

/** The longer text without what was put into the shorter one, when that is all that differs. */
function withoutInsertion(longer: Buffer, shorter: Buffer): Buffer {
  let at = 0;
  while (at < shorter.length && longer[at] === shorter[at]) at++;
  return Buffer.concat([longer.subarray(0, at), longer.subarray(at + longer.length - shorter.length)]);
}

test.runIf(corpus)(
  'every post of the corpus: opened, saved, a word put in anywhere and taken back, byte for byte',
  async () => {
    const root = await tempFolder('corpus');
    await cp(corpus ?? '', root, { recursive: true });
    // The corpus may be read-only where it lies.
    for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
      await chmod(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o755 : 0o644);
    }
    // What follows the folder would read each post again after each of thousands of saves.
    const { sessions, library, posts } = await openSessions(root, { watch: false });
    const tally = { untouched: 0, restored: 0, readOnly: 0 };
    for (const { id } of posts) {
      const file = join(root, id);
      const [before, { mtimeMs }] = [await readFile(file), await stat(file)];
      const session = await sessions.open(library.id, postId(id));
      await session.save();
      expect((await stat(file)).mtimeMs, id).toBe(mtimeMs);
      tally.untouched++;
      if (session.status.getState().phase === 'read-only') tally.readOnly++;
      else {
        const editor = createHeadlessView(session.state());
        const detach = session.attach(editor.view);
        editor.select(Math.floor(random() * (editor.state().doc.length + 1)));
        editor.type('word ');
        expect(await session.save(), id).toMatchObject({ kind: 'saved' });
        expect(withoutInsertion(await readFile(file), before), id).toEqual(before);
        editor.undo();
        expect(await session.save(), id).toMatchObject({ kind: 'saved' });
        detach();
        tally.restored++;
      }
      await session.close();
      expect((await readFile(file)).equals(before), id).toBe(true);
    }
    console.log(`corpus: ${posts.length} posts listed`, tally);
    expect(posts.length).toBeGreaterThan(1800);
    expect(tally.readOnly).toBeLessThan(30);
  },
  900_000,
);
