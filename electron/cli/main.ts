import module from 'node:module';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { defaultDataFolder } from '../services/data-folder.ts';

// The rest is loaded after this, so that what the engine compiles of it is kept. For this process alone: programs that are
// started from here do not write there. The first versions of Node 22 keep nothing.
module.enableCompileCache?.(join(defaultDataFolder(), 'compiled'));

const stop = new AbortController();
// `serve` has its own way to end; a second Ctrl+C ends anything at once.
process.once('SIGINT', () => {
  stop.abort();
  if (process.argv[2] !== 'serve') process.once('SIGINT', () => process.exit(130));
});

// `longhand set blog/*.md draft=true | head`: a reader that has gone is no failure, and what changes files goes on to its end.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    if (!process.exitCode) process.stderr.write(`longhand: The output could not be written: ${error.message}\n`);
    process.exitCode = 1;
  });
}

const { run } = await import('./run.ts');
const code = await run(process.argv.slice(2), {
  stdout: (text) => void process.stdout.write(text),
  stderr: (text) => void process.stderr.write(text),
  stdin: async () => await buffer(process.stdin),
  cwd: process.cwd(),
  env: process.env,
  signal: stop.signal,
});
if (code) process.exitCode = code;
