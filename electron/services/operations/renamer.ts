import { AppError, describeError } from '../../../shared/base/errors.ts';
import { movedAlong, movesFolder } from '../../../shared/library/bundle.ts';
import { translationsAlong } from '../../../shared/library/moves.ts';
import type { LibraryId, Rename } from '../../../shared/model/library.ts';
import type { PostPlan } from '../../../shared/model/operation.ts';
import type { PostId, PostText } from '../../../shared/model/post.ts';
import type { ChangePlan } from '../../../shared/model/task.ts';
import type { SiteAddresses } from '../../../shared/generators/addresses.ts';
import { planRenaming, type Publication } from '../../../shared/site/publication.ts';
import { linkedIn, relinkAll, relinkSite, type MovedPost, type RelinkSite } from '../../../shared/site/relink.ts';
import { filesBeside, pagesBeside, relinkOwn, type OwnLinks } from '../../../shared/site/relink-own.ts';
import { relinkShown, type FilesMoved } from '../../../shared/site/relink-shown.ts';
import type { Disk } from '../../fs/disk.ts';
import { ifThere } from '../../fs/if-there.ts';
import type { Libraries, OpenLibrary } from '../library/libraries.ts';
import { addressesIn } from '../library/site/site.ts';
import { addressesOf, bundleIn, listedPost, requireNewName, seenPosts } from '../posts/post-place.ts';
import type { Posts } from '../posts/posts.ts';
import { alongWith, filesOfMoves } from './files-of-moves.ts';
import { isBeside } from './operation-move.ts';
import type { Operation, OperationRun, Operations } from './operations.ts';
import { pagesOfPosts } from './pages-of-posts.ts';

export interface RenameRequest {
  readonly library: LibraryId;
  readonly renames: readonly Rename[];
  /** Links follow, and aliases are set; false: the files move by themselves, and no text changes. */
  readonly links: boolean;
  /** Posts that are not to be touched. */
  readonly leaveOut: readonly PostId[];
}

/**
 * Gives posts other paths as one operation: the files, the links of other posts to them and their own to others, and an alias
 * where readers know an address that changes; or the files alone. One that cannot move is left with the reason, and no link
 * to it changes.
 */
export interface Renamer {
  /** What it would do, file by file. Writes nothing. AppError `cancelled`. */
  plan(request: RenameRequest, signal?: AbortSignal): Promise<ChangePlan>;
  rename(request: RenameRequest, signal?: AbortSignal): OperationRun;
}

