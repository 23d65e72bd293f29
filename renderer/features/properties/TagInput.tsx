import { useMemo, useState, type KeyboardEvent } from 'react';
import { ComboBox, Input } from 'react-aria-components';
import { SuggestionList } from '../../ui/SuggestionList.tsx';
import { useTypedField } from './use-field-edit.ts';
import field from '../../ui/field.module.css';

export interface KnownTag {
  readonly tag: string;
  /** How many posts use it; null where that says nothing. */
  readonly count: number | null;
}

interface TagInputProps {
  /** The name of the list. */
  readonly label: string;
  /** Items that the post has already and that cannot be there twice. */
  readonly taken: readonly string[];
  readonly known: readonly KnownTag[];
  readonly splitsAtCommas: boolean;
  /** Answers the sentence of a refusal, for which what was typed stays; null when they were added. */
  readonly onAdd: (items: readonly string[]) => string | null;
  readonly autoFocus: boolean;
}

/** Most that the list of suggestions shows. */
const most = 50;

/** Takes an item on Enter, from the list, when it is left, and where items cannot hold a comma also on that. */
export function TagInput({ label, taken, known, splitsAtCommas, onAdd, autoFocus }: TagInputProps) {
  const add = (text: string): string | null => {
    const items = (splitsAtCommas ? text.split(',') : [text]).map((item) => item.trim());
    const fresh = [...new Set(items)].filter((item) => item && !taken.includes(item));
    return fresh.length === 0 ? null : onAdd(fresh);
  };
  const { typed: waiting, setTyped, handOver } = useTypedField(add, label);
  const typed = waiting ?? '';
  // Escape takes back what is typed, and the suggestions do not come back for the empty field.
  const [isQuiet, setQuiet] = useState(false);
  const suggestions = useMemo(() => {
    if (isQuiet) return [];
    const wanted = typed.trim().toLowerCase();
    return known.filter(({ tag }) => !taken.includes(tag) && tag.toLowerCase().includes(wanted)).slice(0, most);
  }, [known, taken, typed, isQuiet]);

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const isChoosing = event.currentTarget.hasAttribute('aria-activedescendant');
    setQuiet(event.key === 'Escape');
    if (event.key === 'Enter' && !isChoosing) handOver();
    else if (event.key === 'Escape' && typed) {
      event.stopPropagation();
      setTyped(null);
    } else if (event.key === ',' && splitsAtCommas && typed.trim()) {
      event.preventDefault();
      handOver();
    }
  };

  return (
    <ComboBox
      className={field.field ?? ''}
      aria-label={`Add to ${label.toLowerCase()}`}
      inputValue={typed}
      onInputChange={setTyped}
      items={suggestions.map(({ tag, count }) => ({ id: tag, note: count?.toString() }))}
      allowsCustomValue
      menuTrigger="focus"
      value={null}
      onChange={(key) => {
        if (key !== null && add(String(key)) === null) setTyped(null);
      }}
    >
      <Input
        className={field.input ?? ''}
        placeholder="Add…"
        dir="auto"
        onKeyDown={onKeyDown}
        onFocus={() => setQuiet(false)}
        onBlur={handOver}
        autoFocus={autoFocus}
      />
      <SuggestionList />
    </ComboBox>
  );
}
