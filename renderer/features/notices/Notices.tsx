import { CircleAlert, Info, TriangleAlert, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { runCommand } from '../../commands/registry.ts';
import { useApp } from '../../state/context.ts';
import type { Notice } from '../../state/notices.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import styles from './notices.module.css';

const icons = { info: Info, warning: TriangleAlert, error: CircleAlert };

/** What an info notice stays, in milliseconds, and one that something can be done about; errors and warnings stay until they are
 * dismissed. */
const infoStays = { read: 8000, pressed: 20_000 } as const;

/** What Chromium and Firefox, WebKit, and the loader of styles say of a part of the app that they do not get. */
const codeGone = /dynamically imported module|Importing a module script|Unable to preload CSS/;

/** Pixels between them and a dialog above. */
const gap = 8;

interface NoticesProps {
  /** Saves every open post. */
  readonly saveAll: () => Promise<unknown>;
}

export function Notices({ saveAll }: NoticesProps) {
  const { notices } = useApp();
  const shown = useStore(notices.store);
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    const { current } = section;
    if (!current) return undefined;
    const root = document.documentElement;
    const tell = () => {
      const room = current.childElementCount > 0 ? window.innerHeight - current.offsetTop + gap : 0;
      root.style.setProperty('--height-notices', `${room}px`);
    };
    const watch = new ResizeObserver(tell);
    watch.observe(current);
    return () => {
      watch.disconnect();
      root.style.removeProperty('--height-notices');
    };
  }, []);
  return (
    // By the attribute they can be reached while a dialog is open, and a press on one does not close it.
    <section ref={section} className={styles.notices} aria-label="Notices" aria-live="polite" data-react-aria-top-layer>
      {shown.map((notice) => (
        <NoticeCard key={notice.id} notice={notice} saveAll={saveAll} />
      ))}
    </section>
  );
}

function NoticeCard({ notice, saveAll }: NoticesProps & { readonly notice: Notice }) {
  const { notices, api, hello } = useApp();
  const { id, kind, reveal, action } = notice;
  const isOutdated = codeGone.test(notice.detail);
  const Icon = icons[kind];

  // It does not go away under the pointer, or with the focus.
  const [isHeld, setHeld] = useState(false);
  const stays = action || reveal ? infoStays.pressed : infoStays.read;
  useEffect(() => {
    if (kind !== 'info' || isHeld) return;
    const timer = setTimeout(() => notices.dismiss(id), stays);
    return () => clearTimeout(timer);
  }, [id, kind, isHeld, stays, notices]);

  const show = (path: string) =>
    void api.app.revealPath({ path }).catch((error) => notices.fail('The folder could not be shown', error));

  return (
    <div
      className={styles.notice}
      data-kind={kind}
      role={kind === 'error' ? 'alert' : 'group'}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon size={16} aria-hidden />
      <div className={styles.text}>
        <p className={styles.title}>{notice.title}</p>
        {!isOutdated && notice.detail && <p className={styles.detail}>{notice.detail}</p>}
        {isOutdated && (
          <>
            <p className={styles.detail}>
              Longhand was updated while this page was open, or is not running any more. Load the page again to go on:
              what you have typed is saved first.
            </p>
            <Button look="link" onPress={() => void saveAll().finally(() => location.reload())}>
              Reload
            </Button>
          </>
        )}
        {reveal && hello.capabilities.reveal && (
          <Button look="link" onPress={() => show(reveal)}>
            Show in file manager
          </Button>
        )}
        {action && (
          <Button
            look="link"
            onPress={() => {
              notices.dismiss(id);
              runCommand(action.command, action.argument);
            }}
          >
            {action.label}
          </Button>
        )}
      </div>
      <IconButton icon={X} label="Dismiss" onPress={() => notices.dismiss(id)} />
    </div>
  );
}
