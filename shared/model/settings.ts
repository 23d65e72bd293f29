import { defaultListSettings, type ListSettings } from './list.ts';
import { noOpenTabs, type OpenTabs, type TextPlace } from './panes.ts';
import type { ProfileCorrections } from './site.ts';

/** What a person chose. Saved in the app's data folder; unknown keys of newer versions are kept. */
export interface Settings {
  readonly theme: 'system' | 'light' | 'dark';
  /** Stronger colours, whatever the theme; those of a system that asks for them are on without it. */
  readonly highContrast: boolean;
  readonly editorFont: 'sans' | 'serif' | 'mono';
  /** Pixels. */
  readonly fontSize: number;
  /** Characters. */
  readonly lineWidth: number;
  readonly autosave: boolean;
  /** Where the marks of Markdown are shown: everywhere, or only around the caret. */
  readonly marks: 'always' | 'near-caret';
  /** The platform's spell checker looks at the text. */
  readonly spelling: boolean;
  /** Languages that it checks, as BCP 47 tags, where the host lets them be chosen. Their dictionaries come from the network. */
  readonly spellLanguages: readonly string[];
  /** New versions of the app are looked for and fetched, where it was built to. */
  readonly updates: boolean;
  /** Typed quotes, dashes and dots become typographic ones. */
  readonly typography: boolean;
  /** Typed brackets and quotes bring their other half. */
  readonly pairs: boolean;
  /** Combinations in place of those of the table of commands, by the command's id; null: it has none. */
  readonly shortcuts: Readonly<Record<string, string | null>>;
  /** What stays lit while one writes; the rest steps back. */
  readonly focus: 'off' | 'sentence' | 'paragraph';
  /** The line that is written in is held in the middle. */
  readonly typewriter: boolean;
  /** A mark beside the text where each further minute of reading begins. */
  readonly minuteMarks: boolean;
  /** The width that the preview shows a page in: that of its pane, or one of a reader's. */
  readonly previewPage: 'full' | 'article' | 'phone';
  /** The colours that the preview shows a page in: those of the window, or what a reader has with the other ones. */
  readonly previewTheme: 'window' | 'light' | 'dark';
  /** Those that a library begins with. */
  readonly panels: PanelSettings;
}

export interface PanelSettings {
  readonly sidebar: boolean;
  readonly preview: boolean;
  readonly inspector: boolean;
  /** Widths in pixels. */
  readonly sidebarWidth: number;
  readonly previewWidth: number;
  readonly inspectorWidth: number;
  /** Of two posts side by side, what the first takes of their room, in hundredths. */
  readonly firstSide: number;
}

/** The words that were written on a day: those that came, less those that went. */
export interface WrittenWords {
  /** `2026-03-31` where the person is; empty before the first word. */
  readonly day: string;
  readonly words: number;
}

/** What becomes of images on their way into the library, where it is not to be what they are. */
export interface NewImageSettings {
  /** Pixels of the longer side at most; null: as it is. */
  readonly longest: number | null;
  /** PNG and JPEG become WebP. */
  readonly webp: boolean;
  /** The original is written beside the image that was made of it. */
  readonly keepOriginal: boolean;
}

/** What a person chose for one library. */
export interface LibrarySettings {
  /** Images from the network are shown in the preview. */
  readonly remoteImages: boolean;
  readonly newImages: NewImageSettings;
  /** How posts look in the preview and exported: the name of a theme that comes along, or the whole path of a theme's folder
   * or of a style sheet that is put on top of the usual one. */
  readonly look: string;
  /** The folder is looked at every few seconds: for disks that do not tell of changes, as many network disks do. */
  readonly polling: boolean;
  /** What the person says of the site in place of what was found. Kept as a whole: a change replaces all of them. */
  readonly corrections: ProfileCorrections;
  /** null: nobody has changed them in this library. */
  readonly panels: PanelSettings | null;
  /** Filters, order and groups of the list. */
  readonly list: ListSettings;
  /** The posts that were open last. */
  readonly open: OpenTabs;
  /** Where the person was in each of them, by their paths. */
  readonly places: Readonly<Record<string, TextPlace>>;
  /** Words that posts are to have, by their paths. */
  readonly goals: Readonly<Record<string, number>>;
  readonly written: WrittenWords;
}

export const defaultSettings: Settings = {
  theme: 'system',
  highContrast: false,
  editorFont: 'sans',
  fontSize: 17,
  lineWidth: 70,
  autosave: true,
  marks: 'always',
  spelling: true,
  spellLanguages: [],
  updates: false,
  typography: false,
  pairs: false,
  shortcuts: {},
  focus: 'off',
  typewriter: false,
  minuteMarks: false,
  previewPage: 'full',
  previewTheme: 'window',
  panels: {
    sidebar: true,
    preview: true,
    inspector: true,
    sidebarWidth: 232,
    previewWidth: 340,
    inspectorWidth: 264,
    firstSide: 50,
  },
};

export const defaultLibrarySettings: LibrarySettings = {
  remoteImages: false,
  newImages: { longest: null, webp: false, keepOriginal: false },
  look: 'default',
  polling: false,
  corrections: {},
  panels: null,
  list: defaultListSettings,
  open: noOpenTabs,
  places: {},
  goals: {},
  written: { day: '', words: 0 },
};
