import type { SessionNotice } from '../../document/types.ts';
import type { Notice } from '../../state/notices.ts';

const titles: Record<SessionNotice['kind'], Pick<Notice, 'kind' | 'title'>> = {
  reloaded: { kind: 'info', title: 'Changed by another program' },
  merged: { kind: 'info', title: 'Merged with another program’s change' },
  recovered: { kind: 'info', title: 'Unsaved text brought back' },
  journal: { kind: 'warning', title: 'The safety copy could not be written' },
  failed: { kind: 'error', title: 'Not saved' },
  conflict: { kind: 'warning', title: 'Changed in two places' },
  gone: { kind: 'warning', title: 'The file is gone' },
};

/** What an open post reports, as a notice; null for what a bar over its text says already while it is on screen. */
export function sessionNotice({ kind, id, message }: SessionNotice, onScreen: boolean): Omit<Notice, 'id'> | null {
  const hasBar = kind === 'failed' || kind === 'conflict' || kind === 'gone' || kind === 'recovered';
  if (onScreen && hasBar) return null;
  return { ...titles[kind], detail: message.includes(id) ? message : `${id}: ${message}` };
}
