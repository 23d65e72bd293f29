import { watch } from 'chokidar';
import { relative, resolve, sep } from 'node:path';

export interface WatchOptions {
  /** Whether a path below the root (always with `/`) is left alone. Asked for folders and files. */
  readonly ignored: (path: string, kind: 'file' | 'folder' | 'unknown') => boolean;
  /** From here on nothing is missed. Changes between a scan and this moment are the caller's to find. */
  readonly onReady?: () => void;
}

/** Something happened at a path below the root (always with `/`; empty: the root itself). What it is now, the disk must say. */
export interface WatchEvent {
  readonly kind: 'file' | 'folder';
  readonly path: string;
}

/**
 * Reports what may have changed in a folder, until the answered function is called. Events are hints only: they come
 * late, twice or for our own writes, so that who listens reads the file and compares. An error is told with the path below
 * the root that cannot be watched; where it is not about one, with that of the root.
 */
export function watchFolder(
  root: string,
  options: WatchOptions,
  onEvent: (event: WatchEvent) => void,
  onError: (error: unknown, path: string) => void,
): () => Promise<void> {
  const below = (path: string) => relative(root, path).split(sep).join('/');
  const watcher = watch(root, {
    ignoreInitial: true,
    // A link is never followed: what lies outside the folder is not ours, and a link upwards has no end.
    followSymlinks: false,
    // The listener settles by itself; chokidar's own delay would only add to it.
    atomic: false,
    ignored: (path, stats) => {
      const kind = stats === undefined ? 'unknown' : stats.isDirectory() ? 'folder' : 'file';
      const name = below(path);
      return name !== '' && options.ignored(name, kind);
    },
  });
  const report = (kind: WatchEvent['kind']) => (path: string) => onEvent({ kind, path: below(path) });
  watcher.on('add', report('file')).on('change', report('file')).on('unlink', report('file'));
  watcher.on('addDir', report('folder')).on('unlinkDir', report('folder'));
  // A folder that takes the place of a file between two looks of the watcher is told by the system alone.
  watcher.on('raw', (event, name, where) => {
    const { watchedPath } = where as { readonly watchedPath?: string };
    if (event !== 'rename' || name === null || watchedPath === undefined) return;
    const path = below(resolve(watchedPath, name));
    if (path !== '' && !options.ignored(path, 'file')) onEvent({ kind: 'file', path });
  });
  watcher.on('error', (error) => onError(error, below(hasPath(error) ? error.path : root)));
  if (options.onReady) watcher.on('ready', options.onReady);
  return () => watcher.close();
}

const hasPath = (error: unknown): error is { readonly path: string } =>
  error instanceof Error && 'path' in error && typeof error.path === 'string';
