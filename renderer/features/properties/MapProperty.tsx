import { Fragment } from 'react';
import { AddField } from './AddField.tsx';
import { useForm } from './form-context.ts';
import { keyOf, placeOf, type Place } from './form-model.ts';
import { Group } from './Group.tsx';
import { InText } from './InText.tsx';

/** A map as a group of its own fields. */
export function MapProperty({ place }: { readonly place: Place }) {
  const { control } = useForm();
  const { field, path, definition } = place;
  // The keys of a reference stand where it refers to.
  if (field && field.kind === 'map' && !field.fields) return <InText place={place} />;
  const fields = field?.fields ?? [];
  const defined = definition?.fields ?? [];
  return (
    <Group place={place}>
      {() => (
        <>
          {fields.map((inner) => (
            <Fragment key={keyOf(inner.path)}>{control(placeOf(inner, defined))}</Fragment>
          ))}
          <AddField parent={path} taken={fields.map((inner) => inner.path.at(-1) ?? '')} defined={defined} />
        </>
      )}
    </Group>
  );
}
