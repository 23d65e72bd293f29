import { expect, test } from 'vitest';
import { detectSite } from '../../../shared/generators/detect.ts';

test.each([
  ['website/docusaurus.config.ts', "export default { staticDirectories: ['public', './static/'] };", 'public static'],
  ['website/docusaurus.config.ts', "export default { /* staticDirectories: ['public'] */ };", 'static'],
  ['website/astro.config.mjs', "export default {\n  publicDir: './static',\n};", 'static'],
  ['website/astro.config.mjs', 'export default {};', 'public'],
])('the folders of images of %s with %j', (path, text, folders) => {
  const { assets } = detectSite({ configs: [{ path, text, data: null }], folders: [], posts: [], samples: [] });
  const expected = [...folders.split(' ').map((name) => `website/${name}`), 'website'];
  expect(assets).toEqual(expected.map((folder) => ({ folder, url: '/' })));
});
