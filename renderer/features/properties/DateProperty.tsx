import { useState, type KeyboardEvent } from 'react';
import { isNumericDate } from '../../../shared/base/rewrite-date.ts';
import { dateNow, withPrecision } from '../../../shared/frontmatter/status/date-now.ts';
import { runCommand } from '../../commands/registry.ts';
import { DatePicker } from '../../ui/DatePicker.tsx';
import { dateProblem, granularity, pickedDate, withPicked, zoneNote, type PickedDate } from './date-value.ts';
import { FieldRow } from './FieldRow.tsx';
import { useForm } from './form-context.ts';
import type { Place } from './form-model.ts';
import { TextProperty } from './TextProperty.tsx';
import { useFieldEdit, useTypedField } from './use-field-edit.ts';

/** A date as written: precision, form and offset stay. Words stay words, in a field for words. */
export function DateProperty({ place }: { readonly place: Place }) {
  const { field, path } = place;
  const { profile, newDate } = useForm();
  const { apply } = useFieldEdit(place);
  const [asText, setAsText] = useState(false);
  const written = typeof field?.value === 'string' ? field.value : '';
  const isPicked = written === '' || isNumericDate(written);
  const isDay = granularity(written) === 'day';

  const set = (text: string) => apply({ op: 'set', path, value: text, ...(written === '' ? { kind: 'date' } : {}) });
  const actions = {
    now: () => set(written === '' ? newDate() : dateNow(profile, written, field?.kind ?? 'date', Date.now())),
    time: () => set(withPrecision(profile, written, isDay ? 'second' : 'day')),
    text: () => setAsText(!asText),
  };
  const entries = [
    { id: 'now', title: isDay && written ? 'Set to today' : 'Set to now' },
    ...(isPicked && written ? [{ id: 'time', title: isDay ? 'Add a time' : 'Remove the time' }] : []),
    ...(isPicked ? [{ id: 'text', title: asText ? 'Edit by its parts' : 'Edit as text' }] : []),
  ];
  return (
    <FieldRow place={place} entries={entries} onAction={(id) => actions[id as keyof typeof actions]()}>
      {isPicked && !asText ? <DateParts place={place} written={written} /> : <DateWords place={place} />}
    </FieldRow>
  );
}

function DateWords({ place }: { readonly place: Place }) {
  const isDate = place.field?.kind === 'date' || place.definition?.type === 'date';
  return (
    <TextProperty
      place={place}
      kind="date"
      read={(text) => {
        // Eleventy's `Last Modified` and the like were words before, and may become other words.
        const error = isDate ? dateProblem(text) : null;
        return error ? { error } : { value: text.trim() };
      }}
    />
  );
}

function DateParts({ place, written }: { readonly place: Place; readonly written: string }) {
  const { path, label, definition } = place;
  const { isFresh, profile } = useForm();
  const { error, apply } = useFieldEdit(place);
  const shown = pickedDate(written);
  const write = (picked: PickedDate): string | null => {
    if (shown && picked.compare(shown) === 0) return null;
    return apply({ op: 'set', path, value: withPicked(written, picked), ...(shown ? {} : { kind: 'date' }) });
  };
  const { typed, setTyped, handOver } = useTypedField(write, label);
  const onKeyDown = (event: KeyboardEvent) => {
    const mod = event.ctrlKey || event.metaKey;
    if (event.key === 'Enter') handOver();
    else if (event.key === 'Escape' && typed !== null) {
      event.stopPropagation();
      setTyped(null);
    } else if (mod && event.key === 'z' && typed === null && runCommand('edit.undo')) event.preventDefault();
  };
  return (
    <DatePicker
      label={label}
      note={zoneNote(written, profile.timeZone)}
      value={typed ?? shown}
      granularity={granularity(written)}
      onChange={(value) => setTyped(value as PickedDate | null)}
      onDone={handOver}
      onKeyDown={onKeyDown}
      hint={definition?.description ?? undefined}
      error={error}
      autoFocus={isFresh(path)}
    />
  );
}
