import { Search, X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { Button, Input, SearchField as AriaSearchField } from 'react-aria-components';
import styles from './field.module.css';

interface SearchFieldProps {
  readonly label: string;
  readonly value?: string;
  readonly onChange?: (value: string) => void;
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
  readonly id?: string;
  /** Enter was pressed. */
  readonly onSubmit?: () => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
}

/** A box that narrows a list; Escape empties it. */
export function SearchField({ label, placeholder = label, id, onKeyDown, ...props }: SearchFieldProps) {
  return (
    <AriaSearchField aria-label={label} className={styles.search ?? ''} {...props}>
      <Search size={14} aria-hidden />
      <Input
        className={styles.input ?? ''}
        placeholder={placeholder}
        {...(id ? { id } : {})}
        {...(onKeyDown ? { onKeyDown } : {})}
      />
      <Button className={styles.clear ?? ''}>
        <X size={13} aria-hidden />
      </Button>
    </AriaSearchField>
  );
}
