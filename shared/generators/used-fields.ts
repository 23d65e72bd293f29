import type { FieldKind } from '../model/front-matter.ts';
import type { FieldUse } from '../model/library.ts';
import type { SamplePost } from './rules/generator-rules.ts';

/** The fields that some posts have, the most frequent first, each with the kind that most of them give it. */
export function usedFields(samples: readonly Pick<SamplePost, 'fields'>[]): readonly FieldUse[] {
  const uses = new Map<string, Map<FieldKind, number>>();
  for (const { fields } of samples)
    for (const { name, kind } of fields) {
      const counts = uses.get(name) ?? new Map<FieldKind, number>();
      uses.set(name, counts.set(kind, (counts.get(kind) ?? 0) + 1));
    }
  return [...uses]
    .map(([name, counts]): FieldUse => {
      const [most] = [...counts].filter(([kind]) => kind !== 'null').toSorted((a, b) => b[1] - a[1]);
      return { name, kind: most?.[0] ?? 'text', posts: [...counts.values()].reduce((sum, count) => sum + count, 0) };
    })
    .toSorted((a, b) => b.posts - a.posts || a.name.localeCompare(b.name));
}
