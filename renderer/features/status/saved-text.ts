import type { SessionPhase } from '../../document/types.ts';
import { clockTime } from '../../ui/moment.ts';

/** What the status bar says about the file: when it was last verified to hold the text, or why it does not. */
export function savedText(phase: SessionPhase, savedAt: number | null): string {
  switch (phase) {
    case 'saving':
      return 'Saving…';
    case 'dirty':
      return 'Edited';
    case 'conflict':
      return 'Not saved: changed elsewhere';
    case 'failed':
      return 'Not saved';
    case 'gone':
      return 'Not saved: the file is gone';
    case 'shrunk':
      return 'Not saved: waits for your yes';
    case 'read-only':
      return 'Read only';
    case 'clean':
      return savedAt === null ? 'Saved' : `Saved ${clockTime(savedAt)}`;
  }
}
