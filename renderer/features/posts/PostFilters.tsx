import { memo, useMemo } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { PostState } from '../../../shared/model/post.ts';
import { useApp, useSnapshot } from '../../state/context.ts';
import { noFilters } from '../../../shared/model/list.ts';
import { hasFilters } from '../../state/list-query.ts';
import { firstTaxonomy } from '../../state/shown-posts.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Select.tsx';
import { filterChoices, type Choice } from './filter-choices.ts';
import styles from './posts.module.css';

/** Narrowing by state, tag, folder and year, with how many posts each choice holds. */
export const PostFilters = memo(function PostFilters() {
  const { listQuery } = useApp();
  const posts = useSnapshot((snapshot) => snapshot.posts);
  // Not the text: it changes with every key, and a list of a thousand tags is slow to draw.
  const query = useStore(
    listQuery,
    useShallow(({ state, tag, taxonomy, folder, year }) => ({ state, tag, taxonomy, folder, year })),
  );
  const first = useSnapshot(firstTaxonomy);
  const taxonomy = query.taxonomy ?? first;
  const choices = useMemo(() => filterChoices(posts, taxonomy), [posts, taxonomy]);

  return (
    <fieldset className={styles.filters} aria-label="Filters">
      <Filter<PostState>
        label="State"
        any="Any state"
        value={query.state}
        choices={choices.states}
        onChange={(state) => listQuery.setState({ state })}
      />
      <Filter
        label="Tag"
        any={taxonomy === 'tags' ? 'Any tag' : `Any of ${taxonomy}`}
        value={query.tag}
        choices={choices.tags}
        onChange={(tag) => listQuery.setState({ tag, taxonomy: tag === null ? null : taxonomy })}
      />
      <Filter
        label="Year"
        any="Any year"
        value={query.year === null ? null : String(query.year)}
        choices={choices.years}
        onChange={(year) => listQuery.setState({ year: year === null ? null : Number(year) })}
      />
      <Filter
        label="Folder"
        any="Any folder"
        value={query.folder}
        choices={choices.folders}
        onChange={(folder) => listQuery.setState({ folder })}
      />
      {hasFilters(query) && (
        <Button look="link" onPress={() => listQuery.setState(noFilters)}>
          Clear filters
        </Button>
      )}
    </fieldset>
  );
});

interface FilterProps<Value extends string> {
  readonly label: string;
  /** What choosing nothing is called. */
  readonly any: string;
  readonly value: Value | null;
  readonly choices: readonly Choice<Value>[];
  readonly onChange: (value: Value | null) => void;
}

/** No tag, folder or state can have this name. */
const anyValue = '\0any';

function Filter<Value extends string>({ label, any, value, choices, onChange }: FilterProps<Value>) {
  // A tag that just lost its last post still filters; it stays in the list until another is chosen.
  const missing = value !== null && !choices.some((choice) => choice.value === value);
  const options = [
    { value: anyValue, label: any },
    ...choices,
    ...(missing ? [{ value, label: value, note: '0' }] : []),
  ];
  return (
    <Select
      label={label}
      labelHidden
      value={value ?? anyValue}
      options={options}
      onChange={(chosen) => onChange(choices.find((choice) => choice.value === chosen)?.value ?? null)}
    />
  );
}
