import { useStore } from 'zustand';
import { formatNumber } from '../../../shared/base/count-of.ts';
import { useApp } from '../../state/context.ts';
import { describeError } from '../../../shared/base/errors.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import styles from './posts.module.css';

/** What there is to say of a search besides its posts: that it failed, is not through yet, or was not understood. */
export function SearchNote() {
  const { textSearch } = useApp();
  const { answer, error } = useStore(textSearch.store);
  if (error)
    return (
      <Banner kind="error" actions={<Button onPress={textSearch.retry}>Try again</Button>}>
        {describeError(error)}
      </Banner>
    );
  if (!answer) return null;
  const { progress, problems } = answer;
  if (!progress && problems.length === 0) return null;
  return (
    <p className={styles.note}>
      {[
        ...problems,
        ...(progress ? [`${progress.label}: ${formatNumber(progress.done)} of ${formatNumber(progress.total)} …`] : []),
      ].join(' ')}
    </p>
  );
}
