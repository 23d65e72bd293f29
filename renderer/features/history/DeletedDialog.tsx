import { Undo2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { GridList, GridListItem } from 'react-aria-components';
import { describeFailure } from '../../../shared/contract/errors.ts';
import type { DeletedPost } from '../../../shared/model/history.ts';
import type { PostId } from '../../../shared/model/post.ts';
import { useApp, useSnapshot } from '../../state/context.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { momentInWords } from '../../ui/moment.ts';
import { rowClass } from '../../ui/row-class.ts';
import styles from './history.module.css';

interface DeletedDialogProps {
  readonly onClose: () => void;
  readonly onRestored: (id: PostId) => void;
}

/** Posts that the library has no more but the history has. Bringing one back writes a new file. */
export function DeletedDialog({ onClose, onRestored }: DeletedDialogProps) {
  const { api, notices, changes } = useApp();
  const library = useSnapshot((snapshot) => snapshot.library.id);
  const [found, setFound] = useState<{ readonly posts: readonly DeletedPost[]; readonly at: number } | null>(null);
  const posts = found?.posts;
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    const asked = new AbortController();
    const { signal } = asked;
    api.history.deleted({ library }, { signal }).then(
      (deleted) => !signal.aborted && setFound({ posts: deleted, at: Date.now() }),
      (error: unknown) => !signal.aborted && setProblem(`They could not be listed. ${describeFailure(error)}`),
    );
    return () => asked.abort();
  }, [api, library]);

  /** The trash would find its name taken. */
  const forgetUndo = (id: PostId) => {
    for (const { id: notice, action } of notices.store.getState()) {
      const undo = action?.command === 'changes.undo' ? changes.trashUndo.find(library, action.argument) : null;
      if (!undo?.change.ids.includes(id)) continue;
      changes.trashUndo.tookBack(undo.change, [id], true);
      if (undo.change.ids.length === 1) notices.dismiss(notice);
    }
  };
  const restore = async ({ id, last }: DeletedPost) => {
    setBusy(true);
    try {
      const restored = await api.history.restore({ library, id, snapshot: last.id });
      if (restored.id === id) forgetUndo(id);
      notices.add({ kind: 'info', title: 'The post is back', detail: restored.id });
      onRestored(restored.id);
    } catch (error) {
      setBusy(false);
      setProblem(`${id} could not be brought back. ${describeFailure(error)}`);
    }
  };

  return (
    <Dialog title="Deleted posts" width="medium" onClose={onClose} actions={<Button onPress={onClose}>Close</Button>}>
      <p>These are in the history and not in the library any more. A post comes back as a file of its own.</p>
      {problem !== null && <Banner kind="error">{problem}</Banner>}
      <GridList
        aria-label="Deleted posts"
        className={styles.deleted ?? ''}
        items={posts ?? []}
        selectionMode="none"
        dependencies={[busy]}
        onAction={(key) => {
          const post = posts?.find(({ id }) => id === key);
          if (post && !busy) void restore(post);
        }}
        renderEmptyState={() => posts && <EmptyState title="None">No post of the history is missing.</EmptyState>}
      >
        {(post) => <DeletedRow post={post} now={found?.at ?? 0} busy={busy} onRestore={() => void restore(post)} />}
      </GridList>
    </Dialog>
  );
}

interface DeletedRowProps {
  readonly post: DeletedPost;
  readonly now: number;
  readonly busy: boolean;
  readonly onRestore: () => void;
}

function DeletedRow({ post: { id, title, last }, now, busy, onRestore }: DeletedRowProps) {
  return (
    <GridListItem id={id} textValue={title} className={rowClass(styles.deletedRow)}>
      <span className={styles.what}>
        <span dir="auto">{title}</span>
        <span className={styles.aside}>
          {id}
          <br />
          Last kept: {momentInWords(last.time, now)}
        </span>
      </span>
      <IconButton icon={Undo2} label={`Bring back ${id}`} isDisabled={busy} onPress={onRestore} />
    </GridListItem>
  );
}
