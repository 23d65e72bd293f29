import { formatNumber } from '../../../shared/base/count-of.ts';
import { useSnapshot } from '../../state/context.ts';
import { runCommand } from '../../commands/registry.ts';
import type { TagForm } from '../../state/tag-form.ts';
import { Button } from '../../ui/Button.tsx';
import { startForm } from './start-form.ts';
import styles from './tags.module.css';

interface TagActionsProps {
  /** Those that are chosen, the most used first. */
  readonly tags: readonly string[];
  /** There is none that could be. */
  readonly isEmpty: boolean;
  readonly onForm: (form: TagForm) => void;
  readonly onDelete: () => void;
}

/** What can be done with the tags that are chosen. */
export function TagActions({ tags, isEmpty, onForm, onDelete }: TagActionsProps) {
  const movable = useSnapshot((snapshot) => snapshot.library.profile.taxonomies.length > 1);
  const start = (kind: TagForm['kind']) => () => onForm(startForm(kind, tags));
  if (tags.length === 0)
    return (
      <>
        {!isEmpty && <p className={styles.hint}>Enter shows the posts of a tag, Space chooses it.</p>}
        <Button onPress={() => runCommand('changes.history')}>History…</Button>
      </>
    );
  const one = tags.length === 1;
  return (
    <>
      <output className={styles.hint}>{formatNumber(tags.length)} chosen</output>
      <Button onPress={start(one ? 'rename' : 'merge')}>{one ? 'Rename…' : 'Merge…'}</Button>
      {one && <Button onPress={start('split')}>Split…</Button>}
      {movable && <Button onPress={start('move')}>Move…</Button>}
      <Button onPress={onDelete}>Delete…</Button>
    </>
  );
}
