import type { TextChange } from '../../shared/base/text-change.ts';
import type { PageChange } from '../../shared/markdown/live/live-page.ts';
import type { LibraryId } from '../../shared/model/library.ts';
import type { PostId } from '../../shared/model/post.ts';
import type { SiteProfile } from '../../shared/model/site.ts';

/** A post to be shown from now on, from an empty page. */
export interface OpenRequest {
  readonly kind: 'open';
  /** Tells the answers about it from those about a post that was shown before. */
  readonly page: number;
  readonly text: string;
  readonly library: LibraryId;
  readonly post: PostId;
  readonly profile: SiteProfile;
  readonly remoteImages: boolean;
}

/** Changes of the post that is shown, one after the other. */
interface EditRequest {
  readonly kind: 'edit';
  readonly changes: readonly TextChange[];
}

export type PreviewRequest = OpenRequest | EditRequest;

/** A change of the page. A long post comes in several. */
export interface PreviewAnswer {
  /** Number of the request that is answered. */
  readonly request: number;
  readonly page: number;
  /** The first of a post: what was drawn before is to go. */
  readonly isFirst: boolean;
  readonly change: PageChange;
  /** The page shows all of the text. */
  readonly isComplete: boolean;
  /** Images of the network that are not shown. */
  readonly blocked: number;
}

export interface NumberedRequest {
  readonly number: number;
  readonly request: PreviewRequest;
}

/** What the worker says: once that it is loaded, then answers. */
export type WorkerMessage = 'ready' | PreviewAnswer;
