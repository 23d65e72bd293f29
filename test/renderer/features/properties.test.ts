import { describe, expect, test } from 'vitest';
import { dateProblem, dayOf, withDay } from '../../../renderer/features/properties/date-text.ts';
import { propertyModel, publishEdit } from '../../../renderer/features/properties/property-model.ts';
import { readFrontMatter } from '../../../shared/frontmatter/read.ts';
import { siteProfile } from '../../../shared/library/profiles.ts';
import type { Generator } from '../../../shared/model/site.ts';

describe('another day in a written date', () => {
  test.each([
    ['2024-01-15', '2024-03-02'],
    ['2024-01-15T09:30:00+01:00', '2024-03-02T09:30:00+01:00'],
    ['2016-06-17 12:00:00 -4', '2024-03-02 12:00:00 -4'],
    ['2024/1/15', '2024/3/2'],
    ['January 15, 2024', '2024-03-02'],
    ['', '2024-03-02'],
  ])('%s keeps everything else', (written, expected) => {
    expect(withDay(written, '2024-03-02')).toBe(expected);
    expect(dayOf(expected)).toBe('2024-03-02');
  });

  test('what is no date is refused, and nothing is a date too', () => {
    expect(dateProblem('soon')).toContain('not read as a date');
    expect(dateProblem('2024-02-30')).not.toBeNull();
    expect(dateProblem(' ')).toBeNull();
    expect(dateProblem('Jul 08 2022')).toBeNull();
  });
});

const modelOf = (generator: Generator, block: string) => {
  const frontMatter = readFrontMatter(block);
  if (!frontMatter) throw new Error('no front matter');
  return propertyModel(siteProfile(generator), frontMatter);
};

describe('the form of a post', () => {
  test('shows known fields in their places and the rest in the order written', () => {
    const model = modelOf('hugo', '---\nweight: 3\ntitle: A\ntags: [x]\nmood: calm\n---\n');
    expect(model.title.field?.value).toBe('A');
    expect(model.date).toMatchObject({ field: null, path: ['date'] });
    expect(model.taxonomies[0]).toMatchObject({ label: 'Tags', path: ['tags'] });
    expect(model.others.map(({ path }) => path.join('.'))).toEqual(['weight', 'mood']);
  });

  test('does not show a map again whose fields are all shown', () => {
    const model = modelOf('zola', '+++\ntitle = "A"\n[taxonomies]\ntags = ["x"]\n[extra]\nmood = "calm"\n+++\n');
    expect(model.others.map(({ path }) => path.join('.'))).toEqual(['extra']);
  });

  test('takes a draft out by the field that holds it there', () => {
    expect(publishEdit(modelOf('hugo', '---\ndraft: true\n---\n'))).toEqual({
      op: 'set',
      path: ['draft'],
      value: false,
    });
    expect(publishEdit(modelOf('jekyll', '---\npublished: false\n---\n'))).toEqual({
      op: 'set',
      path: ['published'],
      value: true,
    });
    expect(publishEdit(modelOf('hugo', '---\ndraft: false\n---\n'))).toBeNull();
    expect(publishEdit(modelOf('hugo', '---\ntitle: A\n---\n'))).toBeNull();
  });
});
