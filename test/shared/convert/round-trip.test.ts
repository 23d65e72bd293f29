import { describe, expect, test } from 'vitest';
import { siteProfile } from '../../../shared/generators/profiles.ts';
import { conversionTargets } from '../../../shared/model/task.ts';
import { sitesFor } from '../../../shared/convert/sites.ts';
import { convertFolder, type Folder } from '../../support/convert-folder.ts';
import { fixtures, type Fixture } from '../../support/convert-fixtures.ts';

const folderOf = ({ generator, posts, files }: Fixture): Folder => ({
  profile: sitesFor(siteProfile(generator), generator).to,
  posts: new Map(Object.entries(posts)),
  files: new Set(files),
});

/** The texts by where they came from, since a site without a place for pages has them among its posts. */
const textsOf = ({ posts }: Folder, origin: (path: string) => string) =>
  Object.fromEntries([...posts].map(([path, text]) => [origin(path), text]));

describe.each(fixtures.map((fixture) => [fixture.name, fixture] as const))('%s', (_, fixture) => {
  const source = folderOf(fixture);

  test.each(conversionTargets)('from %s to every other one and back: the same texts and files', (one) => {
    const first = convertFolder(source, one);
    for (const other of conversionTargets.filter((target) => target !== one)) {
      const there = convertFolder(first, other);
      const back = convertFolder(there, one);
      const origin = (path: string) => there.origins.get(back.origins.get(path) ?? '') ?? '';
      expect(textsOf(back, origin), other).toEqual(textsOf(first, (path) => path));
      expect(back.files, other).toEqual(first.files);
    }
  });
});
