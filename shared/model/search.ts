import type { PostId } from './post.ts';
import type { Progress } from './task.ts';

/** A range in UTF-16 units. */
export interface TextRange {
  readonly from: number;
  readonly to: number;
}

/** Where a post answers a query, as shown. */
export interface Snippet {
  /** 1-based line of the first match shown, in the whole file. */
  readonly line: number;
  /** 1-based place of that match in its line, in UTF-16 units. */
  readonly column: number;
  /** A stretch of the text around the matches as one line, with `…` where it is cut. */
  readonly text: string;
  /** The matches in `text`, in order. */
  readonly ranges: readonly TextRange[];
  /** Matches in the whole post; past a thousand of one word they are not counted. */
  readonly matches: number;
}

export interface SearchHit {
  readonly id: PostId;
  /** null when the query asks for nothing that stands in the text: `tag:garden`. */
  readonly snippet: Snippet | null;
}

/** What is found so far. */
export interface SearchAnswer {
  /** The best first, at most as many as asked for. */
  readonly hits: readonly SearchHit[];
  /** Posts that match. */
  readonly total: number;
  /** What of the query was not understood and is left out, as sentences. */
  readonly problems: readonly string[];
  /** How many posts were looked at when not all were; another answer follows. */
  readonly progress: Progress | null;
  /** These are the first hits; the same with all that were asked for follows. */
  readonly more?: true;
}
