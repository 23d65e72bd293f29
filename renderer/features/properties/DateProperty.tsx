import { CalendarDays } from 'lucide-react';
import { useRef } from 'react';
import { IconButton } from '../../ui/IconButton.tsx';
import { dateProblem, dayOf, withDay } from './date-text.ts';
import type { Place } from './property-model.ts';
import { TextProperty } from './TextProperty.tsx';
import type { EditFields } from './use-field-edit.ts';
import styles from './properties.module.css';

interface DatePropertyProps {
  readonly place: Place;
  readonly edit: EditFields;
}

/** A date as written, with its precision and zone. The day picker changes the day and nothing else. */
export function DateProperty({ place, edit }: DatePropertyProps) {
  const picker = useRef<HTMLInputElement>(null);
  const written = typeof place.field?.value === 'string' ? place.field.value : '';
  const kind = place.field === null ? ({ kind: 'date' } as const) : {};
  return (
    <div className={styles.date}>
      <TextProperty
        place={place}
        edit={edit}
        kind="date"
        placeholder="2024-01-15"
        read={(text) => {
          const error = dateProblem(text);
          return error ? { error } : { value: text.trim() };
        }}
      />
      <span className={styles.picker}>
        <input
          ref={picker}
          type="date"
          tabIndex={-1}
          aria-hidden
          value={dayOf(written)}
          onChange={(event) => {
            if (event.target.value)
              edit([{ op: 'set', path: place.path, value: withDay(written, event.target.value), ...kind }]);
          }}
        />
        <IconButton
          icon={CalendarDays}
          label={`Choose a day: ${place.label}`}
          onPress={() => picker.current?.showPicker()}
        />
      </span>
    </div>
  );
}
