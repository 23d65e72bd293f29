import { useStore } from 'zustand';
import { useApp } from '../../state/context.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { LibrarySection } from './LibrarySection.tsx';
import { LookSection } from './LookSection.tsx';
import { WritingSection } from './WritingSection.tsx';
import styles from './settings.module.css';

export function SettingsDialog({ onClose }: { readonly onClose: () => void }) {
  const { library, hello } = useApp();
  const isOpen = useStore(library.store, (state) => state.snapshot !== null);
  return (
    <Dialog title="Settings" width="medium" onClose={onClose}>
      <LookSection />
      <WritingSection />
      {isOpen && <LibrarySection />}
      <p className={styles.about}>
        Longhand {hello.version}. Settings and safety copies are in <code>{hello.dataFolder}</code>.
      </p>
    </Dialog>
  );
}
