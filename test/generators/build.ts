import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { tempFolder } from '../support/temp-library.ts';
import { marker, textOf, type SiteCase } from './site-case.ts';

/** How a generator is run on a site. */
export interface Builder {
  /** Layouts and settings that show each post's body on a page of its own. */
  readonly files: Readonly<Record<string, string>>;
  readonly output: string;
  readonly program: string;
  readonly arguments: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** The folder of packages that the site has to find as its own. */
  readonly packages?: string;
  /** The one page to look at, where the site lists its posts there; else every page that was written. */
  readonly list?: string;
}

/** The program of a generator on PATH or in the npm prefix that LONGHAND_GENERATORS names; null without one. */
export function findProgram(name: string): string | null {
  const prefix = process.env['LONGHAND_GENERATORS'];
  const own = prefix === undefined ? [] : [join(prefix, 'bin')];
  const folders = [...own, ...(process.env['PATH'] ?? '').split(delimiter)];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null;
}

/** How the program of an npm package is started below LONGHAND_GENERATORS; null without it. */
export function findPackage(name: string): Pick<Builder, 'program' | 'arguments' | 'packages'> | null {
  const prefix = process.env['LONGHAND_GENERATORS'];
  const script = prefix === undefined ? '' : join(prefix, 'node_modules/.bin', name);
  if (prefix === undefined || !existsSync(script)) return null;
  return { program: process.execPath, arguments: [script], packages: join(prefix, 'node_modules') };
}

/** The ids of the posts that the generator itself publishes. */
export async function publishedBy(site: SiteCase, builder: Builder): Promise<ReadonlySet<string>> {
  const posts = site.posts.flatMap((post, index) => (post.stops ? [] : [[post.id, textOf(post, index)] as const]));
  const files = { ...builder.files, ...site.files, ...site.config, ...Object.fromEntries(posts) };
  const output = await outputOf(files, builder);
  return new Set(site.posts.filter((_, index) => output.includes(marker(index))).map((post) => post.id));
}

/** What the generator writes of a site of these files, as one text. */
export async function outputOf(
  files: Readonly<Record<string, string | Uint8Array>>,
  builder: Builder,
): Promise<string> {
  const root = await tempFolder('longhand-generator');
  for (const [path, text] of Object.entries(files)) await put(root, path, text);
  if (builder.packages) await symlink(builder.packages, join(root, 'node_modules'), 'junction');
  await run(builder, root);
  return await allText(join(root, builder.output), builder.list);
}

async function put(root: string, path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), content);
}

function run(builder: Builder, root: string): Promise<string> {
  const environment: NodeJS.ProcessEnv = { ...process.env, TZ: 'UTC', LANG: 'C.UTF-8', ...builder.environment };
  // Vitest's own: with them Astro takes a build for one of development.
  for (const name of ['NODE_ENV', 'MODE', 'PROD', 'DEV', 'TEST', 'SSR', 'BASE_URL']) delete environment[name];
  return new Promise((resolve, reject) => {
    const options = { cwd: root, env: environment, timeout: 120_000, maxBuffer: 64 * 1024 * 1024 };
    execFile(builder.program, [...builder.arguments], options, (error, stdout, stderr) => {
      // Hugo ends with an error for a date it cannot read, after it has written the site all the same.
      if (error && !existsSync(join(root, builder.output))) reject(new Error(`${stdout}\n${stderr}`, { cause: error }));
      else resolve(`${stdout}\n${stderr}`);
      if (process.env['LONGHAND_GENERATOR_LOG']) process.stderr.write(`${stdout}\n${stderr}\n`);
    });
  });
}

/** The pages that were written as one text. */
async function allText(folder: string, list: string | undefined): Promise<string> {
  if (list !== undefined) return readFile(join(folder, list), 'utf8');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const pages = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.html'));
  return (await Promise.all(pages.map((entry) => readFile(join(entry.parentPath, entry.name), 'utf8')))).join('\n');
}
