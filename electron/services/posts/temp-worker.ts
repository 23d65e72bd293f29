import { parentPort } from 'node:worker_threads';
import { createDisk } from '../../fs/disk.ts';
import { writeTemps } from './temp-files.ts';
import type { TempAnswer, TempRequest } from './temp-writer.ts';

const disk = createDisk();

parentPort?.on('message', (request: TempRequest) => void answer(request));

async function answer({ number, group }: TempRequest): Promise<void> {
  const written = await writeTemps(disk, group);
  parentPort?.postMessage({ number, written, pack: group.pack } satisfies TempAnswer, [group.pack.buffer]);
}
