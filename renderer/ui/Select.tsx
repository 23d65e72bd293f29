import { ChevronDown } from 'lucide-react';
import { Button, Label, ListBox, ListBoxItem, Popover, Select as AriaSelect, SelectValue } from 'react-aria-components';
import styles from './field.module.css';
import menu from './menu.module.css';

interface SelectProps<Value extends string> {
  readonly label: string;
  readonly labelHidden?: boolean;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string; readonly note?: string }[];
  readonly onChange: (value: Value) => void;
  readonly autoFocus?: boolean;
}

export function Select<Value extends string>({
  label,
  labelHidden,
  value,
  options,
  onChange,
  autoFocus = false,
}: SelectProps<Value>) {
  return (
    <AriaSelect
      className={styles.field ?? ''}
      value={value}
      autoFocus={autoFocus}
      onChange={(key) => {
        const chosen = options.find((option) => option.value === key);
        if (chosen) onChange(chosen.value);
      }}
      {...(labelHidden ? { 'aria-label': label } : {})}
    >
      {!labelHidden && <Label className={styles.label ?? ''}>{label}</Label>}
      <Button className={`${styles.input} ${styles.select}`}>
        <SelectValue />
        <ChevronDown size={14} aria-hidden />
      </Button>
      <Popover className={menu.popover ?? ''}>
        <ListBox className={menu.menu ?? ''} items={options.map((option) => ({ ...option, id: option.value }))}>
          {(option) => (
            <ListBoxItem className={menu.item ?? ''} textValue={option.label}>
              <span className={menu.text}>{option.label}</span>
              {option.note && <span className={menu.note}>{option.note}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
