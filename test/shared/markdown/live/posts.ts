import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export interface SeedPost {
  readonly name: string;
  readonly text: string;
}

/** The posts below a folder. */
export function postsBelow(folder: string): readonly SeedPost[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:md|mdx|markdown)$/i.test(name) && statSync(join(folder, name)).isFile())
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}

const corpus = process.env['LONGHAND_CORPUS'];

/** The posts that come with Longhand, and those of real blogs where they are at hand. */
export const samplePosts = postsBelow('assets/sample-library');
export const realPosts = corpus ? postsBelow(join(corpus, 'corpus')) : [];
