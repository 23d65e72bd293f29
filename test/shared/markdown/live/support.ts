import type { ElementContent, RootContent } from 'hast';
import { isLooseNode } from '../../../../shared/markdown/render/blocks.ts';
import { LivePost } from '../../../../shared/markdown/live/live-post.ts';
import { renderPost, type RenderOptions } from '../../../../shared/markdown/render/render.ts';
import { options } from '../support.ts';

/** A page as nodes, every line counted from the start of the file. */
interface Page {
  readonly nodes: readonly ElementContent[];
  readonly blocked: number;
}

/** The page by a full parse. */
export function fullPage(text: string, more: Partial<RenderOptions> = {}): Page {
  const { blocks, images } = renderPost(text, { ...options, ...more });
  const nodes = blocks.flatMap((block) => withAbsoluteLines(block.tree, block.line));
  return { nodes: withoutGaps(nodes), blocked: images.filter(({ state }) => state === 'blocked').length };
}

/** The page as it was kept up to date. */
export function livePage(post: LivePost): Page {
  let line = 1 + post.linesBefore;
  const nodes: ElementContent[] = [];
  let blocked = 0;
  for (const section of post.page()) {
    nodes.push(...withAbsoluteLines(section.tree, line));
    line += section.lines;
    blocked += section.blocked;
  }
  return { nodes: withoutGaps(nodes), blocked };
}

export function livePost(text: string, more: Partial<RenderOptions> = {}): LivePost {
  const post = new LivePost(text, { ...options, countsCode: false, ...more });
  finish(post, 16_000);
  return post;
}

export function finish(post: LivePost, size: number): void {
  do post.advance(size);
  while (!post.isComplete);
}

function withAbsoluteLines(nodes: readonly ElementContent[], line: number): ElementContent[] {
  return nodes.map((node) => {
    if (node.type !== 'element') return node;
    const { dataLine } = node.properties;
    const absolute = typeof dataLine === 'number' ? { dataLine: dataLine + line } : {};
    return {
      ...node,
      properties: { ...node.properties, ...absolute },
      children: withAbsoluteLines(node.children, line),
    };
  });
}

/** Words at the top as one text; blanks that touch a block are nothing. */
function withoutGaps(nodes: readonly ElementContent[]): ElementContent[] {
  const merged: ElementContent[] = [];
  for (const node of nodes) {
    const last = merged.at(-1);
    if (node.type === 'text' && last?.type === 'text')
      merged[merged.length - 1] = { ...last, value: last.value + node.value };
    else merged.push(node);
  }
  const isBlock = (node: RootContent | undefined) => node === undefined || !isLooseNode(node);
  return merged.flatMap((node, at): ElementContent[] => {
    if (node.type !== 'text') return [node];
    const start = isBlock(merged[at - 1]) ? node.value.trimStart() : node.value;
    const value = isBlock(merged[at + 1]) ? start.trimEnd() : start;
    return value === '' ? [] : [{ ...node, value }];
  });
}
