import { eventIterator, oc, type as output } from '@orpc/contract';
import * as v from 'valibot';
import type { ClosingRequest, Hello } from '../model/app.ts';
import type { Settings } from '../model/settings.ts';
import * as s from './schemas.ts';
import { errors } from './errors.ts';

const languages: v.GenericSchema<readonly string[], readonly string[]> = v.pipe(
  v.array(v.pipe(v.string(), v.regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/))),
  v.maxLength(20),
);

/** The shape of the settings, in a call and in their file. */
export const settings = v.object({
  theme: v.picklist(['system', 'light', 'dark']),
  editorFont: v.picklist(['sans', 'serif', 'mono']),
  fontSize: v.pipe(v.number(), v.minValue(10), v.maxValue(40)),
  lineWidth: v.pipe(v.number(), v.minValue(40), v.maxValue(200)),
  autosave: v.boolean(),
  marks: v.picklist(['always', 'near-caret']),
  spelling: v.boolean(),
  spellLanguages: languages,
  updates: v.boolean(),
  typography: v.boolean(),
  pairs: v.boolean(),
  shortcuts: v.record(v.string(), v.nullable(v.pipe(v.string(), v.regex(/^(?:(?:Mod|Alt|Shift)-){0,3}\S{1,20}$/)))),
  focus: v.picklist(['off', 'sentence', 'paragraph']),
  typewriter: v.boolean(),
  highContrast: v.boolean(),
  minuteMarks: v.boolean(),
  previewPage: v.picklist(['full', 'article', 'phone']),
  previewTheme: v.picklist(['window', 'light', 'dark']),
  panels: s.panels,
});

export const app = {
  hello: oc.errors(errors).output(output<Hello>()),
  /** Changes the settings named; answers all of them. */
  saveSettings: oc.errors(errors).input(v.partial(settings)).output(output<Settings>()),
  /** Folders whose path starts with what was typed, for the open dialog of a host without a native one. At most 50. */
  suggestFolders: oc
    .errors(errors)
    .input(v.object({ typed: v.pipe(v.string(), v.maxLength(4096)) }))
    .output(output<readonly string[]>()),
  /** A window of its own for another library, or for the same one. AppError `unsupported` where the host has no windows. */
  newWindow: oc.errors(errors).output(output<void>()),
  /** The native folder dialog. null: cancelled. */
  pickFolder: oc
    .errors(errors)
    .input(v.object({ title: s.name }))
    .output(output<string | null>()),
  /** Shows a web page or starts a mail in the person's own programs. Only http, https and mailto; anything else is refused. */
  openExternal: oc
    .errors(errors)
    .input(v.object({ url: s.path }))
    .output(output<void>()),
  /** Shows a folder that the app itself has named (an export, the data folder) in the file manager. */
  revealPath: oc
    .errors(errors)
    .input(v.object({ path: s.path }))
    .output(output<void>()),
  /** Yields when the host is about to end. The page saves everything and then calls `answerClosing`, with what it
   * could not; `typed`: something is in a field that is refused. */
  closing: oc.errors(errors).output(eventIterator(output<ClosingRequest>())),
  answerClosing: oc
    .errors(errors)
    .input(v.object({ request: v.number(), unsaved: s.ids, typed: v.optional(v.boolean(), false) }))
    .output(output<void>()),
};
