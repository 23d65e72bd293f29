import { useApp } from '../../state/context.ts';
import type { ExportReport } from '../../../shared/model/task.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './exports.module.css';

export function ExportReportView({ report }: { readonly report: ExportReport }) {
  const { api, hello, notices } = useApp();
  const { folder, written, unchanged, skipped, failed, warnings, cancelled } = report;
  const show = () =>
    void api.app.revealPath({ path: folder }).catch((error) => notices.fail('The folder could not be shown', error));
  return (
    <div className={styles.form} aria-live="polite">
      <p>
        {cancelled ? 'Stopped. ' : ''}
        {written.length} {written.length === 1 ? 'file' : 'files'} written
        {unchanged.length > 0 && `, ${unchanged.length} already up to date`} in <code>{folder}</code>.{' '}
        {hello.capabilities.reveal && (
          <Button look="link" onPress={show}>
            Open folder
          </Button>
        )}
      </p>
      <Reasons title="Failed" items={failed.map(({ id, message }) => ({ id, text: message }))} />
      <Reasons title="Left out" items={skipped.map(({ id, why }) => ({ id, text: why }))} />
      <Reasons
        title="Worth a look"
        items={warnings.map(({ id, message, line }) => ({ id: line ? `${id}:${line}` : id, text: message }))}
      />
    </div>
  );
}

interface ReasonsProps {
  readonly title: string;
  readonly items: readonly { readonly id: string; readonly text: string }[];
}

function Reasons({ title, items }: ReasonsProps) {
  if (items.length === 0) return null;
  return (
    <section>
      <h3>
        {title} ({items.length})
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
