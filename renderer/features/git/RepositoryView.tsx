import { ArrowDown, ArrowUp } from 'lucide-react';
import { useMemo, useState, type FormEvent } from 'react';
import { useStore } from 'zustand';
import { countOf } from '../../../shared/base/count-of.ts';
import { basename } from '../../../shared/base/paths.ts';
import { proposeMessage } from '../../../shared/library/commit-message.ts';
import type { GitChange, GitRepository } from '../../../shared/model/git.ts';
import type { PostId } from '../../../shared/model/post.ts';
import { useApp, useSnapshot } from '../../state/context.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { ChangeList } from './ChangeList.tsx';
import { MergeBanner } from './MergeBanner.tsx';
import type { GitWork } from './use-git-work.ts';
import { isMeant, standing } from './words.ts';
import styles from './git.module.css';

interface RepositoryViewProps {
  readonly state: GitRepository;
  readonly work: GitWork;
  readonly onOpen: (id: PostId) => void;
}

/** Where the branch stands, what has changed, and the message of the next commit. */
export function RepositoryView({ state, work, onOpen }: RepositoryViewProps) {
  const { changes } = state;
  const merging = state.underWay === 'merge';
  const [turned, setTurned] = useState<ReadonlyMap<PostId, boolean>>(new Map());
  const busy = work.step.kind === 'working';
  const isAlone = state.remote === null;
  const titleOf = useTitles();
  const isChosen = (change: GitChange) => change.ofMerge ?? turned.get(change.id) ?? isMeant(change);
  const chosen = changes.filter((change) => change.kind !== 'conflict' && isChosen(change));
  const open = changes.length - changes.filter(({ kind }) => kind !== 'conflict').length;
  return (
    <>
      <div className={styles.head}>
        <p>{standing(state)}</p>
        <Button isDisabled={busy || isAlone} onPress={() => void work.pull()}>
          <ArrowDown size={14} aria-hidden /> Pull
        </Button>
        <Button isDisabled={busy || isAlone} onPress={() => void work.push()}>
          <ArrowUp size={14} aria-hidden /> Push
        </Button>
      </div>
      {merging && <MergeBanner open={open} isDisabled={busy} onGiveUp={() => void work.abortMerge()} />}
      {changes.length === 0 && !merging ? (
        <EmptyState title="Nothing to commit">Every file of the library is as in the last commit.</EmptyState>
      ) : (
        <ChangeList
          changes={changes}
          titleOf={titleOf}
          isChosen={isChosen}
          isFixed={work.step.kind === 'working' && !work.step.isLook}
          isDisabled={busy}
          onChoose={(ids, isIn) => setTurned(new Map([...turned, ...ids.map((id) => [id, isIn] as const)]))}
          onSettle={(id, choice) => void work.settle(id, choice)}
          onOpen={onOpen}
        />
      )}
      {(changes.length > 0 || merging) && (
        <CommitForm
          proposed={state.mergeMessage ?? proposeMessage(chosen, titleOf)}
          label={
            merging ? 'Commit the merge' : chosen.length === 0 ? 'Commit' : `Commit ${countOf(chosen.length, 'file')}`
          }
          isDisabled={busy || open > 0 || (chosen.length === 0 && !merging)}
          onCommit={(message) =>
            work.commit(
              chosen.map(({ id }) => id),
              message,
            )
          }
        />
      )}
    </>
  );
}

/** The title of a changed post; of other files, and of posts that have gone, the name. */
function useTitles(): (change: GitChange) => string {
  const posts = useSnapshot((snapshot) => snapshot.posts);
  return useMemo(() => {
    const titles = new Map(posts.map(({ id, title }) => [id, title]));
    return ({ id }: GitChange) => titles.get(id) ?? basename(id);
  }, [posts]);
}

interface CommitFormProps {
  readonly proposed: string;
  readonly label: string;
  readonly isDisabled: boolean;
  /** Whether it was committed. */
  readonly onCommit: (message: string) => Promise<boolean>;
}

function CommitForm({ proposed, label, isDisabled, onCommit }: CommitFormProps) {
  const { store } = useApp().git;
  const typed = useStore(store, (standing) => standing.message);
  const type = (text: string | null) => store.setState({ message: text });
  const message = typed ?? proposed;
  const commit = async (event: FormEvent) => {
    event.preventDefault();
    if (await onCommit(message)) type(null);
  };
  return (
    <form className={styles.commit} onSubmit={(event) => void commit(event)}>
      <TextField label="Message" lines value={message} onChange={type} />
      <Button look="primary" type="submit" isDisabled={isDisabled || message.trim() === ''}>
        {label}
      </Button>
    </form>
  );
}
