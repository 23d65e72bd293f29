import { lineStart } from '../lines.ts';
import type { ValueNode } from '../tree.ts';
import type { Site } from '../edits/writer.ts';
import type { Layout } from './yaml-block.ts';

/** How nested lines of this block are set, learned from what is there. */
export function layoutOf({ text, root }: Site): Layout {
  let step = '  ';
  let lists: { readonly key: number; readonly dash: number } | null = null;
  const visit = (node: ValueNode): void => {
    for (const entry of node.entries ?? []) {
      if (entry.node.style !== 'block') continue;
      const key = columnIndent(text, entry.from)?.length;
      const inner = columnIndent(text, entry.node.from)?.length;
      if (key !== undefined && inner !== undefined && entry.node.kind === 'list') lists = { key, dash: inner };
      if (key !== undefined && inner !== undefined && entry.node.kind === 'map' && inner > key)
        step = ' '.repeat(inner - key);
      visit(entry.node);
    }
  };
  if (root) visit(root);
  const found = lists as { readonly key: number; readonly dash: number } | null;
  return { step, blockLists: found !== null, listIndent: ' '.repeat(Math.max(0, found ? found.dash - found.key : 2)) };
}

/** The blanks in front of a key or a list's first item; null when something else stands before it on its line. */
export function columnIndent(text: string, at: number): string | null {
  const lead = text.slice(lineStart(text, at), at);
  return /^[ \t]*(?:-[ \t]+|\?[ \t]+)?$/.test(lead) ? (/^[ \t]*/.exec(lead)?.[0] ?? '') : null;
}

/** The blanks that put a key in the column of the one at `at`, which may stand behind the dash of an item. */
export function keyIndent(text: string, at: number): string | null {
  const lead = text.slice(lineStart(text, at), at);
  return /^[ \t]*(?:-[ \t]+)+$/.test(lead) ? lead.replaceAll('-', ' ') : columnIndent(text, at);
}

/** Where the line of an item's dash begins, which may be one above it; null where something else stands in front of it. */
export function dashLine(text: string, at: number): number | null {
  let start = lineStart(text, at);
  let lead = text.slice(start, at);
  while (start > 0 && /^[ \t]*(?:#.*)?$/.test(lead)) {
    const end = start - 1;
    start = lineStart(text, text.startsWith('\r\n', end - 1) ? end - 1 : end);
    lead = text.slice(start, end).trimEnd();
  }
  return /^[ \t]*-(?:[ \t]+[&!]\S*)*[ \t]*(?:[ \t]#.*)?$/.test(lead) ? start : null;
}
