import { GFM, parser } from '@lezer/markdown';
import { expect, test } from 'vitest';
import { markdownParser } from '../../../../shared/markdown/parse/parser.ts';
import { pathological } from '../../../support/pathological.ts';

const plain = parser.configure(GFM);
const length = 20_000;

/** How many nodes there are, and how many are in each other at most. */
function sizeOf(text: string): { nodes: number; depth: number } {
  let [nodes, depth, deepest] = [0, 0, 0];
  markdownParser.parse(text).iterate({
    enter: () => {
      nodes++;
      deepest = Math.max(deepest, ++depth);
    },
    leave: () => void depth--,
  });
  return { nodes, depth: deepest };
}

test('what a person may write is read as ever', () => {
  const deep = Array.from({ length: 20 }, (_, at) => `${'  '.repeat(at)}- *a* **b** [c](d)`).join('\n');
  const busy = '*a* `b` [c](d) '.repeat(100);
  for (const text of [
    deep,
    `${'> '.repeat(60)}a *b*\n`,
    busy,
    'a   b  \nc    \nd \ne   @   f  \ng@h.example   \n   i   ',
    `${busy}\n\n${busy}\n\n| ${busy.replaceAll('`', '')} |\n|-|\n`,
  ])
    expect(markdownParser.parse(text).toString()).toBe(plain.parse(text).toString());
});

test('no paragraph is read past a thousand marks, and none of the 41 texts becomes a deep tree', () => {
  expect(sizeOf('*a* '.repeat(length / 4)).nodes).toBeLessThan(2000);
  expect(sizeOf('&amp;'.repeat(length / 4)).nodes).toBeLessThan(2000);
  expect(sizeOf(`${'*a* '.repeat(length / 4)}\n\n*b*`).nodes).toBeGreaterThan(sizeOf('*a* '.repeat(length / 4)).nodes);
  for (const { name, make } of pathological) expect(sizeOf(make(2000)).depth, name).toBeLessThan(1100);
});
