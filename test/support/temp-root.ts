import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Set-up of a whole run, for Vitest and Playwright: gives it a folder for temporary files that goes with the run. Services
 * write for safety's sake a moment after a test has ended, so a test that tidies up by itself leaves some behind.
 */
export default function setUp(): () => void {
  const root = mkdtempSync(join(tmpdir(), 'longhand-tests-'));
  // The names that Node, git and Chromium ask for on one system or another; workers and processes inherit them.
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = root;
  // Hundreds of hosts start in a run, and each would compile the same program anew.
  process.env['NODE_COMPILE_CACHE'] = join(root, 'compiled');
  return () => rmSync(root, { recursive: true, force: true, maxRetries: 5 });
}
