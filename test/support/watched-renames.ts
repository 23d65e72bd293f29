import type { Disk } from '../../electron/fs/disk.ts';

/** The disk, which tells where each rename leads before it is made, whichever way it is asked for. */
export function watchRenames(disk: Disk, tell: (to: string) => void): Disk {
  return {
    ...disk,
    rename: async (from, to) => {
      tell(to);
      await disk.rename(from, to);
    },
    sync: {
      ...disk.sync,
      rename: (from, to) => {
        tell(to);
        disk.sync.rename(from, to);
      },
    },
  };
}
