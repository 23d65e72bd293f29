import { Compartment, Facet, type Extension, type StateEffect } from '@codemirror/state';
import { defaultSettings, type Settings } from '../../shared/model/settings.ts';

/** What a person chose about writing. */
export type EditorPreferences = Pick<
  Settings,
  'marks' | 'spelling' | 'typography' | 'pairs' | 'shortcuts' | 'focus' | 'typewriter' | 'minuteMarks'
>;

export const preferencesOf = ({
  marks,
  spelling,
  typography,
  pairs,
  shortcuts,
  focus,
  typewriter,
  minuteMarks,
}: Settings): EditorPreferences => ({
  marks,
  spelling,
  typography,
  pairs,
  shortcuts,
  focus,
  typewriter,
  minuteMarks,
});

const plain = preferencesOf(defaultSettings);

export const samePreferences = (left: EditorPreferences, right: EditorPreferences): boolean =>
  (Object.keys(plain) as (keyof EditorPreferences)[]).every((key) => left[key] === right[key]);

/** The preferences that hold in a state; read by whatever depends on them. */
export const preferences = Facet.define<EditorPreferences, EditorPreferences>({
  combine: (values) => values[0] ?? plain,
});

const chosen = new Compartment();

/** Makes a new state follow preferences, which `changePreferences` replaces later. */
export const withPreferences = (given: EditorPreferences = plain): Extension => chosen.of(preferences.of(given));

/** What makes a state follow other preferences. */
export const changePreferences = (given: EditorPreferences): StateEffect<unknown> =>
  chosen.reconfigure(preferences.of(given));
