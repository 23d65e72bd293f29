import type { LucideIcon } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { Tooltip } from './Tooltip.tsx';
import styles from './button.module.css';

interface IconButtonProps {
  readonly icon: LucideIcon;
  /** Accessible name and tooltip. */
  readonly label: string;
  readonly onPress: () => void;
  readonly shortcut?: string | undefined;
  readonly isDisabled?: boolean;
  /** Shown as switched on; absent for a button that does not stay down. */
  readonly isOn?: boolean;
}

export function IconButton({ icon: Icon, label, onPress, shortcut, isDisabled = false, isOn }: IconButtonProps) {
  return (
    <Tooltip text={label} shortcut={shortcut}>
      <AriaButton
        className={`${styles.button} ${styles.icon}`}
        aria-label={label}
        isDisabled={isDisabled}
        onPress={onPress}
        {...(isOn === undefined ? {} : { 'aria-pressed': isOn })}
      >
        <Icon size={16} strokeWidth={1.75} aria-hidden />
      </AriaButton>
    </Tooltip>
  );
}
