import { expect, test } from 'vitest';
import { siteProfile } from '../../../shared/generators/profiles.ts';
import { siteAddresses } from '../../../shared/generators/site-config.ts';
import type { FieldValue } from '../../../shared/model/front-matter.ts';

test('Zola says how it makes addresses of names', () => {
  const read = (slugify: FieldValue) =>
    siteAddresses(siteProfile('zola'), [{ path: 'config.toml', text: '', data: { slugify } }]);
  const names = [{ paths: 'safe' }, { paths: 'off' }, { paths: 'on' }, {}].map((slugify) => read(slugify).names);
  expect(names).toEqual(['safe', 'off', 'on', 'on']);
  expect(read({ paths_keep_dates: true }).keepDates).toBe(true);
  expect(read({}).keepDates).toBe(false);
});
