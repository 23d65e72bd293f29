import type { TextChange } from '../../shared/base/text-change.ts';
import type { LibraryId } from '../../shared/model/library.ts';
import type { PostId } from '../../shared/model/post.ts';
import type { Settings } from '../../shared/model/settings.ts';
import type { SiteProfile } from '../../shared/model/site.ts';

/** What the preview needs of an open post; a PostSession is one. */
export interface PreviewSession {
  readonly id: () => PostId;
  readonly fileText: () => string;
  /** After each change of the text: what it did to it, one after the other; null: all of it, or the post's path, may be another. */
  readonly onChange: (listener: (changes: readonly TextChange[] | null) => void) => () => void;
  /** The page is drawn now: what else waits to be shown of the post comes in the same frame. */
  readonly shareFrame: () => void;
}

/** What scrolls together with the preview; an EditorHandle is one. Lines are 1-based and may have a fraction;
 * line 0 is the very top. */
export interface ScrollPort {
  readonly topLine: () => number;
  /** The line of the caret and how many pixels below the top edge it is; null where it is out of sight. */
  readonly caretPlace: () => { readonly line: number; readonly top: number } | null;
  readonly scrollToLine: (line: number) => void;
  /** Puts the caret at the start of a line and goes there. */
  readonly revealLine: (line: number) => void;
  readonly onScroll: (listener: () => void) => () => void;
}

/** A link that was clicked. Links to a heading of the same post are followed inside the preview and never reported. */
export type PreviewLink =
  | { readonly kind: 'external'; readonly url: string }
  /** `path`: the address as a path from the library's root (`/` of the site or relative to the post), without query and fragment;
   * `anchor`: what stands behind `#`, decoded. */
  | { readonly kind: 'internal'; readonly href: string; readonly path: string; readonly anchor: string };

export interface PreviewPaneProps {
  readonly session: PreviewSession;
  readonly libraryId: LibraryId;
  readonly profile: SiteProfile;
  /** Images from the network are shown. */
  readonly remoteImages: boolean;
  readonly theme: 'system' | 'light' | 'dark';
  /** The style sheet of the library's look; null for the usual one. */
  readonly look: string | null;
  /** The width that the page is shown in. */
  readonly page: Settings['previewPage'];
  readonly editor: ScrollPort | null;
  /** The page is there and takes keys. */
  readonly onLoaded: () => void;
  readonly onOpenLink: (link: PreviewLink) => void;
  /** The person wants images from the network in this library. */
  readonly onAllowRemote: () => void;
  /** The page is to have the width of the pane again. */
  readonly onFullWidth: () => void;
}
