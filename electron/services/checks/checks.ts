import { imageEnding } from '../../../shared/base/file-names.ts';
import { checkTags, unusedImages } from '../../../shared/checks/check-library.ts';
import { checkPost } from '../../../shared/checks/check-post.ts';
import { checkTitles } from '../../../shared/checks/check-titles.ts';
import { createKnownSite, type KnownSite } from '../../../shared/checks/known-site.ts';
import { createSharedAddress } from '../../../shared/checks/shared-address.ts';
import { addressOf, namesOf, type PostAddress } from '../../../shared/checks/post-address.ts';
import { applyChanges } from '../../../shared/base/text-change.ts';
import { assetCandidates } from '../../../shared/markdown/links/assets.ts';
import { isMdxPost } from '../../../shared/markdown/islands/islands.ts';
import { references } from '../../../shared/markdown/links/references.ts';
import type { Check, CheckCode, CheckReport, PostAnchors, SiteNames } from '../../../shared/model/check.ts';
import type { LibraryId } from '../../../shared/model/library.ts';
import type { PostId } from '../../../shared/model/post.ts';
import type { ChangePlan, Progress } from '../../../shared/model/task.ts';
import type { Disk } from '../../fs/disk.ts';
import type { Libraries, OpenLibrary } from '../library/libraries.ts';
import { addressesIn } from '../library/site/site.ts';
import type { Operation, OperationRun, Operations } from '../operations/operations.ts';
import type { Posts } from '../posts/posts.ts';
import { failuresOf, runTask } from '../work/task.ts';
import { libraryFiles } from './library-files.ts';
import { anchorsIn, createPostAnchors, lookedUp } from './post-anchors.ts';
import { createPostAddresses } from './post-addresses.ts';
import { createSiteNames } from './site-names.ts';

export interface ChecksOptions {
  readonly disk: Pick<Disk, 'sync'>;
  readonly libraries: Pick<Libraries, 'get'>;
  readonly posts: Pick<Posts, 'read' | 'reader'>;
  readonly operations: Pick<Operations, 'preview' | 'run'>;
}

/** Looks for what is broken or missing. Writes nothing. */
export interface Checks {
  /** Every finding about every post and about the library as a whole. Cancelled, it tells what it found until then. */
  run(library: LibraryId, signal?: AbortSignal): AsyncGenerator<Progress, CheckReport, void>;
  /** What links may lead to: with it a page can check the post that is being written. AppError `cancelled`. */
  site(library: LibraryId, signal?: AbortSignal): Promise<SiteNames>;
  /** Which posts have the address of this one too, in a sentence, as all are saved; null: none. AppError `cancelled`. */
  sharedAddress(library: LibraryId, id: PostId, signal?: AbortSignal): Promise<string | null>;
  /** What links may name behind `#` in each of these posts; null where one cannot be read. */
  anchors(library: LibraryId, ids: readonly PostId[]): Promise<readonly (PostAnchors | null)[]>;
  /** What carrying out the fixes of one kind would change. */
  planFix(request: FixRequest, signal?: AbortSignal): Promise<ChangePlan>;
  /** Carries them out. */
  fix(request: FixRequest, signal?: AbortSignal): OperationRun;
}

interface FixRequest {
  readonly library: LibraryId;
  readonly code: CheckCode;
  /** Posts not to be touched. */
  readonly leaveOut: readonly PostId[];
}

/** What one reading of a post gives. */
interface Read {
  readonly text: string;
  readonly address: PostAddress;
}

/** Posts read at the same time. */
const atOnce = 8;

