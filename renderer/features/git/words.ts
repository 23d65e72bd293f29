import { countOf, formatNumber } from '../../../shared/base/count-of.ts';
import { isImageName } from '../../../shared/base/file-names.ts';
import type { GitChange, GitChangeKind, GitRepository, GitState } from '../../../shared/model/git.ts';

export const kindWords: Readonly<Record<GitChangeKind, string>> = {
  new: 'New',
  changed: 'Changed',
  renamed: 'Renamed',
  deleted: 'Deleted',
  conflict: 'In conflict',
};

const conflictsIn = ({ changes }: GitRepository) => changes.filter(({ kind }) => kind === 'conflict').length;

/** The branch and what is to be done, for the bar; null: nothing is shown there. */
export function shortStanding(state: GitState | null): string | null {
  if (state?.kind !== 'repository') return null;
  const { branch, ahead, behind, changes } = state;
  const open = conflictsIn(state);
  const parts = [
    branch ?? 'No branch',
    open > 0 ? countOf(open, 'conflict') : changes.length > 0 && countOf(changes.length, 'change'),
    ahead > 0 && `${formatNumber(ahead)} to push`,
    behind > 0 && `${formatNumber(behind)} to pull`,
  ];
  return parts.filter(Boolean).join(' · ');
}

/** The same in a sentence, for the head of the panel. */
export function standing({ branch, upstream, remote, ahead, behind, underWay }: GitRepository): string {
  if (underWay !== null && underWay !== 'merge')
    return `In the middle of a ${underWay}. Settle what is in conflict, then go on in a terminal: git ${underWay} --continue.`;
  if (branch === null) return 'No branch is checked out. Check one out in a terminal before you commit.';
  if (underWay === 'merge') return `On ${branch}, in the middle of a merge.`;
  if (remote === null)
    return `On ${branch}. There is no remote to pull from or push to: in a terminal, git remote add origin ADDRESS.`;
  if (upstream === null) return `On ${branch}, which was not pushed to ${remote} yet.`;
  if (ahead + behind === 0) return `On ${branch}, the same as ${upstream} when it was last asked.`;
  const counts = [ahead > 0 && `${countOf(ahead, 'commit')} to push`, behind > 0 && `${formatNumber(behind)} to pull`];
  return `On ${branch}: ${counts.filter(Boolean).join(', ')}.`;
}

/** Posts and images are meant at first; other files may be what nobody wants to publish. */
export const isMeant = ({ id, isPost }: GitChange): boolean => isPost || isImageName(id);
