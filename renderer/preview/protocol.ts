import type { RenderedBlock } from '../../shared/markdown/render.ts';
import type { LibraryId } from '../../shared/model/library.ts';
import type { PostId } from '../../shared/model/post.ts';
import type { SiteProfile } from '../../shared/model/site.ts';

/** What the page asks its preview worker. One request is answered before the next is sent. */
export interface PreviewRequest {
  readonly text: string;
  readonly library: LibraryId;
  readonly post: PostId;
  readonly profile: SiteProfile;
  readonly remoteImages: boolean;
}

/** Where a block stands; its content is known by its key. */
export interface BlockPlace {
  readonly key: string;
  /** 1-based line in the whole text. */
  readonly line: number;
  readonly endLine: number;
}

export interface PreviewAnswer {
  readonly order: readonly BlockPlace[];
  /** The content of the blocks that the answer before did not have. */
  readonly fresh: readonly (readonly [key: string, tree: RenderedBlock['tree']])[];
  /** Images of the network that are not shown. */
  readonly blocked: number;
}

/** What the worker says: once that it is loaded, then one answer to each request. */
export type WorkerMessage = 'ready' | PreviewAnswer;
