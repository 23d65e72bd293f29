import { useMemo, useState, type KeyboardEvent } from 'react';
import { ComboBox, Input } from 'react-aria-components';
import { SuggestionList } from '../../ui/SuggestionList.tsx';
import field from '../../ui/field.module.css';

export interface KnownTag {
  readonly tag: string;
  /** How many posts use it; null where that says nothing. */
  readonly count: number | null;
}

interface TagInputProps {
  readonly label: string;
  /** Items that the post has already and that cannot be there twice. */
  readonly taken: readonly string[];
  readonly known: readonly KnownTag[];
  readonly splitsAtCommas: boolean;
  /** false: refused; what was typed stays. */
  readonly onAdd: (items: readonly string[]) => boolean;
  readonly autoFocus: boolean;
}

/** Most that the list of suggestions shows. */
const most = 50;

/** Takes an item on Enter, from the list, when it is left, and where items cannot hold a comma also on that. */
export function TagInput({ label, taken, known, splitsAtCommas, onAdd, autoFocus }: TagInputProps) {
  const [typed, setTyped] = useState('');
  const suggestions = useMemo(() => {
    const wanted = typed.trim().toLowerCase();
    return known.filter(({ tag }) => !taken.includes(tag) && tag.toLowerCase().includes(wanted)).slice(0, most);
  }, [known, taken, typed]);

  const add = (text: string) => {
    const items = (splitsAtCommas ? text.split(',') : [text]).map((item) => item.trim());
    const fresh = [...new Set(items)].filter((item) => item && !taken.includes(item));
    if (fresh.length === 0 || onAdd(fresh)) setTyped('');
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const isChoosing = event.currentTarget.hasAttribute('aria-activedescendant');
    if (event.key === 'Enter' && !isChoosing) add(typed);
    else if (event.key === 's' && (event.ctrlKey || event.metaKey)) add(typed);
    else if (event.key === ',' && splitsAtCommas && typed.trim()) {
      event.preventDefault();
      add(typed);
    }
  };

  return (
    <ComboBox
      className={field.field ?? ''}
      aria-label={label}
      inputValue={typed}
      onInputChange={setTyped}
      items={suggestions.map(({ tag, count }) => ({ id: tag, note: count?.toString() }))}
      allowsCustomValue
      menuTrigger="focus"
      value={null}
      onChange={(key) => {
        if (key !== null) add(String(key));
      }}
    >
      <Input
        className={field.input ?? ''}
        placeholder="Add…"
        dir="auto"
        onKeyDown={onKeyDown}
        onBlur={() => add(typed)}
        autoFocus={autoFocus}
      />
      <SuggestionList />
    </ComboBox>
  );
}
