import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './banner.module.css';

interface BannerProps {
  readonly kind: 'info' | 'warning' | 'error';
  readonly children: ReactNode;
  /** Buttons. */
  readonly actions?: ReactNode;
}

const icons = { info: Info, warning: TriangleAlert, error: CircleAlert };

/** A line across a region that says how things stand and what can be done. */
export function Banner({ kind, children, actions }: BannerProps) {
  const Icon = icons[kind];
  return (
    <div className={`${styles.banner} ${styles[kind]}`} role={kind === 'info' ? 'status' : 'alert'}>
      <Icon size={16} aria-hidden />
      <div className={styles.text}>{children}</div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
