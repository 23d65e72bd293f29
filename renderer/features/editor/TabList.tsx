import { ChevronDown, X } from 'lucide-react';
import { useEffect, useMemo, useRef, type KeyboardEvent, type RefObject } from 'react';
import { Tab, TabList as AriaTabList, Tabs, VisuallyHidden } from 'react-aria-components';
import { useStore } from 'zustand';
import type { TabRow } from '../../../shared/model/panes.ts';
import { postId, type PostId } from '../../../shared/model/post.ts';
import type { PostSession } from '../../document/types.ts';
import { useSnapshot } from '../../state/context.ts';
import { MenuButton } from '../../ui/MenuButton.tsx';
import { tabLabels, type TabLabel } from './tab-labels.ts';
import { TabMenu, useTabMenu } from './TabMenu.tsx';
import { useOverflow } from './use-overflow.ts';
import { crossAttribute, tabOf, useTabPointer } from './use-tab-pointer.ts';
import styles from './tabs.module.css';

export interface TabRowProps {
  readonly row: TabRow & { readonly current: PostId };
  /** The text of a tab, once it has been shown. */
  readonly sessionOf: (id: PostId) => PostSession | undefined;
  readonly onShow: (id: PostId) => void;
  readonly onClose: (id: PostId) => void;
  readonly onMove: (id: PostId, to: number) => void;
  /** Shows the tab that is the current one. */
  readonly panel: RefObject<HTMLElement | null>;
}

/** The open posts as a row of tabs. */
export function TabList({ row, sessionOf, onShow, onClose, onMove, panel }: TabRowProps) {
  const { tabs, current, passing } = row;
  const posts = useSnapshot((snapshot) => snapshot.posts);
  const labels = useMemo(() => tabLabels(tabs, posts), [tabs, posts]);
  const list = useRef<HTMLDivElement>(null);
  const isTooLong = useOverflow(list, labels);
  const pointer = useTabPointer({ onClose, onMove });
  useEffect(() => {
    // A new tab is in the document only after React Aria has collected it.
    const frame = requestAnimationFrame(() => {
      const tab = list.current?.querySelector('[aria-selected=true]');
      tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      const id = tab?.getAttribute('aria-controls');
      if (!tab || !id || !panel.current) return;
      panel.current.id = id;
      panel.current.setAttribute('aria-labelledby', tab.id);
    });
    return () => cancelAnimationFrame(frame);
  }, [panel, current, labels, isTooLong]);
  const { onContextMenu, onMenuKey, ...menu } = useTabMenu();
  const onKeyDown = (event: KeyboardEvent) => {
    if (onMenuKey(event)) return;
    const id = event.key === 'Delete' ? tabOf(event.target)?.id : undefined;
    if (!id) return;
    event.stopPropagation();
    onClose(id);
  };

  return (
    <div
      className={styles.row}
      role="presentation"
      data-overflows={isTooLong || undefined}
      onContextMenu={onContextMenu}
      onKeyDownCapture={onKeyDown}
    >
      <Tabs
        className={styles.tabs ?? ''}
        selectedKey={current}
        onSelectionChange={(key) => onShow(postId(String(key)))}
      >
        <AriaTabList
          ref={list}
          className={styles.list ?? ''}
          aria-label="Open posts"
          items={labels}
          dependencies={[passing, sessionOf]}
          {...pointer}
        >
          {(label) => (
            <Tab id={label.id} className={styles.tab ?? ''}>
              <TabFace label={label} isPassing={label.id === passing} session={sessionOf(label.id)} />
            </Tab>
          )}
        </AriaTabList>
      </Tabs>
      {isTooLong && (
        <span className={styles.all}>
          <MenuButton
            icon={ChevronDown}
            label="All open posts"
            entries={labels.map(({ id, title, note }) => ({ id, title, note }))}
            onAction={(id) => onShow(postId(id))}
          />
        </span>
      )}
      <TabMenu menu={menu} row={row} />
    </div>
  );
}

interface TabFaceProps {
  readonly label: TabLabel;
  readonly isPassing: boolean;
  readonly session: PostSession | undefined;
}

function TabFace({ label, isPassing, session }: TabFaceProps) {
  return (
    <>
      <span className={styles.title} data-passing={isPassing || undefined} title={titleOf(label, isPassing)} dir="auto">
        {label.title}
      </span>
      {label.note && (
        <span className={styles.note} dir="ltr">
          {label.note}
        </span>
      )}
      <span className={styles.end}>
        {session && <UnsavedDot session={session} />}
        <span className={styles.cross} aria-hidden {...crossAttribute}>
          <X size={12} strokeWidth={2} />
        </span>
      </span>
    </>
  );
}

const titleOf = ({ id, title }: TabLabel, isPassing: boolean) =>
  `${title}\n${id}${isPassing ? '\nThe next post you look at takes this place' : ''}`;

function UnsavedDot({ session }: { readonly session: PostSession }) {
  const isUnsaved = useStore(session.status, ({ phase }) => phase !== 'clean' && phase !== 'read-only');
  return (
    isUnsaved && (
      <span className={styles.dot}>
        <VisuallyHidden>(not saved)</VisuallyHidden>
      </span>
    )
  );
}
