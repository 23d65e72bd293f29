import { parentPort } from 'node:worker_threads';
import { changedText } from '../../../shared/library/replace-text.ts';
import type { ReplaceJob } from './replacer.ts';

parentPort?.on('message', ({ text, replacement }: ReplaceJob) => {
  // A whole text that is the same need not cross back.
  parentPort?.postMessage(changedText(text, replacement));
});
