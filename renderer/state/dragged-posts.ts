import type { LibraryId } from '../../shared/model/library.ts';
import { postId, type PostId } from '../../shared/model/post.ts';
import type { Api } from '../api.ts';
import type { Notices } from './notices.ts';

/** Posts that are dragged out of the list, to another program or into a text. */
export interface DraggedPosts {
  /** Begins the drag of an event: as files where the host can hand them over, as their paths elsewhere. */
  start(event: DragEvent, library: LibraryId, ids: readonly PostId[]): void;
  /** The posts that are let go with this; empty for what comes from elsewhere. */
  of(data: DataTransfer): readonly PostId[];
}

/** Kinds of data are told by their type; this one is nobody else's. */
const ownType = 'application/x-longhand-posts';

export function createDraggedPosts(api: Api, notices: Notices, asFiles: boolean): DraggedPosts {
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
      event.dataTransfer?.setData(ownType, JSON.stringify(ids));
      event.dataTransfer?.setData('text/plain', ids.join('\n'));
    },
    of(data) {
      const own = data.getData(ownType);
      // No program but this one writes that type, but another window of it may be of another library: asked for by names.
      if (own !== '') return (JSON.parse(own) as string[]).map(postId);
      const names = Array.from(data.files, ({ name }) => name);
      // The host's own drag comes back as files; the page is told their names only.
      const isOurs = names.length > 0 && names.length === last.length && last.every((id) => names.includes(nameOf(id)));
      return isOurs ? last : [];
    },
  };
}

const nameOf = (id: PostId): string => id.slice(id.lastIndexOf('/') + 1);
