import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { corrections as schema } from '../../../shared/contract/corrections.ts';
import { correctedParts, profileParts, withCorrection } from '../../../shared/generators/corrections.ts';
import { detectSite } from '../../../shared/generators/detect.ts';
import type { DetectInput } from '../../../shared/generators/rules/generator-rules.ts';
import { siteProfile } from '../../../shared/generators/profiles.ts';
import { postId } from '../../../shared/model/post.ts';
import type { ProfileCorrections, ProfilePart, SiteProfile } from '../../../shared/model/site.ts';
import { valueIn } from './profile-part.ts';

const hugo: DetectInput = {
  configs: [{ path: 'hugo.toml', text: '', data: { title: 'Tides', timeZone: 'Europe/Oslo' } }],
  folders: [],
  posts: [postId('content/posts/a.md'), postId('notes/b.md')],
  samples: [
    { id: postId('content/posts/a.md'), format: 'yaml', keys: ['title', 'date'], fields: [], text: '' },
    { id: postId('notes/b.md'), format: 'toml', keys: ['title', 'published'], fields: [], text: '' },
  ],
};

/** Another value for each part than the one that detection finds. */
const others: Required<ProfileCorrections> = {
  generator: 'zola',
  siteFolder: 'notes',
  siteTitle: 'Ebb',
  author: { name: 'Ada', links: [] },
  language: 'de',
  languages: [{ code: 'nb', folder: 'notes' }],
  timeZone: 'Asia/Tokyo',
  contentFolders: ['notes'],
  ignoredFolders: ['/attic'],
  newFolder: 'notes/new',
  draftFolder: 'notes/drafts',
  template: 'notes/template.md',
  fileName: '{date}-{slug}.md',
  slugs: 'github',
  format: 'json',
  yaml: 'core',
  fields: {
    title: [['name']],
    date: [['written']],
    updated: [['changed']],
    expiry: [['ends']],
    description: [['about']],
    cover: [['extra', 'picture']],
    slug: [['path']],
    draft: null,
  },
  taxonomies: [{ name: 'boats', fields: [['boats']], text: 'commas' }],
  publishesFuture: true,
  publishesDrafts: true,
  publishesExpired: true,
  pathDates: 'first',
  assets: [{ folder: 'pictures', url: '/pictures/' }],
  excerptMarker: null,
  reading: { name: 'Mine', words: 100, cjk: 100, firstImage: 0, code: false, round: 'nearest' },
};

describe('corrections of a profile', () => {
  test('the list of parts is whole', () => {
    const fields = Object.keys(siteProfile('plain').fields).map((name) => `fields.${name}`);
    const whole = Object.keys(siteProfile('plain')).filter(
      (key) => !/^(?:fields|bundles|sections|leftOut|assetFolders|headingIds|mdx|defaults|evidence|notes)$/.test(key),
    );
    expect(profileParts.toSorted()).toEqual([...whole, ...fields].toSorted());
    expect(correctedParts(others).toSorted()).toEqual(profileParts.toSorted());
  });

  test.each(profileParts)('%s is as the person says, with the reason, and as found again without', (part) => {
    const value = valueIn(others as unknown as SiteProfile, part);
    const corrections = withCorrection({}, part, value as never);
    const found = detectSite(hugo);
    expect(valueIn(found, part)).not.toEqual(value);
    const corrected = detectSite(hugo, corrections);
    expect(valueIn(corrected, part)).toEqual(value);
    const explained = corrected.evidence.find((evidence) => evidence.part === part);
    const asFound = found.evidence.find((evidence) => evidence.part === part);
    const { finding, because } = asFound ?? {};
    expect(explained).toMatchObject({ because: 'you chose it', from: 'person', found: { finding, because } });
    expect(detectSite(hugo, withCorrection(corrections, part, undefined))).toEqual(found);
  });

  test('every part is explained once, in words', () => {
    const { evidence } = detectSite(hugo);
    expect(evidence.map(({ part }) => part)).toEqual(profileParts);
    const of = (part: ProfilePart) => evidence.find((one) => one.part === part);
    expect(of('generator')).toMatchObject({ finding: 'generator: hugo', because: 'hugo.toml is there', from: 'files' });
    expect(of('timeZone')).toMatchObject({ because: 'hugo.toml says so', from: 'files' });
    expect(of('excerptMarker')).toMatchObject({ because: 'Hugo does so by itself', from: 'generator' });
    expect(of('fields.draft')).toMatchObject({ because: 'Hugo does so by itself', from: 'generator' });
    expect(of('reading')).toMatchObject({ because: 'Hugo does so by itself', from: 'generator' });
    expect(of('author')).toMatchObject({ because: 'nothing says otherwise', from: 'longhand' });
  });

  test('a generator is named only where it has a rule', () => {
    const { evidence } = detectSite({
      configs: [{ path: '.eleventy.js', text: '', data: null }],
      folders: ['posts'],
      posts: [],
      samples: [],
    });
    const byItself = evidence.filter(({ from }) => from === 'generator').map(({ part }) => part);
    expect(byItself).toEqual([
      'timeZone',
      'ignoredFolders',
      'yaml',
      'fields.date',
      'fields.slug',
      'taxonomies',
      'publishesFuture',
      'pathDates',
      'excerptMarker',
    ]);
    const ours = evidence.filter(({ from }) => from === 'longhand');
    expect(ours.map(({ part }) => part)).toEqual(expect.arrayContaining(['siteTitle', 'reading', 'newFolder']));
    expect(new Set(ours.map(({ because }) => because))).toEqual(new Set(['nothing says otherwise']));
  });

  test('one part is taken back without the others', () => {
    const two = withCorrection(
      withCorrection({ timeZone: 'Asia/Tokyo' }, 'fields.date', [['on']]),
      'fields.draft',
      null,
    );
    expect(two).toEqual({ timeZone: 'Asia/Tokyo', fields: { date: [['on']], draft: null } });
    expect(withCorrection(two, 'fields.date', undefined)).toEqual({
      timeZone: 'Asia/Tokyo',
      fields: { draft: null },
    });
    expect(withCorrection({ fields: { draft: null } }, 'fields.draft', undefined)).toEqual({});
  });

  test('only what makes sense is taken', () => {
    const takes = (corrections: unknown) => v.safeParse(schema, corrections).success;
    expect(takes(others)).toBe(true);
    expect(takes({})).toBe(true);
    for (const wrong of [
      { generator: 'wordpress' },
      { timeZone: 'Moon/Crater' },
      { language: 'not a tag' },
      { contentFolders: ['../elsewhere'] },
      { contentFolders: ['/etc'] },
      { newFolder: 'a/../../b' },
      { draftFolder: 'C\\..\\x' },
      { fileName: 'post.md' },
      { fileName: '{slug}.txt' },
      { fileName: '../{slug}.md' },
      { fields: { title: [] } },
      { fields: { title: null } },
      { assets: [{ folder: '', url: 'images' }] },
      { reading: { name: 'x', words: 0, cjk: 1, firstImage: 0, code: true, round: 'up' } },
    ])
      expect([wrong, takes(wrong)]).toEqual([wrong, false]);
  });
});
