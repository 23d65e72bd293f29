import { isMarkdownName } from '../../../../shared/base/file-names.ts';
import { quoted } from '../../../../shared/library/tags.ts';
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
    createWatchNotices(options.onNotice),
  );
  return async () => {
    clearTimeout(quiet);
    await stop();
  };
}

/** Tells what is not watched: all of the folder, or these parts of it. */
function createWatchNotices(onNotice: WatcherOptions['onNotice']): (error: unknown, path: string) => void {
  const parts = new Set<string>();
  let whole: string | null = null;
  return (error, path) => {
    const errno = errnoOf(error);
    const reason = error instanceof Error ? error.message : String(error);
    if (errno === 'ENOSPC' || errno === 'EMFILE' || errno === 'ENFILE')
      whole = 'The system watches no more files for Longhand';
    else if (path === '') whole ??= `The folder cannot be watched (${reason})`;
    else parts.add(path);
    const cause = whole ?? `${quoted([...parts])} cannot be watched (${reason}). The rest of the folder is watched`;
    const changes = whole === null ? 'What other programs change there shows' : 'Changes by other programs show';
    onNotice({
      code: 'watch-limit',
      message: `${cause}. ${changes} when you come back to this window, or after “Read the folder again”.`,
    });
  };
}
