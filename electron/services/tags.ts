import { AppError } from '../../shared/base/errors.ts';
import { editFrontMatter } from '../../shared/frontmatter/edit.ts';
import { firstField, listItems, listTextOf } from '../../shared/frontmatter/fields.ts';
import { readFrontMatter } from '../../shared/frontmatter/read.ts';
import { findTaxonomy, planTagRename, postsWithTag } from '../../shared/library/tags.ts';
import type { FieldPath } from '../../shared/model/front-matter.ts';
import type { LibraryId } from '../../shared/model/library.ts';
import type { PostId } from '../../shared/model/post.ts';
import type { SiteProfile, Taxonomy } from '../../shared/model/site.ts';
import type { ChangePlan } from '../../shared/model/task.ts';
import type { Libraries, OpenLibrary } from './libraries.ts';
import type { Operation, OperationRun, Operations } from './operations.ts';

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
  planRename(request: RenameRequest, signal?: AbortSignal): Promise<ChangePlan>;
  /** Renames in every post that has the tag. Cancelled, it keeps what is done and says what that is. */
  rename(request: RenameRequest, signal?: AbortSignal): OperationRun;
}

export interface TagsOptions {
  readonly libraries: Pick<Libraries, 'get'>;
  readonly operations: Pick<Operations, 'preview' | 'run'>;
}

export function createTags({ libraries, operations }: TagsOptions): Tags {
  const operation = (request: RenameRequest) => toOperation(libraries.get(request.library), request);
  return {
    planRename: async (request, signal) => operations.preview(request.library, operation(request), signal),
    rename: async function* (request, signal) {
      return yield* operations.run(request.library, operation(request), signal);
    },
  };
}

function toOperation(library: OpenLibrary, request: RenameRequest): Operation {
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
  const rename = {
    from,
    to,
    edit: editFrontMatter,
    listText: (path: FieldPath) => listTextOf(taxonomy, path),
    fieldsWith: (text: string) => fieldsWith(text, taxonomy, from, profile),
  };
  return {
    kind: 'tags',
    title: `Rename “${from}” to “${to}” in ${taxonomy.name}`,
    scope: postsWithTag(library.snapshot().posts, taxonomy.name, from).map((post) => post.id),
    plan: ({ text }) => planTagRename(text, rename),
    leaveOut: request.leaveOut,
  };
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
