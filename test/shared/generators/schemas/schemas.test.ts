import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createDisk } from '../../../../electron/fs/disk.ts';
import { readSiteSchemas } from '../../../../electron/services/library/site/schemas.ts';
import { checkValue } from '../../../../shared/generators/schemas/check.ts';
import { readJsonSchema } from '../../../../shared/generators/schemas/json-schema.ts';
import { schemaOf } from '../../../../shared/generators/schemas/schemas.ts';
import type { FieldValue } from '../../../../shared/model/front-matter.ts';
import { postId } from '../../../../shared/model/post.ts';
import type { FieldDefinition, PostSchema } from '../../../../shared/model/schema.ts';
import { tempLibrary } from '../../../support/temp-library.ts';

const fixture = (name: string) => readFileSync(join(import.meta.dirname, '../../../fixtures/schemas', name), 'utf8');

async function schemasOf(files: Readonly<Record<string, string>>, siteFolder = ''): Promise<readonly PostSchema[]> {
  const root = await tempLibrary(files);
  const profile = { siteFolder, assets: [{ folder: 'static', url: '/' }] };
  const program = Object.entries(files).find(([path]) => path.endsWith('content.config.ts'));
  const configs = program ? [{ path: program[0], text: program[1], data: null }] : [];
  return readSiteSchemas(createDisk().sync, root, profile, configs);
}

/** `title: text, required` for each field, nested ones dotted. */
const brief = (fields: readonly FieldDefinition[]): readonly string[] =>
  fields.flatMap(({ path, type, required, choices, limits, item, fields: inner, ...more }) => [
    [
      `${path.join('.')}: ${type}`,
      ...(required ? ['required'] : []),
      ...(choices.length > 0 ? [choices.map(({ value }) => String(value)).join('|')] : []),
      ...(Object.keys(limits).length > 0 ? [JSON.stringify(limits)] : []),
      ...(item ? [`of ${item.type}`] : []),
      ...(more.default === undefined ? [] : [`else ${JSON.stringify(more.default)}`]),
    ].join(', '),
    ...brief(inner),
  ]);

describe('schemas that Astro itself wrote', () => {
  const expected = [
    'title: text, required, {"minLength":3,"maxLength":80}',
    'pubDate: date, required',
    'updated: date',
    'draft: boolean, else false',
    'tags: list, {"maxItems":5}, of text, else []',
    'level: choice, easy|hard',
    'order: number, {"min":1,"integer":true}',
    'rating: number, {"min":0}',
    'cover: text',
    'link: text',
    'slug2: text, required, {"pattern":"^[a-z-]+$"}',
    'author: text',
    'seo: map',
    'seo.title: text, required',
    'seo.noindex: boolean',
    'links: list, of map',
    'either: choice, a|b',
    'date2: date',
  ];

  test.each(['astro-5-blog.schema.json', 'astro-6-blog.schema.json'])('%s', async (name) => {
    const [schema] = await schemasOf(
      {
        'web/.astro/collections/blog.schema.json': fixture(name),
        'web/src/content.config.ts': fixture('content.config.ts'),
      },
      'web',
    );
    expect(schema).toMatchObject({
      name: 'blog',
      source: 'web/.astro/collections/blog.schema.json',
      places: ['web/src/data/posts'],
    });
    expect(brief(schema?.fields ?? [])).toEqual(expected);
    expect(schema?.fields[0]?.description).toBe('Shown in lists');
    const links = schema?.fields.find(({ path }) => path[0] === 'links')?.item;
    expect(brief(links?.fields ?? [])).toEqual(['label: text, required', 'url: text, required']);
  });

  test('a collection that the program does not place is in the folder of its name', async () => {
    const [schema] = await schemasOf({ '.astro/collections/notes.schema.json': fixture('astro-6-blog.schema.json') });
    expect(schema?.places).toEqual(['src/content/notes']);
  });
});

test('Decap CMS', async () => {
  const schemas = await schemasOf({ 'static/admin/config.yml': fixture('decap.yml') });
  expect(schemas.map(({ name, places }) => [name, ...places])).toEqual([
    ['posts', 'content/posts'],
    ['about', 'content/about.md'],
  ]);
  expect(brief(schemas[0]?.fields ?? [])).toEqual([
    'title: text, required, {"pattern":"^.{3,}$","patternMessage":"Three characters at least"}',
    'date: date, required, else ""',
    'draft: boolean, else false',
    'rating: number, {"min":1,"max":5,"integer":true}',
    'length: text',
    'kind: choice, required, essay|note',
    'topics: list, {"maxItems":2}, of choice',
    'tags: list, of text',
    'pictures: list, of image',
    'links: list, of map',
    'seo: map',
    'seo.title: text, required',
    'place: any',
  ]);
  expect(schemas[0]?.fields[2]).toMatchObject({ label: 'Draft', description: 'Hidden from readers' });
  expect(brief(schemas[0]?.fields[9]?.item?.fields ?? [])).toEqual(['label: text, required', 'url: text']);
});

