import { expect, test } from 'vitest';
import { detectSite } from '../../../shared/generators/detect.ts';
import type { FieldValue } from '../../../shared/model/front-matter.ts';
import type { HeadingIds } from '../../../shared/model/site.ts';

test.each<readonly [string, FieldValue, readonly string[], HeadingIds]>([
  ['hugo.toml', { markup: { goldmark: { parser: { autoHeadingIDType: 'blackfriday' } } } }, [], { way: 'blackfriday' }],
  ['config/_default/markup.toml', { goldmark: { parser: { autoHeadingID: false } } }, [], { none: true }],
  ['hugo.yaml', { markup: { goldmark: { parser: { autoHeadingIDType: 'github' } } } }, [], {}],
  ['_config.yml', { kramdown: { input: 'kramdown', auto_id_prefix: 'x-' } }, [], { way: 'kramdown', prefix: 'x-' }],
  ['_config.yml', { kramdown: { input: 'GFM', auto_ids: false } }, [], { none: true }],
  ['_config.yml', { marked: { modifyAnchors: 2 } }, ['source/_posts'], { way: 'upper' }],
  ['_config.yml', { marked: { headerIds: false } }, ['source/_posts'], { none: true }],
  ['config.toml', { base_url: 'https://x', slugify: { anchors: 'safe' } }, [], { way: 'words' }],
  ['config.toml', { base_url: 'https://x', slugify: { anchors: 'on' } }, [], {}],
])('how headings are named by %s with %j', (path, data, folders, headingIds) => {
  const own = { path, data, text: '' };
  const configs = path.startsWith('config/') ? [{ path: 'hugo.toml', data: null, text: '' }, own] : [own];
  expect(detectSite({ configs, folders, posts: [], samples: [] }).headingIds).toEqual(headingIds);
});
