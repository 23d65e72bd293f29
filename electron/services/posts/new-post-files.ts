import { posix } from 'node:path';
import { AppError } from '../../../shared/base/errors.ts';
import { readFrontMatter } from '../../../shared/frontmatter/read.ts';
import { latestPosts } from '../../../shared/library/date-habit.ts';
import { fieldHabits, type FieldHabits } from '../../../shared/library/field-habits.ts';
import { postId, type PostId } from '../../../shared/model/post.ts';
import type { SiteProfile } from '../../../shared/model/site.ts';
import type { Disk } from '../../fs/disk.ts';
import type { OpenLibrary } from '../library/libraries.ts';
import { newPostText, textFromTemplate, type NewPost, type NewPostText } from './new-post.ts';
import { readPostText } from './post-text.ts';

/** What the latest posts have in common; those that cannot be read have no say. */
export async function habitsOf(disk: Disk, library: OpenLibrary): Promise<FieldHabits | null> {
  const { profile } = library.info;
  const texts = latestPosts(profile, library.snapshot().posts).map(({ id }) => readOrNothing(disk, library, id));
  const read = (await Promise.all(texts)).flatMap((text) =>
    text === null ? [] : (readFrontMatter(text, profile.yaml) ?? []),
  );
  return fieldHabits(
    profile,
    read.filter(({ problems }) => problems.length === 0),
  );
}

/** By the site's template where it has one that can be read. */
export async function textOfNewPost(
  disk: Disk,
  library: OpenLibrary,
  post: NewPost,
): Promise<NewPostText & { /** Of a template that is a folder. */ readonly folder?: PostId }> {
  const { profile } = library.info;
  for (const path of templatesOf(profile, post.draft)) {
    const template = await readOrNothing(disk, library, postId(path));
    if (template === null) continue;
    const text = textFromTemplate(profile, post, path, template);
    return posix.basename(path) === 'index.md' ? { ...text, folder: postId(posix.dirname(path)) } : text;
  }
  const notice = profile.template === null ? null : `${profile.template} was not used: it cannot be read.`;
  return { text: newPostText(profile, post), notice };
}

/** Hexo has a scaffold of its own for drafts, beside the one for posts. */
function templatesOf({ generator, template }: SiteProfile, draft: boolean): readonly string[] {
  if (template === null) return [];
  return generator === 'hexo' && draft ? [posix.join(posix.dirname(template), 'draft.md'), template] : [template];
}

const largestTemplate = 64 * 1024;

/** null for a file that is not there, not text, or larger than a template is. */
async function readOrNothing(disk: Disk, library: OpenLibrary, id: PostId): Promise<string | null> {
  try {
    const { text, readOnly, format } = await readPostText(disk, await library.path(id), id);
    return text.length > largestTemplate || (readOnly !== null && format.encoding === 'unknown') ? null : text;
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
