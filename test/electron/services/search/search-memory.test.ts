import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSearchMemory } from '../../../../electron/services/search/search-memory.ts';

const terms = ['sea', 'seas', 'the'].flatMap((text) => [
  { text, prefix: false },
  { text, prefix: true },
]);

test('what was learned, asked and changed is what would be found anew', () => {
  const action = fc.record({
    kind: fc.constantFrom('learn', 'recall', 'recall', 'change', 'forget'),
    term: fc.constantFrom(...terms),
    number: fc.nat({ max: 1100 }),
    value: fc.integer({ min: 0, max: 2 }),
    /** More posts than there was room for. */
    more: fc.constantFrom(0, 0, 0, 0, 0, 0, 5, 1500),
  });
  fc.assert(
    fc.property(fc.array(action, { maxLength: 40, size: 'max' }), (actions) => {
      const memory = createSearchMemory();
      let count = 1000;
      const changed = new Map<number, number>();
      const valueOf = (number: number, text: string) => (number * 7 + text.length + (changed.get(number) ?? 0)) % 3;
      const find = (text: string) => (room: number) => Uint8Array.from({ length: room }, (_, at) => valueOf(at, text));
      for (const { kind, term, number, value, more } of actions) {
        if (kind === 'learn') memory.learn(term, count, find(term.text));
        else if (kind === 'forget') memory.forget();
        else if (kind === 'change') {
          count = Math.max(count + more, number + 1);
          changed.set(number, value);
          memory.change(number, ({ text }) => valueOf(number, text));
        } else
          expect([...memory.recall(term, count, find(term.text)).subarray(0, count)]).toEqual(
            Array.from({ length: count }, (_, at) => valueOf(at, term.text)),
          );
      }
    }),
    { numRuns: 100 },
  );
});

test('what was learned is not asked for again, and forgotten where most posts have changed', () => {
  const memory = createSearchMemory();
  const [term = expect.fail()] = terms;
  let asked = 0;
  const find = (room: number) => {
    asked++;
    return new Uint8Array(room);
  };
  memory.learn(term, 1000, find);
  for (let other = 0; other < 200; other++) memory.recall({ text: `${other}`, prefix: false }, 1000, find);
  asked = 0;
  memory.recall(term, 1000, find);
  for (let number = 0; number < 50; number++) memory.change(number, () => 1);
  expect(memory.recall(term, 1000, find)[49]).toBe(1);
  expect(asked).toBe(0);
  expect(memory.forgotten()).toBe(0);
  for (let number = 0; number < 500; number++) memory.change(number, () => 1);
  expect(memory.forgotten()).toBe(1);
  memory.recall(term, 1000, find);
  expect(asked).toBe(1);
  memory.learn(term, 1000, find);
  memory.change(2000, () => 1);
  expect(memory.forgotten()).toBe(2);
});
