import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { AppError } from '../../shared/base/errors.ts';

const programs: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  // Not `start`: that is a word of cmd.exe, which would read `&` in an address as the end of the command.
  win32: ['rundll32.exe', 'url.dll,FileProtocolHandler'],
};

/**
 * Opens an address or a folder with the person's own program for it. The caller has checked what it is.
 * Rejects when there is no such program; does not wait for the program to end.
 */
export function openWithSystem(target: string): Promise<void> {
  const [program, ...args] = programs[process.platform] ?? ['xdg-open'];
  return start([program, ...args, target], target);
}

/** Shows a file or folder in the person's file manager. */
export function revealWithSystem(path: string): Promise<void> {
  return start(revealCommand(path), path);
}

/**
 * On macOS a folder may be a program: `open` on the folder that a post lies in would run `Notes.app`, `-R` only shows it.
 * Elsewhere the folder is opened, not the file: the system would open that in the program that edits it.
 */
export function revealCommand(
  path: string,
  platform: NodeJS.Platform = process.platform,
): readonly [string, ...string[]] {
  if (platform === 'darwin') return ['open', '-R', path];
  const [program, ...args] = programs[platform] ?? ['xdg-open'];
  return [program, ...args, dirname(path)];
}

function start([program, ...args]: readonly [string, ...string[]], target: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { detached: true, stdio: 'ignore' });
    child.once('error', (cause) =>
      reject(
        new AppError('unsupported', `${program} could not be started.`, { remedy: `Open ${target} yourself.`, cause }),
      ),
    );
    child.once('spawn', () => {
      child.unref();
      resolve();
    });
  });
}

/** Whether somebody sits before a screen of this machine. On macOS and Windows that cannot be told: yes. */
export function hasDisplay(env: NodeJS.ProcessEnv = process.env): boolean {
  return process.platform !== 'linux' || !!(env['DISPLAY'] ?? env['WAYLAND_DISPLAY']);
}