test('Front Matter CMS', async () => {
  const schemas = await schemasOf({ 'frontmatter.json': fixture('frontmatter.json') });
  expect(schemas.map(({ name, places }) => [name, ...places])).toEqual([
    ['post', 'content/posts'],
    ['page', 'content/posts', 'content/pages'],
  ]);
  expect(brief(schemas[0]?.fields ?? [])).toEqual([
    'title: text, required',
    'description: long-text',
    'date: date',
    'draft: boolean, else true',
    'kind: choice, essay|note',
    'weight: number, {"min":1,"max":9,"integer":true}',
    'tags: list, {"maxItems":3}, of text',
    'cover: image',
    'links: list, of map',
    'params: map',
    'params.math: boolean',
  ]);
  expect(brief(schemas[0]?.fields[8]?.item?.fields ?? [])).toEqual(['url: text']);
});

test('files that hold no schema are left out', async () => {
  const files = {
    '.astro/collections/a.schema.json': '{',
    '.astro/collections/b.schema.json': '{"$ref":"#/definitions/b","definitions":{"b":{"$ref":"#/definitions/b"}}}',
    '.astro/collections/c.schema.json': '{"type":"string"}',
    'frontmatter.json': '[]',
    'admin/config.yml': 'collections: {}',
    'static/admin/config.yml': '- x',
  };
  expect(await schemasOf(files)).toEqual([]);
  expect(await schemasOf({ 'a.md': '' })).toEqual([]);
});

test('a schema that contains itself ends', () => {
  const tree = {
    $ref: '#/definitions/tree',
    definitions: {
      tree: { type: 'object', properties: { child: { $ref: '#/definitions/tree' }, name: { type: 'string' } } },
    },
  };
  expect(brief(readJsonSchema(tree) ?? []).length).toBeLessThan(40);
});

test('the schema of a post is that of the nearest folder, the file itself, or of its type', () => {
  const schema = (name: string, ...places: readonly string[]): PostSchema => ({ name, source: '', places, fields: [] });
  const schemas = [
    schema('all', 'content'),
    schema('post', 'content/posts'),
    schema('note', 'content/posts'),
    schema('about', 'content/about.md'),
  ];
  const name = (id: string, type?: string) => schemaOf(schemas, postId(id), type)?.name;
  expect(name('content/x.md')).toBe('all');
  expect(name('content/posts/deep/x.md')).toBe('post');
  expect(name('content/posts/x.md', 'note')).toBe('note');
  expect(name('content/posts/x.md', 'all')).toBe('post');
  expect(name('content/about.md')).toBe('about');
  expect(name('contents/x.md')).toBeUndefined();
});

describe('what the site would refuse', () => {
  const field = (schema: FieldValue): FieldDefinition => {
    const [found] = readJsonSchema({ type: 'object', properties: { a: schema }, required: ['a'] }) ?? [];
    if (!found) throw new Error('no field');
    return found;
  };

  test.each<[FieldValue, FieldValue | undefined, RegExp | null]>([
    [{ type: 'string' }, undefined, /needs a value/],
    [{ type: 'string' }, '', /needs a value/],
    [{ type: 'string', default: 'x' }, undefined, null],
    [{ type: 'string' }, 3, /a text/],
    [{ type: 'string', minLength: 3 }, 'ab', /at least 3 characters/],
    [{ type: 'string', maxLength: 1 }, 'ab', /at most 1 character /],
    [{ type: 'string', pattern: '^[a-z]+$' }, 'A', /this form/],
    [{ type: 'string', pattern: '^[a-z]+$' }, 'a', null],
    [{ type: 'string', pattern: '(' }, 'a', null],
    [{ type: 'string', pattern: '^(a+)+$' }, `${'a'.repeat(60)}!`, null],
    [{ type: 'string', pattern: '^a*a*a*a*a*$' }, 'b'.repeat(100_000), null],
    [{ type: 'integer' }, 1.5, /whole number/],
    [{ type: 'integer', exclusiveMinimum: 1 }, 1, /below 2/],
    [{ type: 'number', maximum: 1 }, 2, /above 1/],
    [{ type: 'number' }, '2', /a number/],
    [{ type: 'boolean' }, 'yes', /true or false/],
    [{ type: 'string', format: 'date' }, 'soon', /a date/],
    [{ type: 'string', format: 'date' }, '2024-01-02', null],
    [{ enum: ['a', 'b'] }, 'c', /one of: a, b/],
    [{ enum: ['a', 'b'] }, 'b', null],
    [{ type: 'array', items: { type: 'string', minLength: 1, maxLength: 2 } }, ['a', 'abc'], /Item 2: .*at most 2/],
    [{ type: 'array', minItems: 2 }, ['a'], /at least 2 items/],
    [{ type: 'array', maxItems: 0 }, ['a'], /at most 0 items/],
    [{ type: 'array' }, 'a', /a list/],
    [{ type: 'object', properties: {} }, [], /keys with values/],
    [{}, [1, 'x'], null],
  ])('%o: %j', (schema, value, wrong) => {
    const said = checkValue(field(schema), value);
    if (wrong === null) expect(said).toBeNull();
    else expect(said).toMatch(wrong);
  });
});
