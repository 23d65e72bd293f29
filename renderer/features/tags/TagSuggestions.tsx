import { useMemo } from 'react';
import { countOf } from '../../../shared/base/count-of.ts';
import { suggestMerges } from '../../../shared/library/similar-tags.ts';
import type { TagCount } from '../../../shared/library/tags.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './tags.module.css';

interface TagSuggestionsProps {
  readonly counts: readonly TagCount[];
  readonly onMerge: (from: readonly string[], to: string) => void;
}

/** More than this help nobody at once; the next come when these are merged. */
const most = 20;

/** Tags that look like each other, each merged by one press. */
export function TagSuggestions({ counts, onMerge }: TagSuggestionsProps) {
  const suggestions = useMemo(() => suggestMerges(counts), [counts]);
  if (suggestions.length === 0) return null;
  return (
    <section className={styles.suggestions} aria-label="Tags that look alike">
      <h3 className={styles.hint}>{countOf(suggestions.length, 'group looks', 'groups look')} alike</h3>
      <ul>
        {suggestions.slice(0, most).map(({ into, from, because }) => (
          <li key={into} className={styles.suggestion}>
            <span className={styles.tag} dir="auto">
              {from.join(', ')} → {into}
            </span>
            {because === 'typing' && <span className={styles.hint}>one letter apart</span>}
            <Button look="link" aria-label={`Merge into ${into}`} onPress={() => onMerge([...from, into], into)}>
              Merge
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
