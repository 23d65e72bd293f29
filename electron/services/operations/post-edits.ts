import { describeEdit } from '../../../shared/library/edits.ts';
import type { OldEncoding, PostEdit, Replacement } from '../../../shared/model/edit.ts';
import type { LibraryId } from '../../../shared/model/library.ts';
import type { PostId } from '../../../shared/model/post.ts';
import type { ChangePlan } from '../../../shared/model/task.ts';
import type { Libraries, OpenLibrary } from '../library/libraries.ts';
import { planEdit, taxonomyOf, type FieldsEdit } from './edit-plan.ts';
import type { Operation, OperationRun, Operations } from './operations.ts';
import { decodeText } from '../posts/text-codec.ts';
import { planUtf8 } from './plan-utf8.ts';
import { createReplacer } from './replacer.ts';

interface EditRequest {
  readonly library: LibraryId;
  /** null: every post. */
  readonly ids: readonly PostId[] | null;
  readonly edit: PostEdit;
  /** Posts that are not to be touched. */
  readonly leaveOut: readonly PostId[];
}

/** The same change of several posts that a person named, or of whichever hold what is to be replaced. */
export interface PostEdits {
  /** What it would do, line by line. Writes nothing. */
  plan(request: EditRequest, signal?: AbortSignal): Promise<ChangePlan>;
  change(request: EditRequest, signal?: AbortSignal): OperationRun;
}

export interface PostEditsOptions {
  readonly libraries: Pick<Libraries, 'get'>;
  readonly operations: Pick<Operations, 'preview' | 'run'>;
  /** Module of the worker that replaces in texts; null replaces in this thread. */
  readonly worker: URL | null;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

export function createPostEdits({ libraries, operations, worker, now = Date.now }: PostEditsOptions): PostEdits {
  const prepare = async (request: EditRequest): Promise<Prepared> => {
    const library = libraries.get(request.library);
    if (request.ids === null) await library.whole();
    const { edit } = request;
    if (edit.kind === 'replace') return replacing(library, request, edit.replacement, worker);
    const operation =
      edit.kind === 'to-utf-8' ? converting(library, request, edit.from) : editing(library, request, edit, now());
    return { operation, gaveUp: null, close: async () => {} };
  };
  return {
    plan: async (request, signal) => {
      const { operation, gaveUp, close } = await prepare(request);
      try {
        return await operations.preview(request.library, operation, eitherOf(signal, gaveUp), mostDiffs);
      } catch (error) {
        throw gaveUp?.aborted ? gaveUp.reason : error;
      } finally {
        await close();
      }
    },
    change: async function* (request, signal) {
      const { operation, gaveUp, close } = await prepare(request);
      try {
        const report = yield* operations.run(request.library, operation, eitherOf(signal, gaveUp));
        // It gives up while the posts are looked at: then none was written.
        if (gaveUp?.aborted) throw gaveUp.reason;
        return report;
      } finally {
        await close();
      }
    },
  };
}

/** UTF-16 units of differences: a common word replaced in ten thousand posts makes seventy million. */
const mostDiffs = 4_000_000;

interface Prepared {
  readonly operation: Operation;
  readonly gaveUp: AbortSignal | null;
  readonly close: () => Promise<void>;
}

const eitherOf = (one: AbortSignal | undefined, other: AbortSignal | null) =>
  AbortSignal.any([one, other].filter((signal) => signal !== undefined && signal !== null));

const scopeOf = (library: OpenLibrary, ids: readonly PostId[] | null) =>
  ids ?? library.snapshot().posts.map(({ id }) => id);

function editing(library: OpenLibrary, request: EditRequest, edit: FieldsEdit, now: number): Operation {
  const { profile } = library.info;
  if ('taxonomy' in edit) taxonomyOf(profile, edit.taxonomy);
  return {
    kind: edit.kind === 'add-tags' || edit.kind === 'remove-tags' ? 'tags' : 'fields',
    title: describeEdit(edit),
    scope: scopeOf(library, request.ids),
    plan: (post) => planEdit(post, edit, profile, now),
    leaveOut: request.leaveOut,
  };
}

function converting(library: OpenLibrary, request: EditRequest, from: OldEncoding): Operation {
  return {
    kind: 'fields',
    title: describeEdit(request.edit),
    scope: scopeOf(library, request.ids),
    // Of all posts only those are meant that need it.
    plan: (_, bytes) =>
      request.ids === null && decodeText(bytes).problem === null ? { kind: 'none' } : planUtf8(bytes, from),
    leaveOut: request.leaveOut,
  };
}

function replacing(library: OpenLibrary, request: EditRequest, replacement: Replacement, worker: URL | null): Prepared {
  const replacer = createReplacer(replacement, worker);
  const operation: Operation = {
    kind: 'replace',
    title: describeEdit(request.edit),
    scope: scopeOf(library, request.ids),
    plan: async ({ id, text }) => {
      const replaced = await replacer.replace(id, text);
      return replaced === null ? { kind: 'none' } : { kind: 'change', text: replaced };
    },
    leaveOut: request.leaveOut,
  };
  return { operation, gaveUp: replacer.gaveUp, close: replacer.close };
}
