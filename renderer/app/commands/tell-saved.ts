import type { PostSession } from '../../document/types.ts';
import { savedText } from '../../features/status/saved-text.ts';
import { announce } from '../../ui/announce.ts';

/** Says that a save is done which the person asked for. What keeps one from being done stands above the text. */
export function tellSaved({ status }: PostSession): void {
  const { phase, savedAt } = status.getState();
  if (phase === 'clean') announce(savedText(phase, savedAt));
}
