import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { ensureBuilt } from './support/built.ts';
import { repository } from './support/source-files.ts';

const assets = join(repository, 'dist', 'renderer', 'assets');

beforeAll(ensureBuilt);

/** Thousands of bytes, packed as a server would, of the scripts whose names begin so. */
function packed(name: string): number {
  const files = readdirSync(assets).filter((file) => file.startsWith(name) && file.endsWith('.js'));
  expect(files).toHaveLength(1);
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(join(assets, file)), { level: 9 }).length, 0) / 1000;
}

test.each([
  ['preview.worker-', 143],
  ['index-', 355],
])('%s… is at most %i kB', (name, most) => expect(packed(name)).toBeLessThanOrEqual(most));

test.each(['highlight-', 'raw-html-'])('%s… is loaded when a text needs it', (name) =>
  expect(packed(name)).toBeGreaterThan(1),
);
