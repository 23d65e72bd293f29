import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Settings } from '../../shared/model/settings.ts';
import type { Api } from '../api.ts';
import type { Notices } from './notices.ts';

export interface SettingsState {
  readonly store: StoreApi<Settings>;
  /** Shows the change at once and saves it; what cannot be saved is told and holds until the app is closed. */
  readonly change: (change: Partial<Settings>) => Promise<void>;
}

/** What the person chose, as the host last confirmed it or as just changed here. */
export function createSettings(api: Api, initial: Settings, notices: Notices): SettingsState {
  const store = createStore<Settings>(() => initial);
  const change = async (wanted: Partial<Settings>) => {
    store.setState(wanted);
    try {
      await api.app.saveSettings(wanted);
    } catch (error) {
      notices.fail('The settings could not be saved', error);
    }
  };
  return { store, change };
}
