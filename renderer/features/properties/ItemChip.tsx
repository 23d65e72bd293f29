import { GripVertical, X } from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';
import { Button, GridListItem } from 'react-aria-components';
import styles from './chips.module.css';

interface ItemChipProps {
  readonly id: string;
  readonly text: string;
  readonly isRenamed: boolean;
  /** Ends renaming with what was typed; the old text where nothing should change. `byKey`: the focus stays here. */
  readonly onRename: (text: string, byKey: boolean) => void;
  readonly onRemove: () => void;
}

/** One item of a list, or the field in which it is renamed. */
export function ItemChip({ id, text, isRenamed, onRename, onRemove }: ItemChipProps) {
  return (
    <GridListItem id={id} className={styles.chip ?? ''} textValue={text}>
      {({ allowsDragging }) =>
        isRenamed ? (
          <RenameInput text={text} onDone={onRename} />
        ) : (
          <>
            {allowsDragging && (
              <Button slot="drag" className={styles.grip ?? ''} excludeFromTabOrder>
                <GripVertical size={10} aria-hidden />
              </Button>
            )}
            <span dir="auto">{text || '(empty)'}</span>
            <Button
              className={styles.remove ?? ''}
              aria-label={`Remove ${text}`}
              excludeFromTabOrder
              onPress={onRemove}
            >
              <X size={12} aria-hidden />
            </Button>
          </>
        )
      }
    </GridListItem>
  );
}

interface RenameInputProps {
  readonly text: string;
  readonly onDone: ItemChipProps['onRename'];
}

function RenameInput({ text, onDone }: RenameInputProps) {
  const [typed, setTyped] = useState(text);
  const onKeyDown = (event: KeyboardEvent) => {
    // The grid around has keys of its own for the arrows, for letters and for Space.
    event.stopPropagation();
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) onDone(typed.trim(), true);
    else if (event.key === 'Escape') onDone(text, true);
  };
  return (
    <input
      className={styles.rename}
      aria-label={`New name of ${text}`}
      dir="auto"
      value={typed}
      autoFocus
      onFocus={({ target }) => target.select()}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={() => onDone(typed.trim(), false)}
      onKeyDown={onKeyDown}
    />
  );
}
