import { parentPort } from 'node:worker_threads';
import { replaceText } from '../../../shared/library/replace-text.ts';
import type { ReplaceJob } from './replacer.ts';

parentPort?.on('message', ({ text, replacement }: ReplaceJob) => {
  parentPort?.postMessage(replaceText(text, replacement));
});
