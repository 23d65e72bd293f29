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

/** Without what a terminal obeys: who wrote a title, an address or a name is not known. Tabs and line ends stay. */
// eslint-disable-next-line no-control-regex -- control characters are what it is about
export const withoutControls = (text: string): string => text.replace(/[\0-\x08\x0b-\x1f\x7f-\x9f]/g, '\uFFFD');

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