export function createChecks(options: ChecksOptions): Checks {
  const { disk, libraries, operations } = options;
  const addresses = createPostAddresses(options);
  const siteNames = createSiteNames(disk, addresses);
  const filesOf = ({ root, info }: OpenLibrary, signal?: AbortSignal) =>
    libraryFiles(disk.sync, root, info.profile, signal);

  const anchors = createPostAnchors(options);
  const fixOf = async ({ library: id, code, leaveOut }: FixRequest, signal?: AbortSignal): Promise<Operation> => {
    const library = libraries.get(id);
    await library.whole();
    const { profile } = library.info;
    const names = code === 'broken-anchor' ? await siteNames(library, signal) : null;
    const files = names?.files ?? (await filesOf(library, signal));
    const site = createKnownSite({ profile, files, posts: names?.posts ?? [] });
    // Not while it is planned: then the bytes of the post that is looked at are in the reader's hands.
    const places = names ? await anchors.linked(id, site, signal) : undefined;
    return {
      kind: 'checks',
      title: `Set right: ${checkTitles[code]}`,
      leaveOut,
      scope: library.snapshot().posts.map((post) => post.id),
      plan: ({ id: post, text }) => {
        const fixes = checkPost(text, post, site, places).flatMap((check) =>
          check.code === code ? (check.fix ?? []) : [],
        );
        if (fixes.length === 0) return { kind: 'none' };
        return {
          kind: 'change',
          text: applyChanges(
            text,
            fixes.flatMap(({ changes }) => changes),
          ),
        };
      },
    };
  };

  return {
    planFix: async (request, signal) => operations.preview(request.library, await fixOf(request, signal), signal),
    async *fix(request, signal) {
      return yield* operations.run(request.library, await fixOf(request, signal), signal);
    },
    site: (id, signal) => siteNames(libraries.get(id), signal),
    sharedAddress: async (id, post, signal) => {
      const library = libraries.get(id);
      const { posts } = await addresses(library, signal);
      return createSharedAddress(library.info.profile, posts)(post);
    },
    anchors: async (id, ids) => anchors.of(id, ids),
    async *run(id, signal) {
      const library = libraries.get(id);
      await library.whole();
      return yield* runChecks(options, library, await filesOf(library, signal), signal);
    },
  };
}

async function* runChecks(
  { posts, disk }: ChecksOptions,
  library: OpenLibrary,
  files: readonly string[],
  signal?: AbortSignal,
): AsyncGenerator<Progress, CheckReport, void> {
  const { profile, usedFields } = library.info;
  const listed = library.snapshot().posts;
  const addresses = addressesIn(disk.sync, library.root, profile);
  const reading = yield* runTask(listed, {
    label: 'Checking',
    atOnce,
    signal,
    work: async (post): Promise<Read> => {
      const { text } = await posts.read(library.info.id, post.id);
      return { text, address: addressOf(text, post, profile, addresses) };
    },
  });
  const named = reading.done.map(({ item, result }) => namesOf(item, result.address));
  const site = createKnownSite({ profile, files, posts: named, usedFields });
  const texts = new Map(reading.done.map(({ item, result }) => [item.id, result.text]));
  const anchors = lookedUp((id) => {
    const text = texts.get(id);
    return text === undefined ? null : anchorsIn(text, id, site);
  });
  const used = new Set<string>();
  const checks: Check[] = [];
  for (const { item, result } of reading.done) {
    checks.push(...checkPost(result.text, item.id, site, anchors));
    for (const path of imagesOf(result.text, item.id, site)) used.add(path);
    // Between posts others have their turn.
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (!reading.cancelled) checks.push(...checkTags(listed, profile), ...unusedImages(files, used));
  return { checks, failed: failuresOf(reading.failed, ({ id }) => id), cancelled: reading.cancelled };
}

const inWord = `[^\\s"'()[\\]{}<>=,]`;
/** From its beginning on: a line without blanks is one word, and is read once. */
const imageWord = new RegExp(`(?<!${inWord})${inWord}+${imageEnding}\\b`, 'gi');

/** Files that the post may show: its images, and the cover that its front matter names. */
function imagesOf(text: string, id: PostId, { profile }: KnownSite): readonly string[] {
  const written = references(text, { mdx: isMdxPost(id, profile) }).map(({ href }) => href);
  // In front matter and in shortcodes an image is named in ways that nobody can list: any word that ends like one.
  const named = text.match(imageWord) ?? [];
  return [...written, ...named].flatMap((src) => assetCandidates(profile, id, src));
}
