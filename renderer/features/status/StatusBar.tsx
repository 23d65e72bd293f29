import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useStore } from 'zustand';
import { formatNumber } from '../../../shared/base/count-of.ts';
import { generatorNames } from '../../../shared/model/site.ts';
import type { PostSession } from '../../document/types.ts';
import { useApp, useSnapshot } from '../../state/context.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { Tooltip } from '../../ui/Tooltip.tsx';
import { useToldPhase } from '../../ui/use-told-phase.ts';
import { savedText } from './saved-text.ts';
import { Words, WordsToday } from './Words.tsx';
import styles from './status.module.css';

interface StatusBarProps {
  readonly session: PostSession | null;
  /** What stands before the name of the generator. */
  readonly children?: ReactNode;
}

/** One line: saved, words, reading time, place, what kind of file and site this is, and running work. */
export function StatusBar({ session, children }: StatusBarProps) {
  const generator = useSnapshot((snapshot) => snapshot.library.profile.generator);
  return (
    <footer className={styles.status} aria-label="Status">
      {session && <PostStatus session={session} />}
      <span className={styles.spring} />
      <WordsToday />
      <Opening />
      <Reading />
      <Tasks />
      {children}
      <span className={styles.generator}>{generator === 'plain' ? 'Plain folder' : generatorNames[generator]}</span>
    </footer>
  );
}

/** Each part looks at what it shows and no more: what saving says changes while somebody writes. */
function PostStatus({ session }: { readonly session: PostSession }) {
  const format = useStore(session.projections, (derived) => derived.frontMatter?.format);
  return (
    <>
      <Saved session={session} />
      <Counts session={session} />
      <Place session={session} />
      <span className={styles.optional}>{format ? format.toUpperCase() : 'No front matter'}</span>
    </>
  );
}

function Saved({ session }: { readonly session: PostSession }) {
  const { phase, savedAt } = useStore(session.status);
  const saved = savedText(useToldPhase(phase), savedAt);
  return saved && <span>{saved}</span>;
}

function Counts({ session }: { readonly session: PostSession }) {
  const stats = useStore(session.projections, (derived) => derived.stats);
  const id = useStore(session.status, (status) => status.id);
  return (
    stats && (
      <>
        <Words id={id} words={stats.words + stats.cjk} />
        <Tooltip text={stats.how}>
          <AriaButton className={styles.minutes ?? ''}>
            {stats.minutes} min read ({stats.override ? 'set in the post' : stats.rule})
          </AriaButton>
        </Tooltip>
      </>
    )
  );
}

/** Moves with every key: nothing else is looked at for it. */
function Place({ session }: { readonly session: PostSession }) {
  const { line, column, selectedWords } = useStore(session.projections, (derived) => derived.cursor);
  return (
    <>
      {selectedWords > 0 && <span>{formatNumber(selectedWords)} selected</span>}
      <span className={styles.optional}>
        Ln {formatNumber(line)}, Col {formatNumber(column)}
      </span>
    </>
  );
}

function Tasks() {
  const { tasks } = useApp();
  const running = useStore(tasks.store);
  return running.map(({ id, title, progress, cancelling }) => (
    <span key={id} className={styles.late}>
      <Running title={title} progress={progress} stopping={cancelling} onStop={() => tasks.cancel(id)} />
    </span>
  ));
}

/** Another library, which is read before this one is left. */
function Opening() {
  const { library } = useApp();
  const name = useStore(library.store, ({ opening }) => opening);
  if (name === null) return null;
  return (
    <span className={styles.late}>
      <Running title={`Opening ${name}`} progress={null} onStop={async () => library.stopOpening()} />
    </span>
  );
}

/** The posts of a large library come a few at a time. */
function Reading() {
  const { api } = useApp();
  const library = useSnapshot((snapshot) => snapshot.library.id);
  const reading = useSnapshot((snapshot) => snapshot.reading);
  if (!reading) return null;
  return (
    <span className={styles.late}>
      <Running title="Reading posts" progress={reading} onStop={() => api.library.stopReading({ library })} />
    </span>
  );
}

interface RunningProps {
  readonly title: string;
  readonly progress: { readonly done: number; readonly total: number } | null;
  readonly stopping?: boolean;
  readonly onStop: () => Promise<void>;
}

/** Work that takes its time, how far it is, and a way to stop it. */
function Running({ title, progress, stopping = false, onStop }: RunningProps) {
  const { notices } = useApp();
  return (
    <span className={styles.task}>
      {stopping ? 'Stopping…' : title}
      <span className={styles.taskBar}>
        <ProgressBar label={title} done={progress?.done ?? 0} total={progress?.total ?? 0} />
      </span>
      <IconButton
        icon={X}
        label={`Stop: ${title}`}
        isDisabled={stopping}
        onPress={() => void onStop().catch((error) => notices.fail('It could not be stopped', error))}
      />
    </span>
  );
}
