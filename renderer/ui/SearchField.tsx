import { Search, X } from 'lucide-react';
import { useRef, type KeyboardEvent } from 'react';
import styles from './field.module.css';

interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
  readonly id?: string;
  /** Enter was pressed. */
  readonly onSubmit?: () => void;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
}

/** A box that narrows a list; Escape empties it. By itself, without React Aria: that of the posts is there before the rest. */
export function SearchField(props: SearchFieldProps) {
  const { label, value, onChange, placeholder = label, autoFocus = false, id, onSubmit, onKeyDown } = props;
  const box = useRef<HTMLInputElement>(null);
  const keyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    onKeyDown?.(event);
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && onSubmit) onSubmit();
    else if (event.key === 'Escape' && value !== '') onChange('');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles.search} data-empty={value === '' || undefined}>
      <Search size={14} aria-hidden />
      <input
        ref={box}
        type="search"
        className={styles.input}
        aria-label={label}
        placeholder={placeholder}
        value={value}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the first box of a dialog that was asked for
        autoFocus={autoFocus}
        onChange={({ target }) => onChange(target.value)}
        onKeyDown={keyDown}
        {...(id ? { id } : {})}
      />
      <button
        type="button"
        className={styles.clear}
        aria-label="Clear search"
        tabIndex={-1}
        onPointerDown={(event) => event.preventDefault()}
        onClick={() => {
          onChange('');
          box.current?.focus();
        }}
      >
        <X size={13} aria-hidden />
      </button>
    </div>
  );
}
