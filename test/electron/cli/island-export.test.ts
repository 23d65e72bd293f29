import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { islandKinds } from '../../support/island-kinds.ts';
import { runCli } from '../../support/run-cli.ts';
import { tempFolder } from '../../support/temp-library.ts';

const front = '---\r\ntitle: "A"   # kept\r\n---\r\n';
const nameOf = (index: number, mdx: boolean) => `post-${index}.${mdx ? 'mdx' : 'md'}`;

let folder: string;
beforeAll(async () => {
  folder = await tempFolder('longhand-islands');
  await mkdir(join(folder, 'posts'));
  for (const [index, { source, around, mdx }] of islandKinds.entries())
    await writeFile(join(folder, 'posts', nameOf(index, mdx)), front + around.join(source));
  for (const to of ['markdown', 'markdown-body'])
    await runCli(['export', 'posts', '--to', to, '--out', to], { cwd: folder });
});

test.each(islandKinds.map((kind, index) => [kind.name, index] as const))(
  '%s is exported byte for byte',
  async (_, index) => {
    const { source, around, mdx } = islandKinds[index] ?? expect.unreachable();
    const name = nameOf(index, mdx);
    expect(await readFile(join(folder, 'markdown', name), 'utf8')).toBe(front + around.join(source));
    expect(await readFile(join(folder, 'markdown-body', name), 'utf8')).toBe(around.join(source));
  },
);
