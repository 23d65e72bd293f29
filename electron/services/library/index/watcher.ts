import { isMarkdownName } from '../../../../shared/base/file-names.ts';
import { errnoOf } from '../../../fs/disk-error.ts';
import { watchFolder } from '../../../fs/watch.ts';
import type { LibraryNotice } from '../../../../shared/model/library.ts';
import { postId, type PostId } from '../../../../shared/model/post.ts';
import { isSiteFile } from '../site/site.ts';
import { isIgnored, isIgnoredPost } from './walk.ts';

/** How long a folder must be quiet before files are read: editors and git write in several steps. */
const settleTime = 80;
/** A steady stream of events must not put reading off for ever. */
const longestWait = 1000;

export interface WatcherOptions {
  readonly root: string;
  readonly ignoredFolders: readonly string[];
  /** Posts where something may have happened, once it is quiet. */
  readonly onPosts: (ids: readonly PostId[]) => void;
  /** A file that the profile of the site rests on changed, and maybe posts as well. */
  readonly onSite: () => void;
  /** The watcher sees everything from here on. */
  readonly onReady: () => void;
  readonly onNotice: (notice: LibraryNotice) => void;
}

/** Follows a folder and hands on, in batches, which posts to look at. Answers how to stop. */
export function startWatcher(options: WatcherOptions): () => Promise<void> {
  const seen = new Set<PostId>();
  let quiet: NodeJS.Timeout | undefined;
  let waitingSince: number | null = null;
  let isSiteChanged = false;

  function settle(): void {
    clearTimeout(quiet);
    waitingSince = null;
    const ids = [...seen];
    seen.clear();
    if (isSiteChanged) options.onSite();
    else options.onPosts(ids);
    isSiteChanged = false;
  }

  function note(path: string): void {
    if (isSiteFile(path)) isSiteChanged = true;
    else if (path !== '' && !isIgnoredPost(options.ignoredFolders, path)) {
      seen.add(postId(path));
      // The system does not tell of a file that a folder of its name took the place of.
      for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1))
        if (isMarkdownName(path.slice(0, end))) seen.add(postId(path.slice(0, end)));
    }
    clearTimeout(quiet);
    waitingSince ??= performance.now();
    if (performance.now() - waitingSince > longestWait) settle();
    else quiet = setTimeout(settle, settleTime);
  }

  const stop = watchFolder(
    options.root,
    {
      ignored: (path, kind) => !(kind === 'file' && isSiteFile(path)) && isIgnored(options.ignoredFolders, path, kind),
      onReady: options.onReady,
    },
    // Of folders only the root itself matters: what goes or comes with another one is reported file by file.
    ({ kind, path }) => (kind === 'file' || path === '') && note(path),
    (error) => options.onNotice(watchNotice(error)),
  );
  return async () => {
    clearTimeout(quiet);
    await stop();
  };
}

function watchNotice(error: unknown): LibraryNotice {
  const errno = errnoOf(error);
  const full = errno === 'ENOSPC' || errno === 'EMFILE' || errno === 'ENFILE';
  const cause = full
    ? 'The system watches no more files for Longhand'
    : `The folder cannot be watched (${error instanceof Error ? error.message : String(error)})`;
  return {
    code: 'watch-limit',
    message: `${cause}. Changes by other programs show when you come back to this window, or after “Read the folder again”.`,
  };
}
