import { basename } from 'node:path';
import { AppError } from '../../shared/base/errors.ts';
import { readFrontMatter } from '../../shared/frontmatter/read.ts';
import { foreignFrontMatter } from '../../shared/frontmatter/foreign.ts';
import type { FrontMatter, Problem } from '../../shared/model/front-matter.ts';
import { postId, revision, type PostText } from '../../shared/model/post.ts';
import type { SiteProfile } from '../../shared/model/site.ts';
import { isPostName } from '../services/library/index/walk.ts';
import { readPostText } from '../services/posts/post-text.ts';
import { decodeText } from '../services/posts/text-codec.ts';
import type { Context } from './context.ts';

/** A post named by its file, with no library around it. */
export interface PostFile {
  /** As given on the command line. */
  readonly name: string;
  /** Real path. */
  readonly path: string;
  readonly post: PostText;
}

/** A failure with a place in the file: printed as `file:line: reason`, exit code 3. */
export class UnreadableFrontMatter extends Error {
  override readonly name = 'UnreadableFrontMatter';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** Reads a file. AppError `not-found`, `denied`, `not-text`, `too-large` ...; `not-text` also when it is not in Unicode. */
export async function readPostFile(context: Context, name: string): Promise<PostFile> {
  const path = await context.disk.realpath(context.path(name));
  if ((await context.disk.stat(path)).kind === 'folder') {
    throw new AppError('unsupported', `It is a folder, not a file: ${name}`, {
      file: name,
      remedy: 'Name a post in it.',
    });
  }
  const post = await readPostText(context.disk, path, postId(basename(path)));
  if (post.format.encoding === 'unknown') {
    throw new AppError('not-text', post.readOnly ?? 'This file is not in UTF-8.', { file: name });
  }
  return { name, path, post };
}

/** The front matter as the site reads it; null without one. Throws UnreadableFrontMatter where there is one that cannot be read. */
export function frontMatterOf({ post }: PostFile, { yaml }: Pick<SiteProfile, 'yaml'>): FrontMatter | null {
  const frontMatter = readFrontMatter(post.text, yaml);
  const problem = frontMatter ? frontMatter.problems[0] : foreignFrontMatter(post.text);
  if (problem) throw new UnreadableFrontMatter(problem);
  return frontMatter;
}

/** Writes the text in the file's own encoding by the same safe save as the app. AppError when the file changed meanwhile. */
export async function savePostFile({ savePost }: Context, file: PostFile, text: string): Promise<void> {
  const { post, path, name } = file;
  const request = { id: post.id, text, base: post.revision, format: post.format };
  const outcome = await savePost(() => Promise.resolve(path), request);
  if (outcome.kind === 'saved') return;
  const remedy = 'Nothing was written. Run the command again.';
  if (outcome.kind === 'gone') throw new AppError('not-found', `The file has gone: ${name}`, { file: name, remedy });
  throw new AppError('io', `Another program changed the file meanwhile: ${name}`, { file: name, remedy });
}

/** AppError `unsupported` for a file that the list of a library would not show. */
export function requireMarkdown(id: string, name: string, remedy: string): void {
  if (!isPostName(id)) throw new AppError('unsupported', `It is not a Markdown file: ${name}`, { file: name, remedy });
}

export const stdinId = postId('stdin.md');

/** What comes on stdin as a post without a file. */
export async function readStdin({ io }: Context): Promise<PostFile> {
  const { text, format, problem } = decodeText(await io.stdin());
  if (problem)
    throw new AppError('not-text', 'What came on stdin is not text in UTF-8.', {
      remedy: 'Convert it first, for example with iconv.',
    });
  return {
    name: '-',
    path: '',
    post: { id: stdinId, text, format, revision: revision(''), readOnly: null },
  };
}
