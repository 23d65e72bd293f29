import type { PostSession } from './types.ts';

/**
 * Tells how many words come into a post or go out of it by the person's own hand, some way behind the keys. What another
 * program wrote is counted only where it was merged into unsaved text. Lasts as long as the session.
 */
export function countWords({ status, projections, onChange }: PostSession, add: (words: number) => void): void {
  const words = () => {
    const { stats } = projections.getState();
    return stats && stats.words + stats.cjk;
  };
  let known = words();
  let isOwn = false;
  // An edit makes the post unsaved before it is told of; what is read again from the file leaves it clean.
  onChange(() => (isOwn ||= !['clean', 'read-only'].includes(status.getState().phase)));
  projections.subscribe(({ stats }, before) => {
    const now = words();
    if (stats === before.stats || now === null) return;
    // The first reading is of the text as it was opened.
    if (known !== null) {
      if (isOwn) add(now - known);
      isOwn = false;
    }
    known = now;
  });
}
