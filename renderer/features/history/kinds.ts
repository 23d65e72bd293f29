import type { SnapshotKind } from '../../../shared/model/history.ts';

/** Why an earlier text was kept, as the timeline says it. */
export const kindsInWords: Readonly<Record<SnapshotKind, string>> = {
  saved: 'Saved',
  found: 'Found in the file',
  unsaved: 'Not saved, replaced on screen',
  trashed: 'Moved to the trash',
};
