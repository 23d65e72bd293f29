import { parentPort } from 'node:worker_threads';
import { createDisk } from '../../fs/disk.ts';
import { closeFiles } from '../../fs/open-file.ts';
import { writeTemps } from './temp-files.ts';
import type { TempAnswer, TempRequest } from './temp-writer.ts';

const disk = createDisk();

parentPort?.on('message', (request: TempRequest) => void answer(request));

async function answer({ number, group, close }: TempRequest): Promise<void> {
  if (close) await closeFiles(close);
  const done = group && { written: await writeTemps(disk, group), pack: group.pack };
  parentPort?.postMessage({ number, done } satisfies TempAnswer, done ? [done.pack.buffer] : []);
}
