import type { ReactNode } from 'react';
import { isNumberText } from '../../../shared/frontmatter/edits/wish.ts';
import { BooleanProperty } from './BooleanProperty.tsx';
import { ChoiceProperty } from './ChoiceProperty.tsx';
import { DateProperty } from './DateProperty.tsx';
import { FieldRow } from './FieldRow.tsx';
import { controlOf, type Place } from './form-model.ts';
import { ItemsProperty } from './ItemsProperty.tsx';
import { ListProperty } from './ListProperty.tsx';
import { MapProperty } from './MapProperty.tsx';
import { TextProperty } from './TextProperty.tsx';

/** The control of a field by what it holds. */
export function FieldControl({ place }: { readonly place: Place }): ReactNode {
  switch (controlOf(place)) {
    case 'switch':
      return <BooleanProperty place={place} isOn={place.field?.value === true} />;
    case 'number':
      return (
        <FieldRow place={place}>
          <TextProperty place={place} read={readNumber} kind="number" />
        </FieldRow>
      );
    case 'date':
      return <DateProperty place={place} />;
    case 'choice':
      return <ChoiceProperty place={place} />;
    case 'list':
      return <ListProperty place={place} />;
    case 'items':
      return <ItemsProperty place={place} />;
    case 'group':
      return <MapProperty place={place} />;
    case 'long-text':
      return (
        <FieldRow place={place}>
          <TextProperty place={place} lines />
        </FieldRow>
      );
    case 'text':
      return (
        <FieldRow place={place}>
          <TextProperty place={place} />
        </FieldRow>
      );
  }
}

/** What was typed goes in as typed (`1.50`), once it is a number at all. */
function readNumber(text: string) {
  const typed = text.trim();
  return isNumberText(typed) ? { value: typed } : { error: 'This is not a number.' };
}
