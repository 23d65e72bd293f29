import { sameValue } from '../../shared/base/same-value.ts';
import type { LibrarySnapshot } from '../../shared/model/library.ts';
import { noOpenTabs, type OpenTabs, type TextPlace } from '../../shared/model/panes.ts';
import type { PostId } from '../../shared/model/post.ts';
import type { Api } from '../api.ts';
import type { Library } from './library.ts';
import type { Panes } from './panes.ts';
import { closeTabs, tidyRow } from './tab-row.ts';

/** Milliseconds: walking through the list with the arrow keys writes no file for each post. */
const pause = 400;

export interface KeptTabs {
  /** Opens what was open when the library was left, and keeps what is open from now on. */
  readonly restore: (snapshot: LibrarySnapshot) => Promise<void>;
  /** Keeps what is open now, and where the person is in it. */
  readonly keep: () => Promise<void>;
  /** Keeps what is open now and stops, before another library comes. */
  readonly stop: () => Promise<void>;
}

interface KeptTabsOptions {
  readonly api: Api;
  readonly library: Library;
  readonly panes: Panes;
  /** The text of a post where it is here, whatever became of its file. */
  readonly sessionOf: (id: PostId) => { readonly place: () => TextPlace } | undefined;
  readonly onFail: (error: unknown) => void;
}

/** Keeps the open tabs, and the places in their texts, with the library's settings. */
export function createKeptTabs({ api, library, panes, sessionOf, onFail }: KeptTabsOptions): KeptTabs {
  let unsubscribe = () => {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOn = false;
  const write = async () => {
    clearTimeout(timer);
    // Before they are restored there is nothing to keep.
    if (!isOn) return;
    const { rows, focused } = panes.store.getState();
    const { open, places } = library.store.getState().settings;
    const placed = rows
      .flatMap(({ tabs }) => tabs)
      .flatMap((id) => {
        const place = sessionOf(id)?.place() ?? places[id];
        return place ? [[id, place] as const] : [];
      });
    const now = { open: { rows, focused }, places: Object.fromEntries(placed) };
    // What the host answers has its fields in an order of its own.
    if (!sameValue(now, { open, places })) await library.changeSettings(now).catch(onFail);
  };
  const closeGone = async (snapshot: LibrarySnapshot) => {
    const gone = await goneOf(api, snapshot, panes.store.getState());
    panes.forget(new Set([...gone].filter((id) => !sessionOf(id))));
  };
  return {
    async restore(snapshot) {
      const { open } = library.store.getState().settings;
      const gone = await goneOf(api, snapshot, open);
      // The person may have opened one meanwhile.
      if (panes.store.getState().rows.every(({ tabs }) => tabs.length === 0)) panes.replace(tidied(open, gone));
      const stops = [
        panes.store.subscribe(() => {
          clearTimeout(timer);
          timer = setTimeout(() => void write(), pause);
        }),
        // Only now is known which posts are gone.
        library.store.subscribe(({ snapshot: now }, before) => {
          if (before.snapshot?.reading && now && !now.reading) void closeGone(now);
        }),
      ];
      isOn = true;
      unsubscribe = () => stops.forEach((stop) => stop());
      const read = library.store.getState().snapshot;
      if (snapshot.reading && read && !read.reading) await closeGone(read);
    },
    keep: write,
    async stop() {
      unsubscribe();
      unsubscribe = () => {};
      await write();
      isOn = false;
    },
  };
}

/** What was kept, as it can be shown: whoever wrote the file, each row has a current tab, and only a lone pane is empty. */
function tidied({ rows, focused }: OpenTabs, gone: ReadonlySet<PostId>): OpenTabs {
  const whole = rows.map((row) => closeTabs(tidyRow(row), gone)).filter(({ tabs }) => tabs.length > 0);
  return whole.length === 0 ? noOpenTabs : { rows: whole, focused: Math.min(focused, whole.length - 1) };
}

/** The posts that are not there any more, and of which no unsaved text is left. As long as posts are being read, none is known to be. */
async function goneOf(api: Api, snapshot: LibrarySnapshot, open: OpenTabs): Promise<ReadonlySet<PostId>> {
  if (snapshot.reading) return new Set();
  const there = new Set(snapshot.posts.map(({ id }) => id));
  const missing = open.rows.flatMap(({ tabs }) => tabs.filter((id) => !there.has(id)));
  if (missing.length === 0) return new Set();
  try {
    const drafts = await api.drafts.list({ library: snapshot.library.id });
    const unsaved = new Set(drafts.map(({ id }) => id));
    return new Set(missing.filter((id) => !unsaved.has(id)));
  } catch {
    // Nobody knows: better a tab without a post than a text that is not found again.
    return new Set();
  }
}
