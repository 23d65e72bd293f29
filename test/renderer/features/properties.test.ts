import { describe, expect, test } from 'vitest';
import {
  dateProblem,
  granularity,
  pickedDate,
  withPicked,
  zoneNote,
} from '../../../renderer/features/properties/date-value.ts';
import { controlOf, formModel, itemPlaces, summary } from '../../../renderer/features/properties/form-model.ts';
import { itemEdits, tagEdits } from '../../../renderer/features/properties/list-edits.ts';
import { liveSentence } from '../../../renderer/features/properties/live-sentence.ts';
import { fieldOffers, newField, newItem } from '../../../renderer/features/properties/new-field.ts';
import { readFrontMatter } from '../../../shared/frontmatter/read.ts';
import { siteProfile } from '../../../shared/generators/profiles.ts';
import type { DefinedType, FieldDefinition, PostSchema } from '../../../shared/model/schema.ts';
import type { Generator } from '../../../shared/model/site.ts';

describe('a date between the text and the picker', () => {
  test.each(['2024-01-15', '2024-01-15T09:30:00+01:00', '2016-06-17 12:00:00 -4', '2024/1/5', '2024-1-5 9:05'])(
    '%s comes back as it was',
    (written) => {
      const picked = pickedDate(written);
      expect(picked && withPicked(written, picked)).toBe(written);
    },
  );

  test('another day and clock keep precision, form and offset', () => {
    const picked = pickedDate('2024-03-02T04:05:06');
    if (!picked) throw new Error('no date');
    expect(withPicked('2024-01-15', picked)).toBe('2024-03-02');
    expect(withPicked('2024-01-15T09:30:00+01:00', picked)).toBe('2024-03-02T04:05:06+01:00');
    expect(withPicked('', picked)).toBe('2024-03-02');
    expect(granularity('2024-01-15T09:30')).toBe('minute');
  });

  test('the zone stands beside a clock only', () => {
    expect(zoneNote('2024-01-15', 'Europe/Oslo')).toBe('');
    expect(zoneNote('2024-01-15 10:00', 'Europe/Oslo')).toBe('Europe/Oslo');
    expect(zoneNote('2024-01-15T10:00:00-04:00', 'Europe/Oslo')).toBe('-04:00');
  });

  test('what is no date is refused, and nothing is a date too', () => {
    expect(dateProblem('soon')).toContain('not read as a date');
    expect(dateProblem('2024-02-30')).not.toBeNull();
    expect(dateProblem(' ')).toBeNull();
    expect(dateProblem('Jul 08 2022')).toBeNull();
  });
});

const define = (name: string, type: DefinedType, more: Partial<FieldDefinition> = {}): FieldDefinition => ({
  path: [name],
  type,
  label: null,
  description: null,
  required: false,
  choices: [],
  limits: {},
  item: null,
  fields: [],
  ...more,
});
const schemaWith = (...fields: readonly FieldDefinition[]): PostSchema => ({
  name: 's',
  source: 's',
  places: [''],
  fields,
});

const modelOf = (generator: Generator, block: string, schema: PostSchema | null = null) => {
  const frontMatter = readFrontMatter(block);
  if (!frontMatter) throw new Error('no front matter');
  return formModel(siteProfile(generator), frontMatter, schema);
};
const names = (places: readonly { readonly path: readonly string[] }[]) => places.map(({ path }) => path.join('.'));

describe('the form of a post', () => {
  test('shows known fields in their places and the rest in the order written', () => {
    const model = modelOf('hugo', '---\nweight: 3\ntitle: A\ntags: [x]\nmood: calm\n---\n');
    expect(model.title.field?.value).toBe('A');
    expect(model.date).toMatchObject({ field: null, path: ['date'] });
    expect(model.taxonomies[0]).toMatchObject({ label: 'Tags', path: ['tags'] });
    expect(names(model.others)).toEqual(['weight', 'mood']);
  });

  test('does not show a map again whose fields are all shown', () => {
    const model = modelOf('zola', '+++\ntitle = "A"\n[taxonomies]\ntags = ["x"]\n[extra]\nmood = "calm"\n+++\n');
    expect(names(model.others)).toEqual(['extra']);
  });

  test('knows a draft by its own flag, or by one that says the opposite', () => {
    expect(modelOf('hugo', '---\ndraft: true\n---\n').draft).toMatchObject({ path: ['draft'], inverted: false });
    expect(modelOf('jekyll', '---\npublished: false\n---\n').draft).toMatchObject({
      path: ['published'],
      inverted: true,
    });
    expect(modelOf('jekyll', '---\ntitle: A\n---\n').draft).toBeNull();
  });

  test('shows what a schema needs, with its label, and where the schema has it', () => {
    const schema = schemaWith(
      define('pubDate', 'date', { label: 'Published' }),
      define('hero', 'image', { required: true }),
      define('mood', 'text'),
    );
    const model = modelOf('plain', '---\ntitle: A\n---\n', schema);
    expect(model.date).toMatchObject({ path: ['pubDate'], label: 'Published' });
    expect(names(model.others)).toEqual(['hero']);
  });
});

