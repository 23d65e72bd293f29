// The two test runners as steps, counted by their own JSON reports.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { findOrInstallChromium } from './browser.mjs';
import { root, runTool } from './toolchain.mjs';

/** @typedef {import('./steps.mjs').Step} Step */
/** @typedef {import('./steps.mjs').Tally} Tally */

const reports = join(root, '.cache', 'reports');

/**
 * The counts of a run. A runner that failed without naming a test (a crash, a file that does not load) counts as one failure.
 * @param {string} file
 * @param {number} code
 * @param {(report: any) => Tally} read
 * @returns {Tally}
 */
function tally(file, code, read) {
  try {
    const counts = read(JSON.parse(readFileSync(file, 'utf8')));
    return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
  } catch (error) {
    process.stderr.write(`No report from the run: ${String(error)}\n`);
    return { passed: 0, failed: 1 };
  }
}

/** @param {string} name */
function freshReport(name) {
  mkdirSync(reports, { recursive: true });
  const file = join(reports, name);
  rmSync(file, { force: true });
  return file;
}

/**
 * @param {string} name
 * @param {readonly string[]} [filters]
 * @returns {Step}
 */
export const vitestStep = (name, filters = []) => ({
  name,
  run: async () => {
    const file = freshReport(`vitest-${process.pid}.json`);
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const code = await runTool('vitest', ['run', ...reporters, ...filters]);
    const counts = tally(file, code, (report) => ({
      passed: report.numPassedTests,
      failed: report.numFailedTests + report.testResults.filter(failedToLoad).length,
      skipped: report.numPendingTests,
      failures: report.testResults.flatMap(failuresOfFile),
    }));
    rmSync(file, { force: true });
    return counts;
  },
});

/** @typedef {{ status: string, fullName: string, failureMessages: string[] }} Assertion */
/** @typedef {{ name: string, status: string, message: string, assertionResults: Assertion[] }} TestFile */

/** @param {TestFile} file */
const failedToLoad = (file) => file.status === 'failed' && file.assertionResults.length === 0;

/** @param {TestFile} file */
function failuresOfFile(file) {
  const name = relative(root, file.name);
  if (failedToLoad(file)) return [`${name}: ${firstLine(file.message)}`];
  return file.assertionResults
    .filter(({ status }) => status === 'failed')
    .map(({ fullName, failureMessages }) => `${name}: ${fullName}: ${firstLine(failureMessages[0])}`);
}

const firstLine = (text = '') => text.split('\n', 1)[0] ?? '';

/**
 * @param {any} suite of Playwright
 * @returns {string[]}
 */
const failuresOfSuite = ({ file, suites = [], specs = [] }) => [
  ...specs
    .filter((/** @type {{ ok: boolean }} */ { ok }) => !ok)
    .map((/** @type {{ title: string }} */ { title }) => `${file}: ${title}`),
  ...suites.flatMap(failuresOfSuite),
];

/**
 * @param {readonly string[]} [filters]
 * @returns {Step}
 */
export const playwrightStep = (filters = []) => ({
  name: 'end to end',
  run: async () => {
    const chromium = findOrInstallChromium();
    if (!chromium) {
      process.stderr.write('No Chromium was found or could be installed. Set LONGHAND_CHROMIUM to the path of one.\n');
      return { passed: 0, failed: 1 };
    }
    const file = freshReport(`playwright-${process.pid}.json`);
    const env = { ...process.env, LONGHAND_CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: file };
    const code = await runTool('playwright', ['test', '--reporter=list,json', ...filters], { env });
    const counts = tally(file, code, ({ stats, suites }) => ({
      // The list names those that passed at the second try only.
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected,
      skipped: stats.skipped,
      failures: suites.flatMap(failuresOfSuite),
    }));
    rmSync(file, { force: true });
    return counts;
  },
});
