import type { Session } from 'electron';
import type { Settings } from '../../shared/model/settings.ts';

type Speller = Pick<Session, 'setSpellCheckerEnabled' | 'setSpellCheckerLanguages' | 'isSpellCheckerEnabled'>;

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
  if (!mac) session.setSpellCheckerLanguages([...spellLanguages]);
  session.setSpellCheckerEnabled(spelling && (mac || spellLanguages.length > 0));
}

/** Whether a window that is made now has a spell checker. One made without gets none later. */
export const checksSpelling = (session: Speller): boolean => session.isSpellCheckerEnabled();
