import { ignoresCase } from '../../../shared/frontmatter/fields.ts';
import { AppError } from '../../../shared/base/errors.ts';
import { foldText } from '../../../shared/base/fold.ts';
import { filesGiving } from '../../../shared/frontmatter/inherit.ts';
import { bodyStart } from '../../../shared/frontmatter/split.ts';
import { editTags, type TagChange } from '../../../shared/frontmatter/edits/tag-edits.ts';
import { describeTagAction, findTaxonomy, postsWithTags, tagsBecome } from '../../../shared/library/tags.ts';
import { hasTerm } from '../../../shared/library/search-match.ts';
import type { LibraryId } from '../../../shared/model/library.ts';
import type { PostPlan } from '../../../shared/model/operation.ts';
import type { Problem, ProblemCode } from '../../../shared/model/front-matter.ts';
import type { PostId, PostSummary } from '../../../shared/model/post.ts';
import type { SiteProfile, Taxonomy } from '../../../shared/model/site.ts';
import type { TagAction } from '../../../shared/model/tags.ts';
import type { ChangePlan } from '../../../shared/model/task.ts';
import type { Libraries, OpenLibrary } from '../library/libraries.ts';
import type { Operation, OperationRun, Operations } from './operations.ts';

export interface TagRequest {
  readonly library: LibraryId;
  /** Name of a taxonomy of the site, or a dotted field that no taxonomy has. */
  readonly taxonomy: string;
  readonly action: TagAction;
  /** Posts that are not to be touched. */
  readonly leaveOut: readonly PostId[];
}

export interface Tags {
  /** What an action would do, line by line. Writes nothing. */
  plan(request: TagRequest, signal?: AbortSignal): Promise<ChangePlan>;
  /** Carries an action out in every post that has one of its tags. */
  change(request: TagRequest, signal?: AbortSignal): OperationRun;
}

export interface TagsOptions {
  readonly libraries: Pick<Libraries, 'get'>;
  readonly operations: Pick<Operations, 'preview' | 'run'>;
}

/** Plans and changes wait until the whole list of the library is read: nobody knows before who has a tag. */
export function createTags({ libraries, operations }: TagsOptions): Tags {
  const operation = async (request: TagRequest) => {
    const library = libraries.get(request.library);
    await library.whole();
    return toOperation(library, request);
  };
  return {
    plan: async (request, signal) => operations.preview(request.library, await operation(request), signal),
    change: async function* (request, signal) {
      return yield* operations.run(request.library, await operation(request), signal);
    },
  };
}

function toOperation(library: OpenLibrary, request: TagRequest): Operation {
  const { profile } = library.info;
  const action = checked(request.action);
  const known = findTaxonomy(profile, request.taxonomy);
  const taxonomy = known ?? taxonomyOfField(profile, request.taxonomy);
  const into = action.kind === 'move' ? taxonomyOrRefuse(profile, action.into) : null;
  if (into === taxonomy) throw invalid('The tags are in this taxonomy already.', 'Choose another one.');
  const becomes = tagsBecome(action);
  const { posts } = library.snapshot();
  const anyCase = ignoresCase(profile);
  const change: TagChange = { taxonomy, becomes, into, anyCase, yaml: profile.yaml };
  const tagged = known && postsWithTags(posts, known.name, new Set(becomes.keys()));
  const named = tagged && new Set(tagged.map(({ id }) => id));
  return {
    kind: 'tags',
    title: describeTagAction(action, taxonomy.name),
    // What no taxonomy of the site holds is in no list either: then every post is looked at.
    scope: (named ? posts.filter((post) => named.has(post.id) || isUnread(post)) : posts).map(({ id }) => id),
    plan: ({ id, text }) =>
      planPost(text, change, known && named?.has(id) ? () => filesGiving(known, profile, id) : null),
    leaveOut: request.leaveOut,
  };
}

const unread: ReadonlySet<ProblemCode> = new Set([
  'front-matter',
  'duplicate-key',
  'unsupported-front-matter',
  'too-large',
  'unreadable',
]);
/** Of what could not be read nobody knows the tags. */
const isUnread = ({ problems }: PostSummary) => problems.some(({ code }) => unread.has(code));

/** `givers`: the files that give the post such tags too; null where the tags are not expected in it. */
function planPost(text: string, change: TagChange, givers: (() => readonly string[]) | null): PostPlan {
  const outcome = editTags(text, change);
  switch (outcome.kind) {
    case 'changed':
      return { kind: 'change', text: outcome.text, changes: outcome.changes };
    case 'refused':
      if (givers) return { kind: 'skip', why: outcome.problem.message };
      return mentions(text, change) ? { kind: 'skip', why: maybe(outcome.problem) } : { kind: 'none' };
    case 'unchanged':
      return givers ? { kind: 'skip', why: whyUnchanged(givers()) } : { kind: 'none' };
  }
}

/** Whether front matter that cannot be read holds one of the names, for all that a look at its letters can tell. */
function mentions(text: string, { becomes }: TagChange): boolean {
  const head = foldText(text.slice(0, bodyStart(text)));
  // Whole words: a tag of one letter would be in all of them.
  return [...becomes.keys()].some((tag) => hasTerm(head, { text: foldText(tag).trim(), prefix: false }));
}

const maybe = ({ message, line }: Problem) =>
  `It may have the tag, but cannot be changed. ${line === undefined ? '' : `Line ${line}: `}${message}`;

const whyUnchanged = (givers: readonly string[]) =>
  givers.length === 0
    ? 'Nothing in it changes any more.'
    : `It has them from ${givers.join(', ')}, which is for you to change.`;

function taxonomyOrRefuse(profile: SiteProfile, name: string): Taxonomy {
  const found = findTaxonomy(profile, name);
  if (found) return found;
  const known = profile.taxonomies.map((taxonomy) => taxonomy.name).join(', ');
  throw invalid(`The site has no taxonomy “${name}”.`, `It has: ${known}.`);
}

/** A dotted name is a field of its own: `params.topics`. */
function taxonomyOfField(profile: SiteProfile, name: string): Taxonomy {
  const path = name.split('.');
  const [first, second, ...rest] = path;
  if (first === undefined || second === undefined || path.includes('')) return taxonomyOrRefuse(profile, name);
  return { name, fields: [[first, second, ...rest]], text: 'one' };
}

/**
 * The action with its new names as they are meant, the old ones as posts have them (`"old "` is one too). AppError
 * `invalid-input` where there is nothing to do or no name.
 */
function checked(action: TagAction): TagAction {
  switch (action.kind) {
    case 'rename': {
      const to = newName(action.to);
      if (action.from === to) throw invalid('The new name is the old one.', 'Type another name.');
      return { ...action, to };
    }
    case 'merge': {
      const to = newName(action.to);
      if (action.from.every((tag) => tag === to)) throw invalid('There is nothing to merge.', 'Name another tag.');
      return { ...action, to };
    }
    case 'split': {
      const to = action.to.map(newName);
      if (to.every((tag) => tag === action.from)) throw invalid('There is nothing to split.', 'Name the new tags.');
      return { ...action, to };
    }
    case 'delete':
    case 'move':
      if (action.tags.length === 0) throw invalid('No tag was named.', 'Name at least one.');
      return action;
  }
}

function newName(written: string): string {
  const name = written.trim();
  if (name === '' || /\p{Cc}/u.test(name))
    throw invalid('A tag is one line of text.', 'Type a name without line breaks.');
  return name;
}

const invalid = (message: string, remedy: string) => new AppError('invalid-input', message, { remedy });
