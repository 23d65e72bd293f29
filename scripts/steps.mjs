// The steps of `npm run check` and `npm test`.
import { runTool } from './toolchain.mjs';

/**
 * One thing that is checked. Answers how many passed and failed. An early one begins beside the first: it keeps one core
 * busy for long, and prints only what is wrong.
 * @typedef {{ readonly name: string, readonly run: () => Promise<Tally>, readonly early?: boolean }} Step
 * @typedef {{ readonly passed: number, readonly failed: number, readonly skipped?: number, readonly failures?: readonly string[] }} Tally
 */

/**
 * A step that passes or fails as a whole, by the exit code of a tool.
 * @param {string} name
 * @param {Parameters<typeof runTool>[0]} tool
 * @param {readonly string[]} args
 * @returns {Step}
 */
const toolStep = (name, tool, args) => ({
  name,
  run: async () => ((await runTool(tool, args)) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }),
});

/** Everything that needs no build and no browser: under a minute. */
export const quickSteps = [
  toolStep('types of shared', 'tsc', ['--noEmit', '-p', 'shared']),
  toolStep('types of electron', 'tsc', ['--noEmit', '-p', 'electron']),
  toolStep('types of renderer', 'tsc', ['--noEmit', '-p', 'renderer']),
  toolStep('types of tests and scripts', 'tsc', ['--noEmit', '-p', '.']),
  toolStep('lint', 'oxlint', ['--type-aware', '--deny-warnings']),
  toolStep('unused code', 'knip', ['--no-progress']),
  {
    ...toolStep('format', 'prettier', [
      '--check',
      '--cache',
      '--cache-location',
      '.cache/prettier.json',
      '--log-level',
      'warn',
      '.',
    ]),
    early: true,
  },
];

/**
 * Runs steps one after the other, early ones beside them, all of them even when one fails, and prints `N passed, N failed`
 * as the last line.
 * @param {readonly Step[]} steps
 * @returns {Promise<number>} exit code
 */
export async function runSteps(steps) {
  let [passed, failed, skipped] = [0, 0, 0];
  const failures = [];
  const begun = new Map(steps.filter(({ early }) => early).map((step) => [step, step.run()]));
  for (const step of steps) {
    process.stdout.write(`\n== ${step.name}\n`);
    const started = performance.now();
    const tally = await (begun.get(step) ?? step.run());
    passed += tally.passed;
    failed += tally.failed;
    skipped += tally.skipped ?? 0;
    if (tally.failed > 0) failures.push(step.name, ...(tally.failures ?? []).map((failure) => `  ${failure}`));
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    process.stdout.write(
      `   ${tally.failed > 0 ? `${tally.failed} FAILED` : 'ok'} (${tally.passed} passed, ${seconds} s)\n`,
    );
  }
  process.stdout.write('\n');
  if (skipped > 0) process.stdout.write(`${skipped} skipped (the reasons stand beside them above)\n`);
  if (failures.length > 0) process.stdout.write(`Failed:\n${failures.join('\n')}\n`);
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed > 0 ? 1 : 0;
}
