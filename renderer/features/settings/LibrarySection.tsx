import { useStore } from 'zustand';
import { withCorrection } from '../../../shared/library/corrections.ts';
import { generatorNames, generators } from '../../../shared/model/site.ts';
import { useApp, useSnapshot } from '../../state/context.ts';
import type { LibrarySettings } from '../../../shared/model/settings.ts';
import { Select } from '../../ui/Select.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { AuthorForm } from './AuthorForm.tsx';
import { SiteFindings } from './SiteFindings.tsx';
import styles from './settings.module.css';

/** What holds for the open library: remote images, whose site it is, and what was found out about it. */
export function LibrarySection() {
  const { library, notices } = useApp();
  const info = useSnapshot((snapshot) => snapshot.library);
  const settings = useStore(library.store, (state) => state.settings);
  const { corrections } = settings;
  const change = (wanted: Partial<LibrarySettings>) =>
    void library.changeSettings(wanted).catch((error) => notices.fail('The settings could not be saved', error));
  const options = [
    { value: 'detected', label: 'As detected' },
    ...generators.map((generator) => ({ value: generator, label: generatorNames[generator] })),
  ];
  return (
    <>
      <section className={styles.section} aria-labelledby="library-settings">
        <h3 id="library-settings">{info.name}</h3>
        <Switch isSelected={settings.remoteImages} onChange={(remoteImages) => change({ remoteImages })}>
          Show images from the network in the preview
        </Switch>
        <Select
          label="Generator of the site"
          value={corrections.generator ?? 'detected'}
          options={options}
          onChange={(chosen) => {
            const generator = generators.find((known) => known === chosen);
            change({ corrections: withCorrection(corrections, 'generator', generator) });
          }}
        />
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
        onChange={(author) => change({ corrections: withCorrection(corrections, 'author', author) })}
      />
    </>
  );
}