export interface RenamerOptions {
  readonly disk: Pick<Disk, 'sync' | 'stat'>;
  readonly libraries: Pick<Libraries, 'get'>;
  readonly posts: Pick<Posts, 'read' | 'unsavedDrafts'>;
  readonly operations: Pick<Operations, 'preview' | 'run'>;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

export function createRenamer(options: RenamerOptions): Renamer {
  const { operations } = options;
  return {
    plan: async (request, signal) =>
      operations.preview(request.library, await prepare(options, request, signal), signal),
    rename: async function* (request, signal) {
      return yield* operations.run(request.library, await prepare(options, request, signal), signal);
    },
  };
}

async function prepare(options: RenamerOptions, request: RenameRequest, signal?: AbortSignal): Promise<Operation> {
  const { libraries, posts } = options;
  const library = libraries.get(request.library);
  await library.whole();
  const out = new Set([...request.leaveOut, ...(await posts.unsavedDrafts(request.library)).map(({ id }) => id)]);
  const renames = await withLanguages(library, request.renames);
  const refused = new Map<PostId, string>();
  const possible: Rename[] = [];
  const given = new Set<PostId>();
  for (const rename of renames) {
    const { from, to } = rename;
    // What is not there is told of when the posts are looked at.
    if (out.has(from) || !library.find(from)) continue;
    const why = (await whyNot(options.disk, library, rename)) ?? heldBack(rename, out);
    // Other languages of two posts may come to one name.
    if (why !== null || given.has(to)) refused.set(from, why ?? `Another post gets this name: ${to}`);
    else {
      possible.push(rename);
      given.add(to);
    }
  }
  const asked = renames.map(({ from }) => from);
  const moving = { library, asked, possible, refused };
  const operation = request.links ? await withLinks(options, moving, signal) : byThemselves(moving);
  return {
    ...operation,
    title: titleOf(request.renames),
    plan: (post) => {
      const planned = operation.plan(post);
      const why = refused.get(post.id);
      // One that has to stay may have links to others that do move.
      return planned.kind === 'none' && why !== undefined ? { kind: 'skip', why } : planned;
    },
    leaveOut: request.leaveOut,
  };
}

interface MovingPosts {
  readonly library: OpenLibrary;
  readonly asked: readonly PostId[];
  readonly possible: readonly Rename[];
  /** Why others have to stay. */
  readonly refused: Map<PostId, string>;
}

type Planned = Pick<Operation, 'kind' | 'scope' | 'moving'> & { readonly plan: (post: PostText) => PostPlan };

function byThemselves({ asked, possible }: MovingPosts): Planned {
  const targets = new Map(possible.map(({ from, to }) => [from, to]));
  return {
    kind: 'move',
    scope: asked,
    plan: ({ id, text }) => {
      const to = targets.get(id);
      return to === undefined ? { kind: 'none' } : { kind: 'change', text, to };
    },
  };
}

async function withLinks(
  options: RenamerOptions,
  { library, asked, possible, refused }: MovingPosts,
  signal: AbortSignal | undefined,
): Promise<Planned> {
  const { disk, posts, now = Date.now } = options;
  const addresses = addressesIn(disk.sync, library.root, library.info.profile);
  const moves = new Map<PostId, MovedPost>();
  const [beside, files] = [new Set<string>(), new Set<string>()];
  for (const { from, to } of possible) {
    if (signal?.aborted) break;
    const post = await posts.read(library.info.id, from);
    if (post.readOnly !== null) refused.set(from, post.readOnly);
    else {
      const own = renamed(library, addresses, post, to, now());
      const moved = { from, base: addresses.base, ...own };
      moves.set(from, moved);
      for (const page of pagesBeside(own.text, moved)) beside.add(page);
      for (const file of filesBeside(own.text, moved)) files.add(file);
    }
  }
  const isAsked = new Set(asked);
  const listed = library.snapshot().posts.map(({ id }) => id);
  const others = listed.filter((id) => !isAsked.has(id));
  const addressed = addressesOf(library, addresses);
  const all = [...moves.values()];
  const along = await alongWith({ disk, library }, possible);
  const site = {
    ...relinkSite(library.info.profile, seenPosts(library), all, addressed),
    posts: new Set(listed),
    moves: new Map(all.map(({ from, to }) => [from, to])),
    pages: await pagesOfPosts({ library, posts }, beside, new Set(moves.keys()), addressed, signal),
    files: filesOfMoves(files, possible, along),
    along,
  };
  return {
    kind: 'rename',
    scope: moves.size > 0 ? [...asked, ...others] : asked,
    plan: (post) => {
      const to = moves.get(post.id)?.to;
      const own = to === undefined ? null : renamed(library, addresses, post, to, now());
      return planPost(post, own, all, site);
    },
    moving: [...moves.keys()],
  };
}

interface Moving extends Rename {
  /** All languages of the post, where its folder moves with it. */
  readonly together: readonly PostId[];
}

/** With the posts that move along because they are other languages of one: beside it, or in the folder that it takes with it. */
async function withLanguages(library: OpenLibrary, renames: readonly Rename[]): Promise<readonly Moving[]> {
  const all = new Map<PostId, Moving>(renames.map((rename) => [rename.from, { ...rename, together: [] }]));
  const listed = library.snapshot().posts.map(({ id }) => id);
  for (const rename of renames) {
    for (const one of translationsAlong(library.info.profile, rename, listed))
      if (!all.has(one.from)) all.set(one.from, { ...one, together: [] });
    const bundle = movesFolder(rename) ? await bundleIn(library, rename.from) : null;
    if (!bundle) continue;
    const together = [rename.from, ...bundle.others];
    for (const one of [rename, ...movedAlong(bundle, rename.to)])
      all.set(one.from, { ...(all.get(one.from) ?? one), together });
  }
  return [...all.values()];
}

/** Why a folder cannot move yet: another language of the post is not to be touched. */
function heldBack({ together }: Moving, out: ReadonlySet<PostId>): string | null {
  const open = together.find((id) => out.has(id));
  return open === undefined ? null : `${open} would move along, and has text that is not saved. Save it first.`;
}

/** Why a post cannot have this path, as a sentence; null when it can. */
async function whyNot(disk: Pick<Disk, 'stat'>, library: OpenLibrary, { from, to }: Rename): Promise<string | null> {
  const taken = `The name is already taken: ${to}. Choose another name.`;
  try {
    const there = await ifThere(disk.stat(await library.path(to)));
    if (there?.kind === 'folder') return taken;
    requireNewName(library, from, to);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return describeError(error);
  }
  return to !== from && library.find(to) ? taken : null;
}

function renamed(
  library: OpenLibrary,
  addresses: SiteAddresses,
  { id, text }: PostText,
  to: PostId,
  now: number,
): Publication {
  const post = listedPost(library, id);
  const { profile, usedFields } = library.info;
  const fields = usedFields.map(({ name }) => name);
  return planRenaming({ profile, addresses, post, text, now, usedFields: fields }, to);
}

function planPost(
  { id, text }: PostText,
  own: Publication | null,
  moves: readonly MovedPost[],
  site: RelinkSite & Required<OwnLinks> & { readonly along: FilesMoved },
): PostPlan {
  const follows = (shown: readonly MovedPost[] = []) => {
    if (moves.length < 2) return {};
    const linked = new Set([...linkedIn(text, id, moves, site), ...shown]);
    const tied = moves.filter((moved) => moved.from !== id && (isBeside(moved.from, id) || linked.has(moved)));
    return { follows: tied.map(({ from }) => from) };
  };
  if (!own) {
    const shown = relinkShown(text, id, moves, site.along);
    const linked = relinkAll(shown.text, id, moves, site);
    return linked === text ? { kind: 'none' } : { kind: 'change', text: linked, ...follows(shown.follows) };
  }
  const moved = { ...own, from: id, base: null };
  const linked = relinkAll(relinkOwn(own.text, moved, site), own.to, moves, site);
  return { kind: 'change', text: linked, to: own.to, ...follows() };
}

function titleOf(renames: readonly Rename[]): string {
  const [first] = renames;
  return renames.length === 1 && first ? `Rename “${first.from}” to “${first.to}”` : `Move ${renames.length} posts`;
}
