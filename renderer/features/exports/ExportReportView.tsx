import { countOf, formatNumber } from '../../../shared/base/count-of.ts';
import { useApp } from '../../state/context.ts';
import type { ExportReport } from '../../../shared/model/task.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './exports.module.css';

interface ExportReportViewProps {
  readonly report: ExportReport;
  /** Nothing of it is done yet. */
  readonly isPlanned?: boolean;
}

/** How many files an export wrote, or would write, and where. */
export function ExportSummary({ report, isPlanned = false }: ExportReportViewProps) {
  const { api, hello, notices } = useApp();
  const { folder, written, unchanged, removed, cancelled } = report;
  const show = () =>
    void api.app.revealPath({ path: folder }).catch((error) => notices.fail('The folder could not be shown', error));
  return (
    <p>
      {cancelled ? 'Stopped. ' : ''}
      {countOf(written.length, 'file')} {isPlanned ? 'would be written' : 'written'}
      {unchanged.length > 0 && `, ${formatNumber(unchanged.length)} already up to date`}
      {removed.length > 0 && `, ${formatNumber(removed.length)} ${isPlanned ? 'would be removed' : 'removed'}`} in{' '}
      <code>{folder}</code>.{' '}
      {hello.capabilities.reveal && !isPlanned && (
        <Button look="link" onPress={show}>
          Open folder
        </Button>
      )}
    </p>
  );
}

/** What an export did, or would do, by file. */
export function ExportReportView({ report, isPlanned = false }: ExportReportViewProps) {
  const { written, removed, skipped, failed, warnings } = report;
  return (
    <>
      {isPlanned && <Reasons title="To write" items={written.map(ofPath)} />}
      {isPlanned && <Reasons title="To remove" items={removed.map(ofPath)} />}
      <Reasons title="Failed" items={failed.map(({ id, message }) => ({ id, text: message }))} />
      <Reasons title="Left out" items={skipped.map(({ id, why }) => ({ id, text: why }))} />
      <Reasons
        title="Worth a look"
        items={warnings.map(({ id, message, line }) => ({ id: line ? `${id}:${line}` : id, text: message }))}
      />
    </>
  );
}

const ofPath = (path: string) => ({ id: path, text: '' });

/** More than this nobody reads, and a site has thousands. */
const mostItems = 500;

interface ReasonsProps {
  readonly title: string;
  readonly items: readonly { readonly id: string; readonly text: string }[];
}

function Reasons({ title, items }: ReasonsProps) {
  if (items.length === 0) return null;
  const shown = items.slice(0, mostItems);
  return (
    <section>
      <h3>
        {title} ({formatNumber(items.length)})
      </h3>
      <ul className={styles.reasons}>
        {shown.map(({ id, text }, index) => (
          <li key={index}>
            <span className={styles.hint}>{id}</span> {text}
          </li>
        ))}
        {items.length > mostItems && <li>and {formatNumber(items.length - mostItems)} more</li>}
      </ul>
    </section>
  );
}
