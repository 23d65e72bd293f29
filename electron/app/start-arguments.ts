import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** How the program was started. */
export interface Start {
  readonly argv: readonly string[];
  readonly cwd: string;
}

/** What a start of the program asks for. */
export interface StartArguments {
  /** The last folder or file named, absolute; null when none is. */
  readonly path: string | null;
  readonly newWindow: boolean;
  readonly sample: boolean;
}

/**
 * Reads the arguments of a start. `argv` starts with the program, whose flags (Chromium's among them) are passed over. The
 * desktops of Linux may name a file as an address.
 */
export function readStartArguments(argv: readonly string[], cwd: string): StartArguments {
  const named = argv.slice(1).findLast((argument) => !argument.startsWith('-'));
  return {
    path: named === undefined ? null : resolve(cwd, fromAddress(named)),
    newWindow: argv.includes('--new-window'),
    sample: argv.includes('--sample'),
  };
}

/**
 * The start that a second instance hands over with the lock; null from one that hands over none, which is of an older version.
 * What Electron tells of it besides has the flags of Chromium in it, and all flags before the paths
 * (electronjs.org/docs/latest/api/app#event-second-instance).
 */
export function readStart(data: unknown): Start | null {
  const { argv, cwd } = (data ?? {}) as Partial<Record<keyof Start, unknown>>;
  const isStart = Array.isArray(argv) && argv.every((argument) => typeof argument === 'string');
  return isStart && typeof cwd === 'string' ? { argv, cwd } : null;
}

function fromAddress(argument: string): string {
  if (!argument.startsWith('file:')) return argument;
  try {
    return fileURLToPath(argument);
  } catch {
    // An address of another machine: taken for a name, which is then not there.
    return argument;
  }
}
