import { useMemo } from 'react';
import { formatNumber } from '../../../shared/base/count-of.ts';
import { useSnapshot } from '../../state/context.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { Select } from '../../ui/Select.tsx';
import type { ExportChoice, faultsOf } from './export-choice.ts';
import styles from './exports.module.css';

interface ScopeChoicesProps {
  readonly choice: ExportChoice;
  readonly hasPost: boolean;
  /** How many posts are chosen in the list. */
  readonly chosen: number;
  /** What stood in the way of the last try. */
  readonly faults: ReturnType<typeof faultsOf>;
  readonly onChange: (choice: ExportChoice) => void;
}

/** Which posts are exported. */
export function ScopeChoices({ choice, hasPost, chosen, faults, onChange }: ScopeChoicesProps) {
  const posts = useSnapshot((snapshot) => snapshot.posts);
  const tags = useMemo(
    () => [...new Set(posts.flatMap((post) => post.taxonomies['tags'] ?? []))].sort(inWords),
    [posts],
  );
  const live = posts.filter((post) => post.state === 'live').length;
  const scopes = [
    ...(chosen > 0 ? [{ value: 'chosen', label: `The selected posts (${formatNumber(chosen)})` } as const] : []),
    ...(hasPost ? [{ value: 'post', label: 'This post' } as const] : []),
    ...(tags.length > 0 ? [{ value: 'tag', label: 'Posts with a tag' } as const] : []),
    { value: 'live', label: `All live posts (${formatNumber(live)})` } as const,
  ];
  const isMany = choice.scope === 'tag' || choice.scope === 'live';
  return (
    <>
      <RadioGroup
        label="What"
        value={choice.scope}
        options={scopes}
        onChange={(scope) => onChange({ ...choice, scope, tag: choice.tag || (tags[0] ?? '') })}
      />
      {choice.scope === 'tag' && (
        <Select
          label="Tag"
          value={choice.tag}
          options={tags.map((value) => ({ value, label: value }))}
          onChange={(tag) => onChange({ ...choice, tag })}
        />
      )}
      {faults.tag !== undefined && (
        <p role="alert" className={styles.fault}>
          {faults.tag}
        </p>
      )}
      {isMany && (
        <div className={styles.box}>
          <Checkbox
            label="Drafts and scheduled posts too"
            isSelected={choice.drafts}
            onChange={(drafts) => onChange({ ...choice, drafts })}
          />
        </div>
      )}
    </>
  );
}

const inWords = (one: string, other: string) => one.localeCompare(other);
