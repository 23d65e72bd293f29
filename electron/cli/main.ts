import { buffer } from 'node:stream/consumers';
import { run } from './run.ts';

const stop = new AbortController();
// `serve` has its own way to end; a second Ctrl+C ends anything at once.
process.once('SIGINT', () => {
  stop.abort();
  if (process.argv[2] !== 'serve') process.once('SIGINT', () => process.exit(130));
});

// `longhand list blog | head`: the reader has gone, and that is no failure.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
}

process.exitCode = await run(process.argv.slice(2), {
  stdout: (text) => void process.stdout.write(text),
  stderr: (text) => void process.stderr.write(text),
  stdin: async () => await buffer(process.stdin),
  cwd: process.cwd(),
  env: process.env,
  signal: stop.signal,
});
