import { GripVertical, X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { Button, GridListItem } from 'react-aria-components';
import { useTypedField } from './use-field-edit.ts';
import styles from './chips.module.css';

interface ItemChipProps {
  readonly id: string;
  readonly text: string;
  readonly isRenamed: boolean;
  /** Answers the sentence of a refusal; null when it has the new text. */
  readonly onRename: (text: string) => string | null;
  /** The field is done with. `byKey`: the focus stays here. */
  readonly onRenamed: (byKey: boolean) => void;
  readonly onRemove: () => void;
}

/** One item of a list, or the field in which it is renamed. */
export function ItemChip({ id, text, isRenamed, onRename, onRenamed, onRemove }: ItemChipProps) {
  return (
    <GridListItem
      id={id}
      className={styles.chip ?? ''}
      textValue={text}
      // The row keeps every key of what is in it from the window.
      render={(row) => <div {...row} {...(isRenamed && { onKeyDown: undefined })} />}
    >
      {({ allowsDragging }) =>
        isRenamed ? (
          <RenameInput text={text} onRename={onRename} onRenamed={onRenamed} />
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

type RenameInputProps = Pick<ItemChipProps, 'text' | 'onRename' | 'onRenamed'>;

function RenameInput({ text, onRename, onRenamed }: RenameInputProps) {
  const { typed, setTyped, handOver } = useTypedField((name: string) => onRename(name.trim()), text);
  const end = (byKey: boolean) => {
    if (handOver()) onRenamed(byKey);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isForText(event)) event.stopPropagation();
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) end(true);
    else if (event.key === 'Escape') {
      setTyped(null);
      onRenamed(true);
    }
  };
  return (
    <input
      className={styles.rename}
      aria-label={`New name of ${text}`}
      dir="auto"
      value={typed ?? text}
      autoFocus
      onFocus={({ target }) => target.select()}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={() => end(false)}
      onKeyDown={onKeyDown}
    />
  );
}

/** Keys of the text in the field, which the grid around has too: letters, Space, arrows. Others are for the window. */
function isForText({ key, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
  if (/^(?:Arrow.+|Home|End|Backspace|Delete|Enter|Escape|F2)$/.test(key)) return true;
  return !altKey && !ctrlKey && !metaKey && !/^F\d+$/.test(key);
}
