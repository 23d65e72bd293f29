import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createDisk } from '../../../../../electron/fs/disk.ts';
import { addressesIn, isSiteFile } from '../../../../../electron/services/library/site/site.ts';
import { siteProfile } from '../../../../../shared/generators/profiles.ts';
import { tempFolder } from '../../../../support/temp-library.ts';

test('the versions of docs stand in files beside the configuration', async () => {
  const root = await tempFolder();
  await mkdir(join(root, 'website'));
  await writeFile(join(root, 'website/docusaurus.config.ts'), 'export default {};');
  await writeFile(join(root, 'website/versions.json'), '["2.0", "1.0"]');
  await writeFile(join(root, 'website/hand_versions.json'), '["3"]');
  const profile = { ...siteProfile('docusaurus'), siteFolder: 'website' };
  const { versions } = addressesIn(createDisk().sync, root, profile);
  expect(versions).toEqual({ '': ['2.0', '1.0'], hand: ['3'] });
  expect(['website/versions.json', 'website/hand_versions.json'].map(isSiteFile)).toEqual([true, true]);
});
