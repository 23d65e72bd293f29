import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.env['LONGHAND_CORPUS'];

/** A path below the folder that `LONGHAND_CORPUS` names; null without one, and then what goes `untested` is said. */
export function inCorpus(path: string, untested: string): string | null {
  if (!folder) console.info(`skipped: ${untested} (LONGHAND_CORPUS is not set)`);
  return folder ? join(folder, path) : null;
}

export interface RealPost {
  readonly name: string;
  readonly text: string;
}

/** The posts below a folder; none without one. */
export const postsBelow = (root: string | null): readonly RealPost[] =>
  root === null
    ? []
    : readdirSync(root, { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.(?:md|mdx|markdown)$/i.test(name) && statSync(join(root, name)).isFile())
        .map((name) => ({ name, text: readFileSync(join(root, name), 'utf8') }));
