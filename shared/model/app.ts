import type { RecentLibrary } from './library.ts';
import type { Settings } from './settings.ts';

/** What the host can do. Features ask for these, never for the platform. */
export interface Capabilities {
  /** A native dialog picks folders. Without it the person types a path. */
  readonly pickFolder: boolean;
  /** The file manager can show a file. */
  readonly reveal: boolean;
  /** `system`: the trash of the desktop; `folder`: a visible trash folder in the app's data folder. */
  readonly trash: 'system' | 'folder';
  readonly openExternal: boolean;
  /** The app has windows of its own and opens more of them. Absent: no. */
  readonly newWindow?: boolean;
  /** Posts can be dragged to other programs as files. Absent: only their paths go along. */
  readonly dragOut?: boolean;
  /** The app was built with an address where new versions are. Absent: no. */
  readonly updates?: boolean;
  /** Languages that the spell checker can be set to, as BCP 47 tags. Absent: the system decides. */
  readonly spellLanguages?: readonly string[];
  /** The host makes PDF files. Absent: the person prints to one. */
  readonly pdf?: boolean;
}

export interface Hello {
  readonly version: string;
  readonly host: 'electron' | 'browser' | 'terminal';
  readonly platform: 'mac' | 'windows' | 'linux';
  readonly capabilities: Capabilities;
  readonly settings: Settings;
  /** Set when the settings file could not be read and was put aside: the sentence to show. */
  readonly settingsProblem: string | null;
  readonly recent: readonly RecentLibrary[];
  /** The library to show at once (given on the command line, or the last one); null: the welcome screen. */
  readonly open: string | null;
  /** The app's data folder, for the person to know. */
  readonly dataFolder: string;
}

/** The host's question before it ends; the page answers with the same number. */
export interface ClosingRequest {
  readonly request: number;
}