describe('the control of a field', () => {
  const controls = (block: string, schema: PostSchema | null = null) =>
    modelOf('plain', `---\n${block}\n---\n`, schema).others.map(controlOf);

  test('follows what it holds', () => {
    expect(
      controls(
        'a: x\nb: 1\nc: true\nd: 2024-01-02\ne: "2024-01-02"\nf: Jul 08 2022\ng: [x]\nh: {x: 1}\ni: [{x: 1}]\nj:',
      ),
    ).toEqual(['text', 'number', 'switch', 'date', 'date', 'text', 'list', 'group', 'items', 'text']);
    expect(controls('a: a text that is longer than its line\nb: "two\\nlines"')).toEqual(['long-text', 'long-text']);
  });

  test('follows the schema where only certain values fit, and where nothing is there', () => {
    const choice = define('mood', 'choice', { choices: [{ value: 'calm', label: 'Calm' }] });
    const empty = define('when', 'date');
    const crew = define('crew', 'list', { required: true, item: define('crew', 'map') });
    expect(controls('mood: wild\nwhen:', schemaWith(choice, empty, crew))).toEqual(['choice', 'date', 'items']);
  });
});

describe('a list', () => {
  const placeOf = (block: string) => {
    const [place] = modelOf('plain', `---\n${block}\n---\n`).others;
    if (!place) throw new Error('no field');
    return place;
  };

  test('of tags is edited by its items, in whatever form it has', () => {
    const list = tagEdits(placeOf('list: a, b'), 'commas');
    expect(list.items).toEqual(['a', 'b']);
    expect(list.rename(1, 'c')).toEqual({ op: 'rename-item', path: ['list'], from: 'b', to: 'c' });
    expect(list.move?.(0, 1)).toEqual({ op: 'move-item', path: ['list'], from: 0, to: 1 });
    expect(tagEdits(placeOf('list: [[a, b], [c]]'), 'one')).toMatchObject({ items: ['a', 'b', 'c'], move: null });
  });

  test('of anything else by their places', () => {
    const list = itemEdits(placeOf('list: [1, 1]'));
    expect(list.remove(1)).toEqual({ op: 'remove', path: ['list', '1'] });
    expect(list.rename(0, '7')).toEqual({ op: 'set', path: ['list', '0'], value: '7' });
    expect(list.add('7')).toEqual({ op: 'set', path: ['list', '2'], value: 7 });
    expect(list.add('x')).toEqual({ op: 'set', path: ['list', '2'], value: 'x' });
  });

  test('of maps is a group of its items under the first text in each', () => {
    const places = itemPlaces(placeOf('list: [{name: Nora}, {n: 1}, [a]]'));
    expect(places.map(({ label, item }) => [label, item])).toEqual([
      ['Nora', { index: 0, count: 3 }],
      ['1', { index: 1, count: 3 }],
      ['Item 3', { index: 2, count: 3 }],
    ]);
    expect(summary({ a: ['x', null], b: { c: 1 } })).toBe('x, 1');
  });
});

describe('a new field', () => {
  test('is offered from the schema, then from other posts, without those that are there', () => {
    const used = [
      { name: 'mood', kind: 'text', posts: 3 },
      { name: 'hero', kind: 'text', posts: 2 },
    ] as const;
    expect(fieldOffers([define('hero', 'image'), define('tags', 'list')], used, ['tags'])).toMatchObject([
      { name: 'hero', kind: 'text', note: 'site' },
      { name: 'mood', kind: 'text', note: '3 posts' },
    ]);
  });

  test('takes what the site takes by default, else something of its kind', () => {
    expect(newField(['when'], 'date', null, '2024-05-06')).toEqual({
      op: 'set',
      path: ['when'],
      value: '2024-05-06',
      kind: 'date',
    });
    expect(newField(['n'], 'number', define('n', 'number', { default: 7 }), '')).toMatchObject({ value: 7 });
    const choice = define('c', 'choice', { choices: [{ value: 3, label: 'Three' }] });
    expect(newField(['c'], 'text', choice, '')).toMatchObject({ value: 3, kind: 'number' });
  });

  test('of a list of maps has the keys of the one before it, empty', () => {
    expect(newItem({ name: 'N', age: 3, tags: ['x'], on: true }, null)).toEqual({
      name: '',
      age: 0,
      tags: [],
      on: false,
    });
    const item = define('crew', 'map', { fields: [define('role', 'text', { required: true }), define('x', 'text')] });
    expect(newItem(null, item)).toEqual({ role: '' });
    expect(newItem(null, null)).toEqual({ name: '' });
  });
});

test('the sentence says when, and why not', () => {
  const now = Date.UTC(2024, 5, 1, 12);
  const status = { date: null, time: null, until: null, since: null, why: '' } as const;
  expect(liveSentence({ ...status, state: 'live' }, now, 'UTC')).toBe('This post is part of the site.');
  expect(liveSentence({ ...status, state: 'draft', why: 'It is in the folder _drafts.' }, now, 'UTC')).toBe(
    'This post stays a draft: it is in the folder _drafts.',
  );
  expect(liveSentence({ ...status, state: 'scheduled', until: Date.UTC(2024, 5, 4, 12) }, now, 'Asia/Tokyo')).toBe(
    'This post goes live in 3 days, on June 4, 2024 at 21:00.',
  );
  expect(liveSentence({ ...status, state: 'live', until: Date.UTC(2024, 5, 2) }, now, 'UTC')).toBe(
    'This post is part of the site, and expires in 12 hours, on June 2, 2024.',
  );
});
