import type { ExitCode } from './io.ts';

/** Runs what a verb answers and keeps its exit code. */
export type Act = (verb: Promise<ExitCode>) => Promise<void>;

/** The options that many verbs have. */
export interface Flags {
  readonly json?: true;
  readonly dryRun?: true;
}

export const flags = (given: Flags) => ({ json: given.json === true, dryRun: given.dryRun === true });

export const asJson = ['--json', 'print one JSON document'] as const;
export const dryRun = ['--dry-run', 'print a unified difference and write nothing'] as const;
