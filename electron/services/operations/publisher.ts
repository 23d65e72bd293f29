import { precisionOf } from '../../../shared/library/date-habit.ts';
import { planPublication, type Publication } from '../../../shared/site/publication.ts';
import { relinkAll, relinkSite, type MovedPost, type RelinkSite } from '../../../shared/site/relink.ts';
import { filesBeside, pagesBeside, relinkOwn, type OwnLinks } from '../../../shared/site/relink-own.ts';
import { relinkShown, type FilesMoved } from '../../../shared/site/relink-shown.ts';
import type { LibraryId } from '../../../shared/model/library.ts';
import type { PostPlan } from '../../../shared/model/operation.ts';
import type { PostId, PostText } from '../../../shared/model/post.ts';
import type { ChangePlan } from '../../../shared/model/task.ts';
import type { Disk } from '../../fs/disk.ts';
import type { Libraries } from '../library/libraries.ts';
import { addressesIn } from '../library/site/site.ts';
import { addressesOf, listedPost, seenPosts } from '../posts/post-place.ts';
import type { Posts } from '../posts/posts.ts';
import { alongWith, filesOfMoves } from './files-of-moves.ts';
import type { Operation, OperationRun, Operations } from './operations.ts';
import { pagesOfPosts } from './pages-of-posts.ts';

export interface PublishRequest {
  readonly library: LibraryId;
  readonly id: PostId;
  /** `now`: it is dated by the moment it is published; `keep`: it has the date that it has. */
  readonly date: 'now' | 'keep';
  /** Minutes east of UTC, for a site that names no zone of its own. */
  readonly offset: number;
  /** Posts that are not to be touched. */
  readonly leaveOut: readonly PostId[];
}

/** Takes a post to its readers as one operation: its text, its path, and the links of other posts to it. */
export interface Publisher {
  /** What it would do, file by file. Writes nothing. AppError `not-found`, `cancelled`. */
  plan(request: PublishRequest, signal?: AbortSignal): Promise<ChangePlan>;
  publish(request: PublishRequest, signal?: AbortSignal): OperationRun;
}

export interface PublisherOptions {
  readonly disk: Pick<Disk, 'sync'>;
  readonly libraries: Pick<Libraries, 'get'>;
  readonly posts: Pick<Posts, 'read'>;
  readonly operations: Pick<Operations, 'preview' | 'run'>;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

export function createPublisher({ disk, libraries, posts, operations, now = Date.now }: PublisherOptions): Publisher {
  const prepare = async (request: PublishRequest, signal?: AbortSignal): Promise<Operation> => {
    const library = libraries.get(request.library);
    await library.whole();
    const { id, date, offset, leaveOut } = request;
    const post = listedPost(library, id);
    const { profile, usedFields } = library.info;
    const addresses = addressesIn(disk.sync, library.root, profile);
    const precision = precisionOf(profile, library.snapshot().posts);
    const plan = (text: string) =>
      planPublication({
        ...{ profile, addresses, post, text, date, offset, precision, now: now() },
        usedFields: usedFields.map(({ name }) => name),
      });
    const first = plan((await posts.read(request.library, id)).text);
    const moved = typeof first === 'string' ? null : { from: id, base: addresses.base, ...first };
    const listed = library.snapshot().posts.map((one) => one.id);
    const addressed = addressesOf(library, addresses);
    const moves = moved ? [moved] : [];
    const site = relinkSite(profile, seenPosts(library), moves, addressed);
    const along = await alongWith({ disk, library }, moves);
    const beside = moved ? pagesBeside(moved.text, moved) : new Set<string>();
    const own = {
      profile,
      posts: new Set(listed),
      pages: await pagesOfPosts({ library, posts }, beside, new Set([id]), addressed, signal),
      files: filesOfMoves(moved ? filesBeside(moved.text, moved) : new Set(), moves, along),
    };
    return {
      kind: 'publish',
      title: `Publish “${post.title}”`,
      // Without a new path or address no link leads elsewhere.
      scope: moved && isMoved(moved) ? listed : [id],
      plan: (one) =>
        one.id === id ? planPost(one.id, plan(one.text), own) : planLinks(one, moves, { ...site, along }),
      moving: [id],
      leaveOut,
    };
  };
  return {
    plan: async (request, signal) => operations.preview(request.library, await prepare(request, signal), signal),
    publish: async function* (request, signal) {
      return yield* operations.run(request.library, await prepare(request, signal), signal);
    },
  };
}

const isMoved = ({ from, to, before, after }: MovedPost) => from !== to || before !== after;

function planPost(id: PostId, plan: Publication | string, own: OwnLinks): PostPlan {
  if (typeof plan === 'string') return { kind: 'skip', why: plan };
  return { kind: 'change', text: relinkOwn(plan.text, { ...plan, from: id, base: null }, own), to: plan.to };
}

function planLinks(
  { id, text }: PostText,
  moves: readonly MovedPost[],
  site: RelinkSite & { readonly along: FilesMoved },
): PostPlan {
  const linked = relinkAll(relinkShown(text, id, moves, site.along).text, id, moves, site);
  return linked === text ? { kind: 'none' } : { kind: 'change', text: linked };
}
