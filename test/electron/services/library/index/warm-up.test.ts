import { expect, test } from 'vitest';
import { startWarmUp } from '../../../../../electron/services/library/index/warm-up.ts';

test('a thread that waits reads made-up posts, until it is asked for real ones', async () => {
  expect(await startWarmUp().ended).toBe(1000);
  const stopped = startWarmUp();
  stopped.stop();
  expect(await stopped.ended).toBeLessThan(1000);
});
