import type { Stats } from 'node:fs';

export interface FileStat {
  readonly kind: 'file' | 'folder' | 'other';
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
  /** Permission bits, without the file type. */
  readonly mode: number;
  /** Names (hard links) that the file has. */
  readonly links: number;
  readonly uid: number;
  readonly gid: number;
  readonly device: number;
  readonly inode: number;
}

export function fileStat(stats: Stats): FileStat {
  return {
    kind: stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : 'other',
    size: stats.size,
    modified: Math.round(stats.mtimeMs),
    mode: stats.mode & 0o7777,
    links: stats.nlink,
    uid: stats.uid,
    gid: stats.gid,
    device: stats.dev,
    inode: stats.ino,
  };
}
