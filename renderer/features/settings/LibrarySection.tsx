import { useStore } from 'zustand';
import { generators } from '../../../shared/model/site.ts';
import { useApp, useSnapshot } from '../../state/context.ts';
import type { LibrarySettings } from '../../../shared/model/settings.ts';
import { Select } from '../../ui/Select.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { AuthorForm } from './AuthorForm.tsx';
import styles from './settings.module.css';

/** What holds for the open library: remote images, whose site it is, and what was found out about it. */
export function LibrarySection() {
  const { library, notices } = useApp();
  const info = useSnapshot((snapshot) => snapshot.library);
  const settings = useStore(library.store, (state) => state.settings);
  const change = (wanted: Partial<LibrarySettings>) =>
    void library.changeSettings(wanted).catch((error) => notices.fail('The settings could not be saved', error));
  const options = [
    { value: 'detected', label: 'As detected' },
    ...generators.map((generator) => ({
      value: generator,
      label: generator.charAt(0).toUpperCase() + generator.slice(1),
    })),
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
          value={settings.generator ?? 'detected'}
          options={options}
          onChange={(generator) => change({ generator: generator === 'detected' ? null : generator })}
        />
        <details className={styles.evidence}>
          <summary>What was found out about this site</summary>
          <dl>
            {info.profile.evidence.map(({ finding, because }) => (
              <div key={finding + because}>
                <dt>{finding}</dt>
                <dd>{because}</dd>
              </div>
            ))}
          </dl>
        </details>
      </section>
      <AuthorForm author={settings.author ?? info.profile.author} onChange={(author) => change({ author })} />
    </>
  );
}
