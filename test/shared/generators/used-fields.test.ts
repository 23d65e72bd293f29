import { expect, test } from 'vitest';
import { usedFields } from '../../../shared/generators/used-fields.ts';

test('the fields of the posts, the most frequent first, with the kind that most of them have', () => {
  const text = { name: 'mood', kind: 'text' } as const;
  expect(
    usedFields([
      { fields: [{ name: 'date', kind: 'date' }, text] },
      {
        fields: [
          { name: 'date', kind: 'text' },
          { name: 'cover', kind: 'null' },
        ],
      },
      {
        fields: [
          { name: 'date', kind: 'date' },
          { name: '__proto__', kind: 'number' },
        ],
      },
    ]),
  ).toEqual([
    { name: 'date', kind: 'date', posts: 3 },
    { name: '__proto__', kind: 'number', posts: 1 },
    { name: 'cover', kind: 'text', posts: 1 },
    { name: 'mood', kind: 'text', posts: 1 },
  ]);
});
