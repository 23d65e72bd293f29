import type { ElementContent, Nodes, RootContent as HastContent } from 'hast';
import type { Definition, FootnoteDefinition, RootContent } from 'mdast';
import { toHast, type Handler, type State } from 'mdast-util-to-hast';
import { contentOf, hastOptions } from '../render/pipeline.ts';

/** The footnotes called so far, from the first word of the text on. Each call takes its number from here. */
export interface Calls {
  /** Identifiers in the order of the first call. */
  readonly order: string[];
  readonly times: Map<string, number>;
}

export const noCalls = (): Calls => ({ order: [], times: new Map() });
/** Calls to be counted on while these stay as they are. */
export const copyCalls = ({ order, times }: Calls): Calls => ({ order: [...order], times: new Map(times) });

/** Adds calls by their identifiers. */
export function countCalls({ order, times }: Calls, ids: readonly string[]): void {
  for (const id of ids) {
    const before = times.get(id) ?? 0;
    if (before === 0) order.push(id);
    times.set(id, before + 1);
  }
}

/** The same. Answers what a reader sees of them: the number, and which call of it each one is. */
export function addCalls(calls: Calls, ids: readonly string[]): string {
  return ids
    .map((id) => {
      countCalls(calls, [id]);
      return `${calls.order.indexOf(id)}.${calls.times.get(id)}`;
    })
    .join();
}

/** What a stretch of Markdown needs of the rest of the post to become HTML. */
export interface Surroundings {
  /** The definition of a link by its identifier: the first in the post. */
  readonly definition: (id: string) => Definition | undefined;
  /** The footnotes called before; those called here are added. */
  readonly calls: Calls;
}

/** Nodes as HTML, without the list of footnotes below. */
export function toContent(nodes: readonly RootContent[], uses: Iterable<string>, around: Surroundings): HastContent[] {
  return convert(nodes, (state) => {
    surround(state, uses, around);
    const made = state.wrap(state.all({ type: 'root', children: [...nodes] }), false);
    // Nothing called, no list.
    state.footnoteOrder = [];
    return made as ElementContent[];
  });
}

/** The list of the footnotes that were called; nothing without calls. */
export function footnoteList(
  notes: ReadonlyMap<string, FootnoteDefinition>,
  uses: Iterable<string>,
  around: Surroundings,
): HastContent[] {
  return convert([], (state) => {
    surround(state, uses, around);
    for (const [id, note] of notes) state.footnoteById.set(id, note);
    return [];
  });
}

function surround(state: State, uses: Iterable<string>, { definition, calls }: Surroundings): void {
  for (const id of uses) {
    // One that is not read yet is there all the same: a link without it would be words.
    state.definitionById.set(id, definition(id) ?? { type: 'definition', identifier: id, url: '' });
  }
  state.footnoteOrder = calls.order;
  state.footnoteCounts = calls.times;
}

function convert(children: readonly RootContent[], root: (state: State) => ElementContent[]): HastContent[] {
  const handlers = { ...hastOptions.handlers, root: root satisfies Handler };
  return contentOf(toHast({ type: 'root', children: [...children] }, { ...hastOptions, handlers }));
}

/** Nodes with every offset moved. */
export function moveNodes(nodes: readonly Nodes[], by: number): void {
  if (by === 0) return;
  for (const node of nodes) {
    if (node.position) {
      const { start, end } = node.position;
      node.position = {
        start: { ...start, offset: (start.offset ?? 0) + by },
        end: { ...end, offset: (end.offset ?? 0) + by },
      };
    }
    if ('children' in node) moveNodes(node.children, by);
  }
}
