import { useStore } from 'zustand';
import { withCorrection } from '../../../shared/generators/corrections.ts';
import { useApp, useSnapshot } from '../../state/context.ts';
import type { LibrarySettings } from '../../../shared/model/settings.ts';
import { Switch } from '../../ui/Switch.tsx';
import { AuthorForm } from './AuthorForm.tsx';
import { LookChoice } from './LookChoice.tsx';
import { NewImages } from './NewImages.tsx';
import { SiteFindings } from './SiteFindings.tsx';
import styles from './settings.module.css';

/** What holds for the open library: remote images, whose site it is, and what was found out about it. */
export function LibrarySection() {
  const { library, notices } = useApp();
  const info = useSnapshot((snapshot) => snapshot.library);
  const settings = useStore(library.store, (state) => state.settings);
  const { corrections } = settings;
  const change = async (wanted: Partial<LibrarySettings>) => {
    try {
      await library.changeSettings(wanted);
      return true;
    } catch (error) {
      notices.fail('The settings could not be saved', error);
      return false;
    }
  };
  return (
    <>
      <section className={styles.section} aria-labelledby="library-settings">
        <h3 id="library-settings">{info.name}</h3>
        <Switch isSelected={settings.remoteImages} onChange={(remoteImages) => void change({ remoteImages })}>
          Show images from the network in the preview, and embeds as cards
        </Switch>
        <NewImages wanted={settings.newImages} onChange={(newImages) => void change({ newImages })} />
        <LookChoice look={settings.look} onChange={(look) => void change({ look })} />
        <Switch isSelected={settings.polling} onChange={(polling) => void change({ polling })}>
          Look for changes every few seconds (for network folders)
        </Switch>
        <details className={styles.evidence}>
          <summary>What was found out about this site</summary>
          <SiteFindings
            profile={info.profile}
            corrections={corrections}
            onChange={(wanted) => change({ corrections: wanted })}
          />
        </details>
      </section>
      <AuthorForm
        author={corrections.author ?? info.profile.author}
        onChange={(author) => void change({ corrections: withCorrection(corrections, 'author', author) })}
      />
    </>
  );
}
