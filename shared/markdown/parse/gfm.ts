import type { Root } from 'mdast';
import { fromMarkdown, type Extension as TreeExtension } from 'mdast-util-from-markdown';
import { gfmAutolinkLiteralFromMarkdown } from 'mdast-util-gfm-autolink-literal';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import type { Extension } from 'micromark-util-types';

/** More than Markdown: where it is found, and what the tree has of it. */
export interface Syntax {
  readonly syntax: Extension;
  readonly tree?: TreeExtension;
}

interface Part extends Required<Syntax> {
  /** What a text must hold for the extension to find anything in it. */
  readonly needs: RegExp;
}

// All together they double the time of a parse. Tests compare with a parse that has all of them.
const parts: readonly Part[] = [
  {
    // Addresses are also looked for in the finished words, where escapes and references have become characters.
    needs: /@|:\/\/|www\.|\\[@:/.]|&(?:#|commat|colon|sol|period)/i,
    syntax: gfmAutolinkLiteral(),
    tree: gfmAutolinkLiteralFromMarkdown(),
  },
  { needs: /\[\^/, syntax: gfmFootnote(), tree: gfmFootnoteFromMarkdown() },
  { needs: /~/, syntax: gfmStrikethrough({ singleTilde: true }), tree: gfmStrikethroughFromMarkdown() },
  // One column needs no pipe where a colon says how it is aligned.
  { needs: /\||:-|-:/, syntax: gfmTable(), tree: gfmTableFromMarkdown() },
  { needs: /\[[ \t\r\nx]\]/i, syntax: gfmTaskListItem(), tree: gfmTaskListItemFromMarkdown() },
];

/** The Markdown tree of a text, with those of GFM's extensions that can find anything in it; offsets are offsets in it. */
export function parseMarkdown(text: string, more: readonly Syntax[] = []): Root {
  const needed = [...parts.filter(({ needs }) => needs.test(text)), ...more];
  return fromMarkdown(text, {
    extensions: needed.map(({ syntax }) => syntax),
    mdastExtensions: needed.flatMap(({ tree }) => tree ?? []),
  });
}
