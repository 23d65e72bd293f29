import { errnoOf } from './disk-error.ts';

/** Whether a process of this machine has this number now; it need not be the one that had it before. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, under another user.
    return errnoOf(error) === 'EPERM';
  }
}
