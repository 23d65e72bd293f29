import type { PostId } from '../../../../shared/model/post.ts';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { countTags } from '../../../../shared/library/tags.ts';
import { finish } from '../../../support/finish.ts';
import { openForOperations } from '../../../support/operations.ts';
import { filesBelow, tempFolder } from '../../../support/temp-library.ts';
import { inCorpus } from '../../../support/corpus.ts';

const corpus = inCorpus('corpus', 'tags of real sites renamed and back');
const sites = corpus === null ? [] : readdirSync(corpus).filter((name) => statSync(join(corpus, name)).isDirectory());

async function bytesBelow(root: string): Promise<ReadonlyMap<string, string>> {
  const paths = await filesBelow(root);
  return new Map(
    await Promise.all(paths.map(async (path) => [path, await readFile(join(root, path), 'latin1')] as const)),
  );
}

/** The corpus may be read-only, and a copy of a read-only file is one too. */
async function copyWritable(from: string, to: string): Promise<void> {
  for (const path of await filesBelow(from)) {
    await mkdir(dirname(join(to, path)), { recursive: true });
    await writeFile(join(to, path), await readFile(join(from, path)));
  }
}

describe.skipIf(corpus === null)('real tags renamed and back', () => {
  let changed = 0;

  test.each(sites)('%s', async (name) => {
    const root = join(await tempFolder('corpus'), name);
    await copyWritable(join(corpus ?? '', name), root);
    const { library, tags } = await openForOperations(root);
    const before = await bytesBelow(root);
    for (const taxonomy of library.info.profile.taxonomies) {
      const most = countTags(library.snapshot().posts, taxonomy.name)[0];
      if (!most) continue;
      const request = { library: library.info.id, taxonomy: taxonomy.name, leaveOut: [] };
      const there = await finish(
        tags.change({ ...request, action: { kind: 'rename', from: most.tag, to: 'another-name' } }),
      );
      expect(there.failed).toEqual([]);
      const has = (id: PostId) => library.find(id)?.taxonomies[taxonomy.name]?.includes(most.tag) ?? false;
      expect(there.changed.length + there.skipped.filter(({ id }) => has(id)).length).toBe(most.count);
      const between = await bytesBelow(root);
      expect([...between].filter(([path, bytes]) => bytes !== before.get(path))).toHaveLength(there.changed.length);
      await finish(tags.change({ ...request, action: { kind: 'rename', from: 'another-name', to: most.tag } }));
      const after = await bytesBelow(root);
      expect([...after].filter(([path, bytes]) => bytes !== before.get(path)).map(([path]) => path)).toEqual([]);
      changed += there.changed.length;
    }
  });

  test('there were tags to rename', () => expect(changed).toBeGreaterThan(300));
});
