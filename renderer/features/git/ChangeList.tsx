import { useState } from 'react';
import { countOf, formatNumber } from '../../../shared/base/count-of.ts';
import type { GitChange, GitChoice } from '../../../shared/model/git.ts';
import type { PostId } from '../../../shared/model/post.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { FileDifference } from './FileDifference.tsx';
import { kindWords } from './words.ts';
import styles from './git.module.css';

export interface ChangeListProps {
  readonly changes: readonly GitChange[];
  readonly titleOf: (change: GitChange) => string;
  readonly isChosen: (change: GitChange) => boolean;
  /** What is chosen is in use, and stays. */
  readonly isFixed: boolean;
  readonly isDisabled: boolean;
  readonly onChoose: (ids: readonly PostId[], isIn: boolean) => void;
  readonly onSettle: (id: PostId, choice: GitChoice) => void;
  readonly onOpen: (id: PostId) => void;
}

/** Files that are drawn at once. */
const step = 200;

/** Every changed file with what became of it and its difference, to be chosen for the commit; conflicts first. */
export function ChangeList(props: ChangeListProps) {
  const { changes } = props;
  const [shown, setShown] = useState(step);
  const ordered = [
    ...changes.filter(({ kind }) => kind === 'conflict'),
    ...changes.filter(({ kind, isPost }) => kind !== 'conflict' && isPost),
    ...changes.filter(({ kind, isPost }) => kind !== 'conflict' && !isPost),
  ];
  const rest = ordered.length - shown;
  const choices = changes.filter(isChoice);
  const chosen = choices.filter(props.isChosen).length;
  return (
    <>
      {choices.length > 1 && (
        <Checkbox
          label={`All ${countOf(choices.length, 'file')}`}
          isSelected={chosen === choices.length}
          isIndeterminate={chosen > 0 && chosen < choices.length}
          isDisabled={props.isFixed}
          onChange={(isIn) =>
            props.onChoose(
              choices.map(({ id }) => id),
              isIn,
            )
          }
        />
      )}
      <ul className={styles.changes} aria-label="Changed files">
        {ordered.slice(0, shown).map((change) => (
          <ChangeRow key={change.id} {...props} change={change} />
        ))}
        {rest > 0 && (
          <li className={styles.more}>
            <Button onPress={() => setShown(shown + step)}>Show {formatNumber(Math.min(step, rest))} more</Button>{' '}
            <span className={styles.hint}>of {formatNumber(rest)}; those chosen are committed, shown or not</span>
          </li>
        )}
      </ul>
    </>
  );
}

/** What the commit of a merge holds anyway is not to be chosen. */
const isChoice = ({ kind, ofMerge }: GitChange) => kind !== 'conflict' && !ofMerge;

function ChangeRow({ change, ...props }: ChangeListProps & { readonly change: GitChange }) {
  const { id, from, kind } = change;
  const { isDisabled, onSettle, onOpen } = props;
  const [isOpen, setOpen] = useState(kind === 'conflict');
  const title = props.titleOf(change);
  const inConflict = kind === 'conflict';
  return (
    <li>
      <div className={styles.row} data-kind={kind}>
        {isChoice(change) && (
          <Checkbox
            aria-label={`${title}, ${id}`}
            isSelected={props.isChosen(change)}
            isDisabled={props.isFixed}
            onChange={(isIn) => props.onChoose([id], isIn)}
          />
        )}
        <span className={styles.name}>
          <span dir="auto">{title}</span>{' '}
          {from !== undefined && <span className={styles.hint}>{`${from} → ${id}`}</span>}
          {from === undefined && title !== id && <span className={styles.hint}>{id}</span>}
        </span>
        <span className={styles.kind}>{change.ofMerge ? `${kindWords[kind]} by the merge` : kindWords[kind]}</span>
        <Button
          look="link"
          aria-expanded={isOpen}
          aria-label={`Difference of ${title}${isOpen ? ': Hide' : ''}`}
          onPress={() => setOpen(!isOpen)}
        >
          {isOpen ? 'Hide' : 'Difference'}
        </Button>
      </div>
      {isOpen && <FileDifference change={change} />}
      {inConflict && (
        <div className={styles.settle}>
          <Button isDisabled={isDisabled} onPress={() => onSettle(id, 'mine')}>
            Keep mine
          </Button>
          <Button isDisabled={isDisabled} onPress={() => onSettle(id, 'theirs')}>
            Take theirs
          </Button>
          {change.isPost && <Button onPress={() => onOpen(id)}>Edit both…</Button>}
          <Button isDisabled={isDisabled} onPress={() => onSettle(id, 'as-it-is')}>
            Settled as the file is
          </Button>
        </div>
      )}
    </li>
  );
}
