import { basename } from '../../shared/base/paths.ts';
import type { LibraryId } from '../../shared/model/library.ts';
import type { PostId } from '../../shared/model/post.ts';
import type { Api } from '../api.ts';
import type { Notices } from './notices.ts';

/** Posts that are dragged out of the list, to another program or into a text. */
export interface DraggedPosts {
  /** Begins the drag of an event: as files where the host can hand them over, as their paths elsewhere. */
  start(event: DragEvent, library: LibraryId, ids: readonly PostId[]): void;
  /** The posts that are let go with this; empty for what comes from elsewhere. */
  of(data: DataTransfer): readonly PostId[];
}

const ownType = 'application/x-longhand-posts';

export function createDraggedPosts(api: Api, notices: Notices, asFiles: boolean): DraggedPosts {
  const page = crypto.randomUUID();
  let last: readonly PostId[] = [];
  return {
    start(event, library, ids) {
      last = ids;
      if (asFiles) {
        // The host begins a drag of its own in its place.
        event.preventDefault();
        api.posts
          .drag({ library, ids: [...ids] })
          .catch((error) => notices.fail('The posts could not be dragged', error));
        return;
      }
      event.dataTransfer?.setData(ownType, page);
      event.dataTransfer?.setData('text/plain', ids.join('\n'));
    },
    of(data) {
      // What another window or a page of a stranger writes under that type is none of ours.
      if (data.getData(ownType) === page) return last;
      const names = Array.from(data.files, ({ name }) => name);
      // The host's own drag comes back as files; the page is told their names only.
      const isOurs =
        names.length > 0 && names.length === last.length && last.every((id) => names.includes(basename(id)));
      return isOurs ? last : [];
    },
  };
}
