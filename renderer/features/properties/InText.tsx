import { FieldRow } from './FieldRow.tsx';
import { useForm } from './form-context.ts';
import { summary, type Place } from './form-model.ts';
import field from '../../ui/field.module.css';
import styles from './properties.module.css';

/** A value that is written elsewhere and only referred to here: shown, and edited in the text. */
export function InText({ place }: { readonly place: Place }) {
  const { onShow } = useForm();
  const { field: present, label } = place;
  return (
    <FieldRow place={place}>
      <div className={field.field}>
        <span className={field.label}>{label}</span>
        <button type="button" className={styles.inText} onClick={() => present && onShow(present.from)}>
          <span className={styles.summary} dir="auto">
            {summary(present?.value ?? null)}
          </span>
          <span>Edit in the text</span>
        </button>
      </div>
    </FieldRow>
  );
}
