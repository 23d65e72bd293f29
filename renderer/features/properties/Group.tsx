import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { FieldRow } from './FieldRow.tsx';
import { useForm } from './form-context.ts';
import { summary, type Place } from './form-model.ts';
import { useFieldEdit } from './use-field-edit.ts';
import field from '../../ui/field.module.css';
import styles from './properties.module.css';

interface GroupProps {
  readonly place: Place;
  /** Shown once the group is open. */
  readonly children: () => ReactNode;
}

/** A value with values inside, which opens. Closed, it says on one line what is in it. */
export function Group({ place, children }: GroupProps) {
  const { isOpen, setOpen } = useForm();
  const { error } = useFieldEdit(place);
  const { label, path, definition } = place;
  const open = isOpen(path);
  const all = place.field ? summary(place.field.value) : '';
  // An item is named by the first thing in it, which need not be said twice.
  const held = all.startsWith(`${label}, `) ? all.slice(label.length + 2) : all === label ? '' : all;
  return (
    <FieldRow place={place}>
      <Disclosure
        className={styles.group ?? ''}
        isExpanded={open}
        onExpandedChange={(expanded) => setOpen(path, expanded)}
      >
        <Heading className={styles.groupHead ?? ''} level={2}>
          <Button slot="trigger" className={styles.groupButton ?? ''}>
            <ChevronRight size={13} aria-hidden className={styles.chevron} />
            <span className={field.label}>{label}</span>
            {!open && held && (
              <span className={styles.summary} dir="auto">
                {held}
              </span>
            )}
          </Button>
        </Heading>
        {error && <span className={field.error}>{error}</span>}
        <DisclosurePanel className={styles.inner ?? ''}>
          {open && (
            <>
              {definition?.description && <span className={field.hint}>{definition.description}</span>}
              {children()}
            </>
          )}
        </DisclosurePanel>
      </Disclosure>
    </FieldRow>
  );
}
