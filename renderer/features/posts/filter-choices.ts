import { capitalized } from '../../../shared/base/capitalized.ts';
import { foldersOf, yearOf } from '../../../shared/library/query.ts';
import { countTags } from '../../../shared/library/tags.ts';
import type { PostState, PostSummary } from '../../../shared/model/post.ts';

export interface Choice<Value extends string = string> {
  readonly value: Value;
  readonly label: string;
  /** How many posts. */
  readonly note: string;
}

export interface FilterChoices {
  readonly states: readonly Choice<PostState>[];
  readonly tags: readonly Choice[];
  readonly years: readonly Choice[];
  readonly folders: readonly Choice[];
}

/** What the posts can be narrowed to, with counts: folders by name, years newest first, states and tags by frequency. */
export function filterChoices(posts: readonly PostSummary[], taxonomy: string): FilterChoices {
  const states = new Map<PostState, number>();
  const years = new Map<number, number>();
  for (const post of posts) {
    states.set(post.state, (states.get(post.state) ?? 0) + 1);
    const year = yearOf(post);
    if (year !== null) years.set(year, (years.get(year) ?? 0) + 1);
  }
  return {
    states: [...states]
      .toSorted((a, b) => b[1] - a[1])
      .map(([state, count]) => choice(state, capitalized(state), count)),
    years: [...years].toSorted((a, b) => b[0] - a[0]).map(([year, count]) => choice(String(year), String(year), count)),
    tags: countTags(posts, taxonomy).map(({ tag, count }) => choice(tag, tag, count)),
    folders: foldersOf(posts).map((folder) =>
      choice(folder, folder, posts.filter((post) => post.id.startsWith(`${folder}/`)).length),
    ),
  };
}

const choice = <Value extends string>(value: Value, label: string, count: number): Choice<Value> => ({
  value,
  label,
  note: String(count),
});
