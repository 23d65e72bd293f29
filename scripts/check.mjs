// `npm run check`: types, lint, format, unused code and the rules about the code itself. The quick half of `npm test`.
import { quickSteps, runSteps } from './steps.mjs';
import { vitestStep } from './test-runners.mjs';
import { ensureInstalled } from './toolchain.mjs';

ensureInstalled();
const codeRules = ['test/architecture.test.ts', 'test/budget.test.ts', 'test/lock-file.test.ts'];
process.exitCode = await runSteps([...quickSteps, vitestStep('rules about the code', codeRules)]);
