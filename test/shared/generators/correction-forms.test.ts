import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { corrections as schema } from '../../../shared/contract/corrections.ts';
import { correctionForms, fillForm, type Filled, type FormPart } from '../../../shared/generators/correction-forms.ts';
import { profileParts, withCorrection } from '../../../shared/generators/corrections.ts';
import { siteProfile } from '../../../shared/generators/profiles.ts';
import { generators, type SiteProfile } from '../../../shared/model/site.ts';
import { valueIn } from './profile-part.ts';

const parts = Object.keys(correctionForms) as readonly FormPart[];

const several: SiteProfile = {
  ...siteProfile('hugo'),
  siteFolder: 'site',
  siteTitle: 'Tides',
  contentFolders: ['', 'content/posts'],
  draftFolder: '',
  template: 'archetypes/posts.md',
  languages: [
    { code: 'en', folder: '' },
    { code: 'de', folder: null },
    { code: 'nb', folder: 'content/nb' },
  ],
  fields: { ...siteProfile('hugo').fields, draft: null, cover: [['extra', 'cover'], ['image']] },
  taxonomies: [{ name: 'boats', fields: [['boats'], ['extra', 'boat']], text: 'commas', single: [['extra', 'boat']] }],
  assets: [
    { folder: '', url: '/' },
    { folder: 'static/images', url: '/images/' },
  ],
  excerptMarker: null,
};

describe('the form of each correction', () => {
  test('every part but the author has one', () => {
    expect(parts.toSorted()).toEqual(profileParts.filter((part) => part !== 'author').toSorted());
  });

  test.each(parts)('%s: what the form shows is read back as the same value', (part) => {
    for (const profile of [...generators.map(siteProfile), several])
      expect(correctionForms[part].read(fillForm(part, profile))).toEqual(valueIn(profile, part));
  });

  test.each<[FormPart, Filled[], unknown]>([
    ['contentFolders', [{ '': ' content/ \n\n./notes\n.\n' }], ['content', 'notes', '']],
    ['ignoredFolders', [{ '': '/public/\nnode_modules' }], ['/public', 'node_modules']],
    ['newFolder', [{ '': ' content/posts/ ' }], 'content/posts'],
    ['draftFolder', [{ '': ' ' }], null],
    ['template', [{ '': ' ' }], null],
    ['template', [{ '': ' archetypes/a.md ' }], 'archetypes/a.md'],
    ['fields.title', [{ '': 'headline, extra.title ,' }], [['headline'], ['extra', 'title']]],
    ['fields.draft', [{ '': '' }], null],
    ['excerptMarker', [{ '': ' ' }], null],
    ['publishesDrafts', [{ '': 'true' }], true],
    [
      'taxonomies',
      [{ name: ' Tags ', fields: 'tags', text: 'spaces' }],
      [{ name: 'tags', fields: [['tags']], text: 'spaces' }],
    ],
    ['assets', [{ url: '/img/', folder: './static/img/' }], [{ url: '/img/', folder: 'static/img' }]],
    ['languages', [], []],
  ])('%s is read as a person types it', (part, rows, value) => {
    const read = correctionForms[part].read(rows);
    expect(read).toEqual(value);
    expect(v.is(schema, withCorrection({}, part, read as never))).toBe(true);
  });
});
