import type { PhrasingContent } from 'mdast';
import type { Position, Source } from './source.ts';

/** Words between two offsets. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  /** How many characters at the beginning of every further line belong to the block around: `> ` of a quote. */
  readonly indent: number;
  /** They are those of a link. */
  readonly inLink: boolean;
}

/** Emphasis that has begun. */
interface Open {
  readonly marks: string;
  readonly at: number;
  /** What stands before it. */
  readonly nodes: PhrasingContent[];
}

/** How far a stretch is read. */
export interface State {
  readonly source: Source;
  readonly stretch: Stretch;
  readonly open: Open[];
  nodes: PhrasingContent[];
  /** The text node that plain words are added to. */
  words: { readonly type: 'text'; value: string; readonly position: Position } | null;
  at: number;
  /** Where the words of this line begin. */
  lineStart: number;
}

export function beginState(source: Source, stretch: Stretch): State {
  return { source, stretch, open: [], nodes: [], words: null, at: stretch.from, lineStart: stretch.from };
}

/** Takes all up to an offset as plain words. */
export function say(state: State, to: number): true {
  const { source, at, words } = state;
  const value = source.text.slice(at, to);
  if (words) {
    words.value += value;
    words.position.end = source.place(to, to).end;
  } else state.nodes.push((state.words = { type: 'text', value, position: source.place(at, to) }));
  state.at = to;
  return true;
}

/** What GFM makes a link of without any brackets; mail addresses are a doubt by their `@`. */
export const bareAddress = /:\/\/|www\./i;

/** Something else follows. False where the words before it may hold a bare address. */
export function endWords(state: State): boolean {
  const isPlain = state.words === null || !bareAddress.test(state.words.value);
  state.words = null;
  return isPlain;
}

/** Adds what was read at the place where the state is; false for null, a doubt. */
export function add(state: State, node: PhrasingContent | null): boolean {
  const end = node?.position?.end.offset;
  if (!node || end === undefined || end > state.stretch.to || !endWords(state)) return false;
  state.nodes.push(node);
  state.at = end;
  return true;
}
