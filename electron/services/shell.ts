import type { Capabilities, Hello } from '../../shared/model/app.ts';
import type { Settings } from '../../shared/model/settings.ts';

/** What hosts really do differently. Paths are absolute; a thing that a host cannot do throws AppError `unsupported`. */
export interface Shell {
  readonly capabilities: Capabilities;
  readonly host: Hello['host'];
  /** Has what the system itself draws and checks go along with the settings. */
  follow?(settings: Settings): void;
  /** Opens another window on the welcome screen. Absent where windows are the browser's. */
  newWindow?(): Promise<void>;
  /** The folder chosen in a native dialog; null when the person cancelled. */
  pickFolder(title: string): Promise<string | null>;
  /** A whole HTML document as the bytes of a PDF. Absent where the browser prints: then there is no capability `pdf`. */
  printPdf?(html: string): Promise<Uint8Array>;
  /** Shows a file or folder in the file manager. */
  reveal(path: string): Promise<void>;
  /** Begins a drag of files out of the window in which the person drags. Absent: there is no capability `dragOut`. */
  dragOut?(paths: readonly string[]): Promise<void>;
  /** Shows an address whose scheme has already been checked. */
  openExternal(url: string): Promise<void>;
  /** Moves a file or folder to the trash and answers where it is now, in words for a notice. `below` is its path in the library. */
  trash(path: string, below: string): Promise<string>;
}
