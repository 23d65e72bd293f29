import { defaultHighlightStyle } from '@codemirror/language';
import { highlightTree } from '@lezer/highlight';
import { expect, test } from 'vitest';
import { highlightBlocks } from '../../../renderer/editor/syntax-colours.ts';
import { markdownParser } from '../../../shared/markdown/parse/parser.ts';
import { randomText } from '../../support/random-text.ts';

test('the colours of a stretch are those that the whole tree gives it', () => {
  const styled = '\n\n## A *heading*\n\n- an [item](to)\n- [ ] task\n\n> **quote** `code`\n\n~~~js\nlet a;\n~~~\n\n';
  for (let seed = 0; seed < 100; seed++) {
    const text = Array.from({ length: 12 }, (_, at) => styled + randomText(seed * 100 + at, [])).join('');
    const tree = markdownParser.parse(text);
    for (const [from, to] of [
      [0, text.length],
      [text.length >> 2, text.length >> 1],
      [37, 41],
    ] as const) {
      const all: string[] = [];
      const blocks: string[] = [];
      highlightTree(tree, defaultHighlightStyle, (...colour) => void all.push(colour.join(' ')), from, to);
      highlightBlocks(tree, defaultHighlightStyle, (...colour) => void blocks.push(colour.join(' ')), from, to);
      expect(blocks).toEqual(all);
    }
  }
});
