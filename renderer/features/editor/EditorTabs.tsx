import { useRef, type ComponentType, type ReactNode } from 'react';
import type { TabRowProps } from './TabList.tsx';
import styles from './tabs.module.css';

interface EditorTabsProps extends Omit<TabRowProps, 'panel'> {
  /** null: its code is not there yet. */
  readonly List: ComponentType<TabRowProps> | null;
  /** What the tab shows that is the current one. */
  readonly children: ReactNode;
}

/** The open posts as a row of tabs above the one that is shown. One panel shows every tab, so that the editor in it stays. */
export function EditorTabs({ List, children, ...row }: EditorTabsProps) {
  const panel = useRef<HTMLDivElement>(null);
  return (
    <div className={styles.pane}>
      {List ? <List panel={panel} {...row} /> : <div className={styles.list} />}
      <div ref={panel} role="tabpanel" className={styles.panel}>
        {children}
      </div>
    </div>
  );
}
