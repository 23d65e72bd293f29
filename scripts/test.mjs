// `npm test`: everything. Types, lint, format, unused code, unit tests, then end-to-end tests in Chromium.
import { buildIfStale } from './build.mjs';
import { quickSteps, runSteps } from './steps.mjs';
import { playwrightStep, vitestStep } from './test-runners.mjs';

await buildIfStale();
process.exitCode = await runSteps([...quickSteps, vitestStep('unit tests'), playwrightStep()]);
