import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { blocksToHtml } from '../../shared/markdown/render/html.ts';
import { dangers, parseHtml, render } from '../shared/markdown/support.ts';
import { readPayloads } from '../support/hostile-posts.ts';
import { randomText } from '../support/random-text.ts';
import { soakTimes } from '../support/soak-times.ts';

const inputs = soakTimes(1500);
/** Milliseconds of work past which one short text counts as a hang; a machine that is busy elsewhere makes none. */
const hang = 2000;

test(
  'random texts through the pipeline: no crash, no hang, nothing that could run, and clean stays clean',
  async () => {
    const seeds = (await readPayloads()).map(({ input }) => input).filter((input) => input.length < 2000);
    const broken: string[] = [];
    let slowest = 0;
    for (let number = 1; number <= inputs; number++) {
      const input = randomText(number, seeds);
      const started = process.cpuUsage();
      const found = look(input);
      const spent = process.cpuUsage(started);
      const took = (spent.user + spent.system) / 1000;
      slowest = Math.max(slowest, took);
      if (found || took > hang) broken.push(`${number}: ${found ?? `${Math.round(took)} ms`} ${JSON.stringify(input)}`);
      // A long run that is stopped has shown what it got through.
      if (number % 100_000 !== 0 && number !== inputs) continue;
      console.log(`${number} random texts: ${broken.length} broken, the slowest took ${Math.round(slowest)} ms`);
      // The runner prints between two turns of the loop only.
      await nextTurn();
    }
    expect(broken).toEqual([]);
  },
  60_000 + inputs * 100,
);

/** What is wrong with how a text is shown; null when nothing is. */
function look(input: string): string | null {
  try {
    const { blocks } = render(input);
    const printed = blocksToHtml(blocks);
    const found = [...dangers(blocks.flatMap((block) => block.tree)), ...dangers([parseHtml(printed)])];
    return found.length > 0 ? found.join(', ') : null;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}
