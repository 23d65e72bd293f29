// `npm run soak -- ROW... [--times=N]`: the long forms of the tests of reliability. Each row is a test that `npm test` runs in
// seconds; here it runs as often as its row in test/README.md says, and prints its figures.
import { buildIfStale } from './build.mjs';
import { ensureInstalled, fail, runTool } from './toolchain.mjs';

/** @type {Readonly<Record<string, { readonly files: readonly string[], readonly times: number }>>} */
const rows = {
  R7: { files: ['test/soak/kill-while-typing.test.ts'], times: 1000 },
  R8: { files: ['test/electron/services/operations/operations-kill.test.ts'], times: 300 },
  R9: { files: ['test/soak/power-cut.test.ts'], times: 100 },
  R10: {
    files: [
      'posts/save-faults',
      'operations/operations',
      'assets/images',
      'exports/exporter-faults',
      'history/history-store',
    ].map((name) => `test/electron/services/${name}.test.ts`),
    times: 150,
  },
  R11: { files: ['test/soak/full-disk.test.ts'], times: 50 },
  R12: { files: ['test/electron/services/library/hostile-folders.test.ts'], times: 1 },
  R13: { files: ['test/soak/outside-changes.test.ts'], times: 500 },
  R14: { files: ['test/electron/services/posts/save-faults.test.ts'], times: 1000 },
  R15: { files: ['test/electron/services/library/library-git.test.ts'], times: 1 },
  R22: { files: ['test/soak/large-folder.test.ts'], times: 100_000 },
  R20: { files: ['test/shared/frontmatter/properties.test.ts'], times: 1_000_000 },
  plain: { files: ['test/shared/markdown/plain/read-markdown.test.ts'], times: 300_000 },
  page: {
    files: ['test/shared/markdown/plain/plain-facts.test.ts', 'test/shared/markdown/page-body/page-body.test.ts'],
    times: 100_000,
  },
  preview: { files: ['test/shared/markdown/live/live-post.test.ts'], times: 6000 },
  R28: { files: ['test/electron/services/exports/site-kill.test.ts'], times: 200 },
  R19: { files: ['test/soak/pathological.test.ts'], times: 10_000 },
  'R19-page': { files: ['test/soak/pathological-page.test.ts'], times: 10_000 },
  R18: { files: ['test/soak/fuzz.test.ts'], times: 1_000_000 },
  'R18-editor': { files: ['test/soak/fuzz-editor.test.ts'], times: 100_000 },
  R30: { files: ['test/soak/long-day.test.ts'], times: 100_000 },
  S3: {
    files: ['library/hostile-links', 'library/hostile-names', 'library/hostile-folders', 'posts/hostile-posts'].map(
      (name) => `test/electron/services/${name}.test.ts`,
    ),
    times: 1,
  },
};

const args = process.argv.slice(2);
const wanted = args.filter((arg) => !arg.startsWith('--'));
const asked = args.find((arg) => arg.startsWith('--times='))?.slice('--times='.length);
const unknown = wanted.filter((name) => !(name in rows));
if (wanted.length === 0 || unknown.length > 0) fail(`Name one or more of ${Object.keys(rows).join(', ')}.`);

ensureInstalled();
await buildIfStale();
for (const name of wanted) {
  const row = rows[name];
  if (!row) continue;
  const env = { ...process.env, LONGHAND_SOAK: asked ?? String(row.times) };
  const started = performance.now();
  const code = await runTool('vitest', ['run', '--testTimeout=0', '--reporter=verbose', ...row.files], { env });
  console.log(
    `${name}: ${code === 0 ? 'passed' : 'FAILED'} in ${((performance.now() - started) / 60_000).toFixed(1)} minutes`,
  );
  if (code !== 0) process.exitCode = 1;
}
