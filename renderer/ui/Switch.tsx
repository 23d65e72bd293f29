import type { ReactNode } from 'react';
import { Switch as AriaSwitch } from 'react-aria-components';
import styles from './field.module.css';

interface SwitchProps {
  readonly children: ReactNode;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly autoFocus?: boolean;
}

export function Switch({ children, ...props }: SwitchProps) {
  return (
    <AriaSwitch className={styles.switch ?? ''} {...props}>
      <span>{children}</span>
      <span className={styles.track} aria-hidden />
    </AriaSwitch>
  );
}
