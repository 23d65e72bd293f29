import { AppError } from '../../shared/base/errors.ts';
import type { Disk } from '../fs/disk.ts';
import { inside } from '../fs/inside.ts';
import type { Shell } from './shell.ts';

/** What leaves the app: addresses for the person's browser, folders for the file manager. */
export interface Outward {
  /** AppError `denied` for anything but http, https and mailto. */
  openExternal(url: string): Promise<void>;
  /** AppError `denied` for a path that the app has not named itself. */
  reveal(path: string): Promise<void>;
  /** From now on the folder may be shown. */
  allow(folder: string): void;
}

export interface OutwardOptions {
  readonly disk: Pick<Disk, 'realpath'>;
  readonly shell: Pick<Shell, 'openExternal' | 'reveal'>;
  /** Folders that may be shown now, besides those allowed by name. */
  readonly folders: () => readonly string[];
}

const schemes = new Set(['http:', 'https:', 'mailto:']);

export function createOutward({ disk, shell, folders }: OutwardOptions): Outward {
  const allowed = new Set<string>();
  return {
    openExternal: async (url) => {
      const address = outwardAddress(url);
      if (address === null) throw refused(url, 'Only web pages and mail addresses are opened.');
      await shell.openExternal(address);
    },
    reveal: async (path) => {
      const real = await disk.realpath(path);
      const roots = await Promise.all(
        [...folders(), ...allowed].map((folder) => disk.realpath(folder).catch(() => null)),
      );
      if (!roots.some((root) => root !== null && inside(root, real))) {
        throw refused(path, 'Only folders that Longhand works with are shown.');
      }
      await shell.reveal(real);
    },
    allow: (folder) => void allowed.add(folder),
  };
}

/**
 * A web page or a mail, which may be handed to the system: in the form in which it was checked, so that nobody downstream
 * reads it differently. null: anything else, which could start a program.
 */
export function outwardAddress(url: string): string | null {
  // The parser drops tabs and line breaks; other programs may not.
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\u0000-\u001f\u007f]/.test(url) || !URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  return schemes.has(protocol) ? href : null;
}

const refused = (what: string, remedy: string) =>
  new AppError('denied', `Longhand does not open this: ${what}`, { file: what, remedy });
