import { eventIterator, oc, type as output } from '@orpc/contract';
import * as v from 'valibot';
import type { LibraryChange, LibrarySnapshot, OpenedLibrary, RecentLibrary } from '../model/library.ts';
import type { ListSettings } from '../model/list.ts';
import type { OpenTabs } from '../model/panes.ts';
import type { SearchAnswer } from '../model/search.ts';
import type { LibrarySettings, WrittenWords } from '../model/settings.ts';
import { corrections } from './corrections.ts';
import * as s from './schemas.ts';
import { errors } from './errors.ts';

const one = v.object({ library: s.library });

const text = v.nullable(v.string());
const state = v.nullable(v.picklist(['live', 'draft', 'scheduled', 'expired', 'hidden']));

const list: v.GenericSchema<unknown, ListSettings> = v.object({
  state,
  tag: text,
  taxonomy: text,
  folder: text,
  year: v.nullable(v.number()),
  sort: v.picklist(['date', 'modified', 'title']),
  direction: v.picklist(['ascending', 'descending']),
  group: v.picklist(['none', 'year', 'folder', 'tag']),
});

const tabRow = v.object({ tabs: s.ids, passing: v.nullable(s.id), current: v.nullable(s.id) });

const open: v.GenericSchema<unknown, OpenTabs> = v.object({
  rows: v.pipe(v.array(tabRow), v.minLength(1), v.maxLength(2)),
  focused: v.picklist([0, 1]),
});

const offset = v.pipe(v.number(), v.integer(), v.minValue(0));

const written = v.object({ day: v.string(), words: v.pipe(v.number(), v.integer()) });

/** The shape of a library's settings, in a call and in their file. */
export const settings = v.object({
  remoteImages: v.boolean(),
  newImages: v.object({
    longest: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(16), v.maxValue(16_383))),
    webp: v.boolean(),
    keepOriginal: v.boolean(),
  }),
  look: s.path,
  polling: v.boolean(),
  corrections,
  panels: v.nullable(s.panels),
  list,
  open,
  places: v.record(v.string(), v.object({ caret: offset, top: offset, above: v.number() })),
  goals: v.record(v.string(), v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000_000))),
  written,
});

const filters = v.object({
  state: v.exactOptional(state),
  tag: v.exactOptional(text),
  taxonomy: v.exactOptional(text),
  folder: v.exactOptional(text),
  year: v.exactOptional(v.nullable(v.number())),
});

export const library = {
  /** Opens what the window shows first (`open` of `app.hello`), without being told; null: nothing. */
  first: oc.errors(errors).output(output<OpenedLibrary | null>()),
  /**
   * Opens a folder that the person named, or the library of a post that they named, which is in `named` then. With
   * `reading` set in the answer, the other posts follow as changes.
   */
  open: oc
    .errors(errors)
    .input(v.object({ path: s.path }))
    .output(output<OpenedLibrary>()),
  /** Makes a new folder with a first post and opens it. Refuses a folder that already holds files. */
  create: oc
    .errors(errors)
    .input(v.object({ path: s.path }))
    .output(output<OpenedLibrary>()),
  /** Copies the sample library to the app's data folder (kept when it is already there) and opens it. */
  openSample: oc.errors(errors).output(output<OpenedLibrary>()),
  snapshot: oc.errors(errors).input(one).output(output<LibrarySnapshot>()),
  /** The list with every post counted too, however long that takes. */
  counted: oc.errors(errors).input(one).output(output<LibrarySnapshot>()),
  /** Every change after that of the number `since` (without it, from now on), until the call is aborted. */
  changes: oc
    .errors(errors)
    .input(v.object({ ...one.entries, since: v.optional(v.number()) }))
    .output(eventIterator(output<LibraryChange>())),
  /** Reads the folder again, whatever is known of it. */
  rescan: oc.errors(errors).input(one).output(output<LibrarySnapshot>()),
  /**
   * Posts by what stands in their texts, in the language of `parseSearch`. Answers at once; as long as posts are still
   * being read, further answers follow. Aborting the call stops the search.
   */
  search: oc
    .errors(errors)
    .input(
      v.object({
        library: s.library,
        text: s.text,
        /** The last word is still being typed. */
        typing: v.optional(v.boolean(), false),
        /** What the list is narrowed to besides. */
        within: v.optional(filters, {}),
        /** Most hits wanted; `total` counts all. */
        limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200_000)), 50),
      }),
    )
    .output(eventIterator(output<SearchAnswer>())),
  /** Brings what changed where the system does not tell of all changes, once the window is looked at again; quick elsewhere. */
  look: oc.errors(errors).input(one).output(output<void>()),
  /** Stops the reading that is under way; the list keeps what it has. */
  stopReading: oc.errors(errors).input(one).output(output<void>()),
  saveSettings: oc
    .errors(errors)
    .input(v.object({ library: s.library, change: v.partial(settings) }))
    .output(output<LibrarySettings>()),
  /** Counts words that were written on a day along with those of other windows. Answers all of the latest day. */
  addWords: oc
    .errors(errors)
    .input(v.object({ library: s.library, ...written.entries }))
    .output(output<WrittenWords>()),
  recent: oc.errors(errors).output(output<readonly RecentLibrary[]>()),
  forget: oc
    .errors(errors)
    .input(v.object({ path: s.path }))
    .output(output<void>()),
};
