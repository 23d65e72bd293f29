import { useStore } from 'zustand';
import { useApp, useSettings } from '../../state/context.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { LibrarySection } from './LibrarySection.tsx';
import { LookSection } from './LookSection.tsx';
import { WritingSection } from './WritingSection.tsx';
import styles from './settings.module.css';

export function SettingsDialog({ onClose }: { readonly onClose: () => void }) {
  const { library, hello, settings } = useApp();
  const updates = useSettings((all) => all.updates);
  const isOpen = useStore(library.store, (state) => state.snapshot !== null);
  return (
    <Dialog title="Settings" width="medium" onClose={onClose}>
      <LookSection />
      <WritingSection />
      {isOpen && <LibrarySection />}
      {hello.capabilities.updates && (
        <Switch isSelected={updates} onChange={(wanted) => void settings.change({ updates: wanted })}>
          Look for new versions once a day, and put them in place when Longhand ends
        </Switch>
      )}
      <p className={styles.about}>
        Longhand {hello.version}. Settings and safety copies are in <code>{hello.dataFolder}</code>.
      </p>
    </Dialog>
  );
}
