import { useMemo, useState, type KeyboardEvent } from 'react';
import { ComboBox, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import field from '../../ui/field.module.css';
import menu from '../../ui/menu.module.css';

interface TagInputProps {
  readonly label: string;
  /** Tags that the post has already. */
  readonly taken: readonly string[];
  readonly known: readonly { readonly tag: string; readonly count: number }[];
  /** false: refused; what was typed stays. */
  readonly onAdd: (tag: string) => boolean;
  /** Backspace in the empty box. */
  readonly onRemoveLast: () => void;
}

/** Most that the list of suggestions shows. */
const most = 50;

/** Takes a tag on Enter, on a comma, from the list, and when it is left. */
export function TagInput({ label, taken, known, onAdd, onRemoveLast }: TagInputProps) {
  const [typed, setTyped] = useState('');
  const suggestions = useMemo(() => {
    const wanted = typed.trim().toLowerCase();
    return known.filter(({ tag }) => !taken.includes(tag) && tag.toLowerCase().includes(wanted)).slice(0, most);
  }, [known, taken, typed]);

  const add = (text: string) => {
    const tags = text.split(',').map((tag) => tag.trim());
    const fresh = tags.filter((tag) => tag && !taken.includes(tag));
    if (fresh.every(onAdd)) setTyped('');
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const isChoosing = event.currentTarget.hasAttribute('aria-activedescendant');
    if (event.key === 'Enter' && !isChoosing) add(typed);
    else if (event.key === ',' && typed.trim()) {
      event.preventDefault();
      add(typed);
    } else if (event.key === 'Backspace' && typed === '') onRemoveLast();
  };

  return (
    <ComboBox
      className={field.field ?? ''}
      aria-label={label}
      inputValue={typed}
      onInputChange={setTyped}
      items={suggestions.map(({ tag, count }) => ({ id: tag, count }))}
      allowsCustomValue
      menuTrigger="focus"
      value={null}
      onChange={(key) => {
        if (key !== null) add(String(key));
      }}
    >
      <Input className={field.input ?? ''} placeholder="Add…" onKeyDown={onKeyDown} onBlur={() => add(typed)} />
      <Popover className={menu.popover ?? ''}>
        <ListBox className={menu.menu ?? ''}>
          {(item: { readonly id: string; readonly count: number }) => (
            <ListBoxItem className={menu.item ?? ''} textValue={item.id}>
              <span className={menu.text}>{item.id}</span>
              <span className={menu.note}>{item.count}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
