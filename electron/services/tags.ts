import { createTwoFilesPatch } from 'diff';
import { AppError } from '../../shared/base/errors.ts';
import { editFrontMatter } from '../../shared/frontmatter/edit.ts';
import { firstField, listItems, listTextOf } from '../../shared/frontmatter/fields.ts';
import { readFrontMatter } from '../../shared/frontmatter/read.ts';
import { findTaxonomy, leaveOut, planTagRename, postsWithTag, type TagRename } from '../../shared/library/tags.ts';
import type { FieldPath } from '../../shared/model/front-matter.ts';
import type { LibraryId } from '../../shared/model/library.ts';
import type { PostId, PostText } from '../../shared/model/post.ts';
import type { SiteProfile, Taxonomy } from '../../shared/model/site.ts';
import type { ChangeReport, PlannedChange, Progress, Refusal, TagPlan } from '../../shared/model/task.ts';
import type { Libraries, OpenLibrary } from './libraries.ts';
import type { Posts } from './posts.ts';
import { runTask } from './task.ts';

export interface RenameRequest {
  readonly library: LibraryId;
  readonly taxonomy: string;
  readonly from: string;
  readonly to: string;
  /** Posts that are not to be touched. */
  readonly leaveOut: readonly PostId[];
}

export interface Tags {
  /** What a rename would do, line by line. Writes nothing. */
  planRename(request: RenameRequest, signal?: AbortSignal): Promise<TagPlan>;
  /** Renames in every post that has the tag. Cancelled, it keeps what is done and says what that is. */
  rename(request: RenameRequest, signal?: AbortSignal): AsyncGenerator<Progress, ChangeReport, void>;
}

export interface TagsOptions {
  readonly libraries: Pick<Libraries, 'get'>;
  readonly posts: Pick<Posts, 'read' | 'write'>;
}

/** As measured for files that are flushed one by one: more at a time gains nothing. */
const writesAtOnce = 8;

export function createTags({ libraries, posts }: TagsOptions): Tags {
  async function plan(work: RenameWork, id: PostId): Promise<PlannedChange | Refusal> {
    const post = await posts.read(work.library.info.id, id);
    const planned = planPost(work.rename, post);
    if (planned.kind === 'skip') return { id, why: planned.why };
    return { id, title: work.library.find(id)?.title ?? id, diff: unifiedDiff(id, post.text, planned.text) };
  }

  async function apply(work: RenameWork, id: PostId): Promise<Refusal | null> {
    // Somebody may save the post between our reading and our writing; then the newer text is worth one more look.
    for (let attempt = 0; attempt < 2; attempt++) {
      const post = await posts.read(work.library.info.id, id);
      const planned = planPost(work.rename, post);
      if (planned.kind === 'skip') return { id, why: planned.why };
      const { revision, format } = post;
      const saved = await posts.write(work.library.info.id, { id, text: planned.text, base: revision, format });
      if (saved.kind === 'saved') return null;
      if (saved.kind === 'gone') return { id, why: 'It is not there any more.' };
    }
    return { id, why: 'Another program keeps changing it.' };
  }

  return {
    planRename: async (request, signal) => {
      const work = prepare(libraries.get(request.library), request);
      const run = runTask(work.ids, { label: 'Looking', atOnce: writesAtOnce, signal, work: (id) => plan(work, id) });
      let step = await run.next();
      while (!step.done) step = await run.next();
      const { done, failed, cancelled } = step.value;
      if (cancelled) throw new AppError('cancelled', 'The search for posts was cancelled.');
      const found = done.map(({ result }) => result);
      const unread = failed.map(({ item, message }) => ({ id: item, why: message }));
      return {
        changes: found.filter((entry) => 'diff' in entry),
        skipped: [...work.skipped, ...found.filter((entry) => 'why' in entry), ...unread],
      };
    },
    rename: async function* (request, signal) {
      const work = prepare(libraries.get(request.library), request);
      const label = `Renaming “${request.from}” to “${request.to}”`;
      const result = yield* runTask(work.ids, { label, atOnce: writesAtOnce, signal, work: (id) => apply(work, id) });
      const refused = result.done.map((entry) => entry.result).filter((entry) => entry !== null);
      return {
        changed: result.done.filter((entry) => entry.result === null).map(({ item }) => item),
        skipped: [...work.skipped, ...refused],
        failed: result.failed.map(({ item, code, message }) => ({ id: item, code, message })),
        cancelled: result.cancelled,
      };
    },
  };
}

interface RenameWork {
  readonly library: OpenLibrary;
  readonly rename: TagRename;
  readonly ids: readonly PostId[];
  readonly skipped: readonly Refusal[];
}

function prepare(library: OpenLibrary, request: RenameRequest): RenameWork {
  const { profile } = library.info;
  const taxonomy = findTaxonomy(profile, request.taxonomy);
  if (!taxonomy) {
    const known = profile.taxonomies.map(({ name }) => name).join(', ');
    throw new AppError('invalid-input', `The site has no taxonomy “${request.taxonomy}”.`, {
      remedy: `It has: ${known}.`,
    });
  }
  const from = request.from.trim();
  const to = request.to.trim();
  if (from === to)
    throw new AppError('invalid-input', 'The new name is the old one.', { remedy: 'Type another name.' });
  if (to === '' || /\p{Cc}/u.test(to)) {
    throw new AppError('invalid-input', 'A tag is one line of text.', { remedy: 'Type a name without line breaks.' });
  }
  const carrying = postsWithTag(library.snapshot().posts, taxonomy.name, from).map((post) => post.id);
  const { work, skipped } = leaveOut(carrying, request.leaveOut);
  const rename: TagRename = {
    from,
    to,
    edit: editFrontMatter,
    listText: (path) => listTextOf(taxonomy, path),
    fieldsWith: (text) => fieldsWith(text, taxonomy, from, profile),
  };
  return { library, rename, ids: work, skipped };
}

function planPost(rename: TagRename, post: PostText): ReturnType<typeof planTagRename> {
  if (post.readOnly !== null) return { kind: 'skip', why: post.readOnly };
  return planTagRename(post.text, rename);
}

/** The taxonomy's fields that hold the tag; more than one where a post has both `tags` and `tag`. */
function fieldsWith(text: string, taxonomy: Taxonomy, tag: string, profile: SiteProfile): readonly FieldPath[] {
  const frontMatter = readFrontMatter(text);
  if (!frontMatter) return [];
  const fields = taxonomy.fields.flatMap((path) => firstField(frontMatter, [path], profile.generator === 'hugo') ?? []);
  const paths = fields
    .filter((field) => listItems(field.value, listTextOf(taxonomy, field.path)).includes(tag))
    .map((field) => field.path);
  return [...new Map(paths.map((path) => [path.join('\0'), path])).values()];
}

/** The changed lines with their places and nothing around them. */
function unifiedDiff(id: PostId, before: string, after: string): string {
  const patch = createTwoFilesPatch(id, id, before, after, undefined, undefined, { context: 0 });
  return patch.replace(/^(?:Index: [^\n]*\n)?=+\n/, '');
}
