import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { GitState } from '../../../shared/model/git.ts';
import type { PostId } from '../../../shared/model/post.ts';
import { useApp } from '../../state/context.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { FailureView } from './FailureView.tsx';
import { RepositoryView } from './RepositoryView.tsx';
import { useGitWork, type GitWork } from './use-git-work.ts';
import styles from './git.module.css';

interface GitDialogProps {
  readonly saveAll: () => Promise<readonly PostId[]>;
  readonly onOpen: (id: PostId) => void;
  readonly onClose: () => void;
}

/** The library's own git: what has changed, commit, pull and push. */
export function GitDialog({ saveAll, onOpen, onClose }: GitDialogProps) {
  const { git } = useApp();
  const state = useStore(git.store, (standing) => standing.state);
  const work = useGitWork(saveAll);
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // A button that cannot be pressed now has lost the focus, and with it the keyboard its way out of the dialog.
    if (document.activeElement === document.body) panel.current?.focus();
  }, [work.step]);
  return (
    <Dialog title="Publish changes" width="wide" onClose={onClose}>
      <div className={styles.panel} ref={panel} tabIndex={-1}>
        <Told work={work} />
        {state?.kind === 'repository' ? (
          <RepositoryView state={state} work={work} onOpen={onOpen} />
        ) : (
          state && <NoRepository state={state} />
        )}
      </div>
    </Dialog>
  );
}

/** The work under way, or what came of it. */
function Told({ work: { step, stop } }: { readonly work: GitWork }) {
  const { tasks } = useApp();
  const name = step.kind === 'working' ? step.task : null;
  const task = useStore(tasks.store, (all) => all.find(({ id }) => id === name));
  switch (step.kind) {
    case 'idle':
      return null;
    case 'told':
      return <Banner kind="info">{step.message}</Banner>;
    case 'failed':
      return <FailureView failure={step.failure} />;
    case 'working': {
      const { done, total, label } = task?.progress ?? { done: 0, total: 0, label: step.title };
      return (
        <div className={styles.working} aria-live="polite">
          <span>{task?.cancelling ? 'Stopping…' : `${label}…`}</span>
          <ProgressBar label={step.title} done={done} total={total} />
          {task && <Button onPress={stop}>Stop</Button>}
        </div>
      );
    }
  }
}

function NoRepository({ state }: { readonly state: Exclude<GitState, { readonly kind: 'repository' }> }) {
  switch (state.kind) {
    case 'no-git':
      return (
        <EmptyState title="Git is not installed">
          Or it is not in PATH. With it from git-scm.com this is where you commit, pull and push. Everything else works
          without.
        </EmptyState>
      );
    case 'no-repository':
      return (
        <EmptyState title="This folder is not in a repository">
          To keep it in one, run git init in it with a terminal. Longhand uses the repository that is there and brings
          no sync of its own.
        </EmptyState>
      );
    case 'refused':
      return <FailureView failure={state.failure} />;
  }
}
