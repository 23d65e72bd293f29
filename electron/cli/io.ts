/** What a run of the command line may touch of its process. Tests give their own. */
export interface Io {
  /** Data, and nothing else. */
  readonly stdout: (text: string) => void;
  /** Progress and messages. */
  readonly stderr: (text: string) => void;
  readonly stdin: () => Promise<Uint8Array>;
  /** Folder that paths are meant from. */
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Aborted when the person presses Ctrl+C. */
  readonly signal: AbortSignal;
}

export const exitCodes = {
  done: 0,
  /** Done, with findings, refusals or failures, which are listed. */
  findings: 1,
  usage: 2,
  /** The input could not be read or is not what it says. */
  unreadable: 3,
  cancelled: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
