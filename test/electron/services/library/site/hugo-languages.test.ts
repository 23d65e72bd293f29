import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { createDisk } from '../../../../../electron/fs/disk.ts';
import { surveySite } from '../../../../../electron/services/library/site/site.ts';
import { detectSite } from '../../../../../shared/generators/detect.ts';
import { siteAddresses } from '../../../../../shared/generators/site-config.ts';
import { postId } from '../../../../../shared/model/post.ts';
import { permalinkOf } from '../../../../../shared/site/permalink.ts';
import { noSiteFields } from '../../../../../shared/site/site-post.ts';
import { tempFolder } from '../../../../support/temp-library.ts';

async function detected(config: Readonly<Record<string, string>>, posts: readonly string[]) {
  const root = await tempFolder();
  for (const [name, text] of Object.entries(config)) {
    const path = join(root, name.startsWith('/') ? '' : 'config/_default', name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
  const survey = surveySite(createDisk().sync, root);
  return { survey, profile: detectSite({ ...survey, posts: posts.map(postId), samples: [] }) };
}

test('the languages of a site may have a file each, as in the folder of the Blowfish and Congo themes', async () => {
  const files = {
    'hugo.toml': 'baseURL = "https://example.org/"\ndefaultContentLanguage = "en"\n',
    'languages.de.toml': 'weight = 2\ntitle = "Mein Blog"\n',
    'languages.en.toml': 'weight = 1\ntitle = "My blog"\n',
    'params.toml': 'colorScheme = "noir"\n',
  };
  const { survey, profile } = await detected(files, ['content/posts/a/index.en.md', 'content/posts/a/index.de.md']);
  expect(profile.generator).toBe('hugo');
  expect(profile.languages).toEqual([
    { code: 'de', folder: null },
    { code: 'en', folder: null },
  ]);
  const addresses = siteAddresses(profile, survey.configs);
  const at = (id: string, language: string) =>
    permalinkOf(profile, addresses, {
      ...noSiteFields,
      ...{ id: postId(id), title: 'A', date: null, time: null, taxonomies: {}, language },
    });
  expect([at('content/posts/a/index.en.md', 'en'), at('content/posts/a/index.de.md', 'de')]).toEqual([
    '/posts/a/',
    '/de/posts/a/',
  ]);
});

test('one language may have a file beside that of the others', async () => {
  const files = {
    'hugo.toml': 'baseURL = "https://example.org/"\n',
    'languages.toml': '[en]\nweight = 1\n[de]\nweight = 2\n',
    'languages.fr.toml': 'weight = 3\n',
  };
  const { profile } = await detected(files, ['content/posts/a.en.md']);
  expect(profile.languages.map(({ code }) => code).toSorted()).toEqual(['de', 'en', 'fr']);
});

test('the tables of the folder are merged into those of the main file, as `hugo config` shows them', async () => {
  const files = {
    '/hugo.toml':
      'defaultContentLanguage = "en"\n[languages.en]\ncontentDir = "content/en"\n[languages.de]\nweight = 2\ncontentDir = "content/de"\n',
    'languages.toml': '[de]\ntitle = "Mein Blog"\n[fr]\ncontentDir = "content/fr"\n',
  };
  const { profile } = await detected(files, ['content/en/posts/a.md', 'content/de/posts/a.md']);
  expect(profile.languages).toEqual([
    { code: 'en', folder: 'content/en' },
    { code: 'de', folder: 'content/de' },
    { code: 'fr', folder: 'content/fr' },
  ]);
});
