import { useApp } from '../../state/context.ts';
import type { ExportReport } from '../../../shared/model/task.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './exports.module.css';

interface ExportReportViewProps {
  readonly report: ExportReport;
  /** Nothing of it is done yet. */
  readonly isPlanned?: boolean;
}

/** What an export did, or would do. */
export function ExportReportView({ report, isPlanned = false }: ExportReportViewProps) {
  const { api, hello, notices } = useApp();
  const { folder, written, unchanged, removed, skipped, failed, warnings, cancelled } = report;
  const show = () =>
    void api.app.revealPath({ path: folder }).catch((error) => notices.fail('The folder could not be shown', error));
  return (
    <div className={styles.form} aria-live="polite">
      <p>
        {cancelled ? 'Stopped. ' : ''}
        {written.length} {written.length === 1 ? 'file' : 'files'} {isPlanned ? 'would be written' : 'written'}
        {unchanged.length > 0 && `, ${unchanged.length} already up to date`}
        {removed.length > 0 && `, ${removed.length} ${isPlanned ? 'would be removed' : 'removed'}`} in{' '}
        <code>{folder}</code>.{' '}
        {hello.capabilities.reveal && !isPlanned && (
          <Button look="link" onPress={show}>
            Open folder
          </Button>
        )}
      </p>
      {isPlanned && <Paths title="To write" paths={written} />}
      {isPlanned && <Paths title="To remove" paths={removed} />}
      <Reasons title="Failed" items={failed.map(({ id, message }) => ({ id, text: message }))} />
      <Reasons title="Left out" items={skipped.map(({ id, why }) => ({ id, text: why }))} />
      <Reasons
        title="Worth a look"
        items={warnings.map(({ id, message, line }) => ({ id: line ? `${id}:${line}` : id, text: message }))}
      />
    </div>
  );
}

/** More than this nobody reads, and a site has thousands. */
const mostPaths = 500;

function Paths({ title, paths }: { readonly title: string; readonly paths: readonly string[] }) {
  const shown = paths.slice(0, mostPaths).map((id) => ({ id, text: '' }));
  const rest = paths.length - shown.length;
  return (
    <Reasons
      title={title}
      count={paths.length}
      items={[...shown, ...(rest > 0 ? [{ id: '', text: `and ${rest} more` }] : [])]}
    />
  );
}

interface ReasonsProps {
  readonly title: string;
  /** How many there are, where not all are listed. */
  readonly count?: number;
  readonly items: readonly { readonly id: string; readonly text: string }[];
}

function Reasons({ title, count, items }: ReasonsProps) {
  if (items.length === 0) return null;
  return (
    <section>
      <h3>
        {title} ({(count ?? items.length).toLocaleString('en')})
      </h3>
      <ul className={styles.reasons}>
        {items.map(({ id, text }, index) => (
          <li key={index}>
            <span className={styles.hint}>{id}</span> {text}
          </li>
        ))}
      </ul>
    </section>
  );
}
