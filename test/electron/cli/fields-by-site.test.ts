import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { runCli } from '../../support/run-cli.ts';
import { tempFolder } from '../../support/temp-library.ts';

let cwd: string;
beforeEach(async () => {
  cwd = await tempFolder();
});

const write = (name: string, text: string) => writeFile(join(cwd, name), text);
const read = (name: string) => readFile(join(cwd, name), 'utf8');
const cli = (...argv: readonly string[]) => runCli(argv, { cwd });

describe('a field is read and written as the site of its post has it', () => {
  async function post(config: readonly [string, string] | null, file: string, text: string): Promise<string> {
    for (const [path, content] of [...(config ? [config] : []), [file, text] as const]) {
      await mkdir(join(cwd, path, '..'), { recursive: true });
      await write(path, content);
    }
    return file;
  }

  test('bare words and numbers of YAML 1.1 by the reader of the generator', async () => {
    const text = '---\npublished: no\nweight: 010\nat: 12:30\n---\n';
    const jekyll = await post(['j/_config.yml', 'title: x\n'], 'j/_posts/2024-01-01-a.md', text);
    expect(JSON.parse((await cli('get', jekyll, '--json')).stdout)).toEqual({
      published: false,
      weight: 8,
      at: 45_000,
    });
    await cli('set', jekyll, 'published=true');
    expect(await read(jekyll)).toBe(text.replace('no', 'true'));
    const zola = await post(['z/config.toml', 'base_url = "/"\n'], 'z/content/a.md', text);
    expect(JSON.parse((await cli('get', zola, '--json')).stdout)).toEqual({ published: 'no', weight: 10, at: '12:30' });
  });

  test('a key in another case is the same key in Hugo, and only there', async () => {
    const text = '---\nTitle: T\nDraft: true\n---\n';
    const hugo = await post(['h/hugo.toml', 'baseURL = "/"\n'], 'h/content/a.md', text);
    await cli('set', hugo, 'title=U');
    await cli('unset', hugo, 'draft');
    expect(await read(hugo)).toBe('---\nTitle: U\n---\n');
    expect((await cli('get', hugo, 'TITLE')).stdout).toBe('U\n');
    const plain = await post(null, 'plain/a.md', text);
    await cli('set', plain, 'title=U');
    expect(await read(plain)).toBe('---\nTitle: T\nDraft: true\ntitle: U\n---\n');
  });

  test('what a field is there for decides its type where its value does not', async () => {
    await write('new.md', '---\nlayout: post\n---\n');
    await cli('set', 'new.md', 'title=1984', 'tags=a, b', 'draft=yes', 'weight=007', 'date=2024-01-02');
    expect(await read('new.md')).toBe(
      '---\nlayout: post\ntitle: "1984"\ntags: [a, b]\ndraft: true\nweight: "007"\ndate: 2024-01-02\n---\n',
    );
  });
});
