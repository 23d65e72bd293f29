import { LivePage } from '../../shared/markdown/live/live-page.ts';
import type { NumberedRequest, OpenRequest, PreviewAnswer } from './protocol.ts';

/** The address that the page loads an image of a post from; the host finds the file by the site's own rules. */
export const mediaAddress = (library: string, post: string, src: string): string =>
  `/media/${library}/?post=${encodeURIComponent(post)}&src=${encodeURIComponent(src)}`;

/** Characters that are brought up to date at once, and for how many milliseconds before there is an answer. */
const slice = { characters: 8_000, time: 40 } as const;

export interface Renderer {
  /** Takes a request; `step` answers it. */
  readonly take: (request: NumberedRequest) => void;
  /** Works for a moment, and answers with what that changed on the page. Call until complete. */
  readonly step: () => PreviewAnswer;
}

/** Keeps the page of one post at a time up to date. `clock` in milliseconds. */
export function createRenderer(clock: () => number): Renderer {
  let shown: LivePage | null = null;
  let page = 0;
  let request = 0;
  let isFirst = false;

  return {
    take(numbered) {
      request = numbered.number;
      isFirst = numbered.request.kind === 'open';
      if (numbered.request.kind === 'open') {
        page = numbered.request.page;
        shown = openPage(numbered.request);
      } else for (const change of numbered.request.changes) shown?.edit(change);
    },
    step() {
      const start = clock();
      do shown?.advance(slice.characters);
      while (shown?.isComplete === false && clock() - start < slice.time);
      const change = shown?.collect() ?? { from: 0, removed: 0, inserted: [] };
      const isComplete = shown?.isComplete ?? true;
      const answer = { request, page, isFirst, change, isComplete, blocked: shown?.blocked() ?? 0 };
      isFirst = false;
      return answer;
    },
  };
}

function openPage({ text, library, post, profile, remoteImages }: OpenRequest): LivePage {
  return new LivePage(text, {
    profile,
    remoteImages,
    id: post,
    now: Date.now(),
    // The address of a remote image stays; only a path needs the host.
    assetUrl: (src) => (/^(?:https?:)?\/\//i.test(src) ? src : mediaAddress(library, post, src)),
  });
}
