import type { Capabilities } from '../../../shared/model/app.ts';
import type { ChangeReport } from '../../../shared/model/task.ts';
import type { Change } from '../../state/changes.ts';

export const countOf = (count: number): string => `${count.toLocaleString('en')} ${count === 1 ? 'post' : 'posts'}`;

/** What a change would do to so many posts, and how it can be taken back where that is not an undo like any other. */
export function summaryOf(change: Change, count: number, can: Capabilities): string {
  const posts = countOf(count);
  const verb = (one: string, many: string) => `${posts} ${count === 1 ? one : many}`;
  switch (change.kind) {
    case 'move':
      return `${verb('moves', 'move')} with all that stands in their own folders; no text is changed, and links to them are not rewritten. They can be moved back until the next change, or until Longhand is closed.`;
    case 'trash': {
      const place =
        can.trash === 'system'
          ? 'the trash of your system, from where they can be restored'
          : 'Longhand’s own trash folder, from where they can be copied back';
      return `${verb('leaves', 'leave')} the library for ${place}. There is no undo for this, but “Deleted posts…” brings their texts back too.`;
    }
    default:
      return `${verb('changes', 'change')}; no other line of any file is touched.`;
  }
}

/** What a change did to so many posts. */
export function doneWords(change: Change, { changed, where }: ChangeReport): string {
  const posts = `${countOf(changed.length)} ${changed.length === 1 ? 'was' : 'were'}`;
  switch (change.kind) {
    case 'undo':
      return `${posts} set back and saved.`;
    case 'move':
      return `${posts} ${change.isBack ? 'moved back' : 'moved'}.`;
    case 'trash':
      return `${posts} moved to the trash.${where ? ` They can be brought back from ${where}.` : ''}`;
    default:
      return `${posts} changed and saved.`;
  }
}
