import { LivePage, type PageChange } from '../../shared/markdown/live/live-page.ts';
import { readAsLoaded } from '../../shared/markdown/live/loaded-readers.ts';
import { mediaAddress } from './media-address.ts';
import type { NumberedRequest, OpenRequest, PreviewAnswer } from './protocol.ts';

/** Characters that are brought up to date at once; for how many milliseconds before there is an answer; and how often an answer
 * about a long post brings something to draw, after so many times what bringing it took: it is found among all that stands there,
 * and a page that grows by thousands of blocks is laid out anew each time. */
const slice = { characters: 8_000, time: 40, drawn: 400, drawnTimes: 20 } as const;
/** Milliseconds after a change in which somebody is taken to be typing, who waits for the page's thread: the rest of a long post
 * gets so many times less of the processor then, and waits so long at most. */
const typing = { within: 2000, times: 4, most: 500 } as const;
const nothing: PageChange = { from: 0, removed: 0, inserted: [] };

export interface Renderer {
  /** Takes a request; `step` answers it. Gives the text that is new, and what is around it. */
  readonly take: (request: NumberedRequest) => readonly string[];
  /** Works for a moment, and answers with what that changed on the page. Call until complete. */
  readonly step: () => PreviewAnswer;
  /** Milliseconds until the next step: others may need the processor. */
  readonly rest: () => number;
}

/** Keeps the page of one post at a time up to date. `clock` in milliseconds. */
export function createRenderer(clock: () => number): Renderer {
  let shown: LivePage | null = null;
  let page = 0;
  let request = 0;
  let isFirst = false;
  let isDue = false;
  let drawnAt = 0;
  let cost = 0;
  let blocked = 0;
  let editedAt = -Infinity;
  let worked = 0;

  return {
    take({ number, request: asked }) {
      request = number;
      isFirst = asked.kind === 'open';
      isDue = true;
      if (asked.kind === 'open') {
        page = asked.page;
        shown = openPage(asked);
        return [asked.text];
      }
      editedAt = clock();
      return asked.changes.map((change) => shown?.edit(change) ?? '');
    },
    step() {
      const start = clock();
      do shown?.advance(slice.characters);
      while (shown?.isComplete === false && clock() - start < slice.time);
      const isComplete = shown?.isComplete ?? true;
      const found = clock();
      isDue ||= isComplete || found - drawnAt > Math.max(slice.drawn, cost * slice.drawnTimes);
      const change = isDue && shown ? shown.collect() : nothing;
      if (isDue) {
        blocked = shown?.blocked() ?? 0;
        drawnAt = clock();
        cost = drawnAt - found;
      }
      const answer = { request, page, isFirst, change, isComplete, blocked };
      isDue = false;
      isFirst = false;
      worked = clock() - start;
      return answer;
    },
    rest: () => (clock() - editedAt < typing.within ? Math.min(worked * typing.times, typing.most) : 0),
  };
}

function openPage({ text, library, post, profile, remoteImages }: OpenRequest): LivePage {
  return new LivePage(text, {
    profile,
    remoteImages,
    embeds: 'cards',
    readFrontMatter: readAsLoaded,
    id: post,
    now: Date.now(),
    // The address of a remote image stays; only a path needs the host.
    assetUrl: (src) => (/^(?:https?:)?\/\//i.test(src) ? src : mediaAddress(library, post, src)),
  });
}
