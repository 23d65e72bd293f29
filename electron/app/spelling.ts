import type { Session } from 'electron';
import type { Settings } from '../../shared/model/settings.ts';

type Speller = Pick<
  Session,
  'setSpellCheckerEnabled' | 'setSpellCheckerLanguages' | 'availableSpellCheckerLanguages' | 'isSpellCheckerEnabled'
>;

/**
 * Has a new session fetch nothing: unless it is told otherwise in the moment in which it is made, it begins to fetch the
 * dictionary of the system's language, also when nothing is checked (github.com/electron/electron/issues/22995).
 */
export function fetchNoDictionary(
  session: Pick<Session, 'setSpellCheckerLanguages'>,
  platform: NodeJS.Platform = process.platform,
): void {
  if (platform !== 'darwin') session.setSpellCheckerLanguages([]);
}

/**
 * Sets the spell checker as the person chose. Except on macOS, which has dictionaries of its own, Electron fetches those of
 * the languages from a server, so nothing is checked there before a language was chosen.
 */
export function checkSpelling(
  session: Speller,
  { spelling, spellLanguages }: Pick<Settings, 'spelling' | 'spellLanguages'>,
  platform: NodeJS.Platform = process.platform,
): void {
  const mac = platform === 'darwin';
  // Another version of Electron may have known more of them, and this one throws on what it does not know.
  const languages = mac ? [] : spellLanguages.filter((one) => session.availableSpellCheckerLanguages.includes(one));
  if (!mac) session.setSpellCheckerLanguages(languages);
  session.setSpellCheckerEnabled(spelling && (mac || languages.length > 0));
}

/** Whether a window that is made now has a spell checker. One made without gets none later. */
export const checksSpelling = (session: Speller): boolean => session.isSpellCheckerEnabled();
