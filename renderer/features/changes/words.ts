import { countOf } from '../../../shared/base/count-of.ts';
import type { Capabilities } from '../../../shared/model/app.ts';
import type { PostId } from '../../../shared/model/post.ts';
import type { ChangeReport } from '../../../shared/model/task.ts';
import { changeVerb, type CarriedOut, type Change, type Moving } from '../../state/changes.ts';

/** What the button says that carries a change out in so many posts. */
export const buttonOf = (change: Change, count: number): string =>
  change.kind === 'publish'
    ? 'Publish'
    : change.kind === 'trash'
      ? `Move ${countOf(count, 'post')} to trash`
      : change.kind === 'rename' && change.links
        ? renameVerb(change)
        : `${changeVerb(change)} ${countOf(count, 'post')}`;

/** The posts that move count, not those with links to them. */
const renameVerb = (change: Moving) =>
  change.renames.length === 1 ? changeVerb(change) : `${changeVerb(change)} ${countOf(change.renames.length, 'post')}`;

/** What a change would do to so many posts, and how it can be taken back where that is not an undo like any other. */
export function summaryOf(change: Change, count: number, can: Capabilities): string {
  const posts = countOf(count, 'post');
  const verb = (one: string, many: string) => `${posts} ${count === 1 ? one : many}`;
  if (count === 0) return 'Nothing is changed.';
  switch (change.kind) {
    case 'publish': {
      const links = count > 1 ? ` Links to it are set right in ${countOf(count - 1, 'other post')}.` : '';
      return `The post goes to its readers.${links} All of it is one step, to be undone as one.`;
    }
    case 'rename': {
      if (!change.links)
        return `${verb('moves', 'move')} with all that stands in their own folders; no text is changed. All of it is one step, to be undone as one.`;
      const { length } = change.renames;
      const others = Math.max(0, count - length);
      const links = others === 0 ? '' : ` Links are set right in ${countOf(others, 'other post')}.`;
      const moved = length === 1 ? 'The file gets its new path.' : `${countOf(length, 'post')} move.`;
      return `${moved}${links} All of it is one step, to be undone as one.`;
    }
    case 'trash': {
      const place =
        can.trash === 'system'
          ? 'the trash of your system, from where they can be restored. Longhand cannot undo this, but “Deleted posts…” brings their texts back'
          : 'Longhand’s own trash folder. This can be undone as long as this window stays open; after that they can be copied back from there, and “Deleted posts…” brings their texts back';
      return `${verb('leaves', 'leave')} the library for ${place}.`;
    }
    default:
      return `${verb('changes', 'change')}; no other line of any file is touched.`;
  }
}

/** Posts that a change was to be made in, and was stopped before. */
export function notBegun(planned: readonly PostId[], { changed, skipped, failed, cancelled }: ChangeReport): number {
  if (!cancelled) return 0;
  const left = new Set([...skipped, ...failed].map(({ id }) => id));
  return Math.max(0, planned.filter((id) => !left.has(id)).length - changed.length);
}

/** What a change did to so many posts. */
export function doneWords(change: Change, { changed, where, takeBack }: CarriedOut): string {
  const posts = `${countOf(changed.length, 'post')} ${changed.length === 1 ? 'was' : 'were'}`;
  switch (change.kind) {
    case 'undo':
      return `${posts} set back and saved.`;
    case 'publish':
      return changed.length === 0
        ? 'Nothing was changed.'
        : 'The post is published: ready for the next build of the site.';
    case 'rename':
      return change.links ? `${posts} changed and saved.` : `${posts} moved.`;
    case 'trash':
      return `${posts} moved to the trash.${where ? ` They can be brought back from ${where}.` : ''}${takeBack === null && changed.length > 0 ? ' “Deleted posts…” brings their texts back from the history, without their images.' : ''}`;
    case 'untrash':
      return `${posts} brought back from the trash.`;
    default:
      return `${posts} changed and saved.`;
  }
}
