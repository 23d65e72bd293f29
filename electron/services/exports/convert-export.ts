import { formatNumber } from '../../../shared/base/count-of.ts';
import { newSites } from '../../../assets/new-sites/new-sites.ts';
import { convertPost, type FindFile } from '../../../shared/convert/convert-post.ts';
import { knownPost } from '../../../shared/convert/known-post.ts';
import { planConversion, type Conversion } from '../../../shared/convert/library.ts';
import { siteFiles } from '../../../shared/convert/site-files.ts';
import { sitesFor } from '../../../shared/convert/sites.ts';
import type { PostId } from '../../../shared/model/post.ts';
import type { ConversionTarget, ExportReport, ExportWarning, Progress } from '../../../shared/model/task.ts';
import { encodeUtf8 } from '../posts/text-codec.ts';
import { failuresOf, runTask } from '../work/task.ts';
import { copyFiles } from './export-copies.ts';
import { nothingDone, reportOf, type ExportRun, type StagedFile } from './export-run.ts';
import { createLibraryFiles } from './library-file.ts';
import { addressesOf } from './site-export.ts';

interface Converted {
  readonly files: readonly StagedFile[];
  readonly warnings: readonly ExportWarning[];
}

/** Makes the posts of another generator in the staging folder, with a site to build them; the caller puts it in place. */
export async function* exportConverted(
  run: ExportRun,
  target: ConversionTarget,
  signal: AbortSignal | undefined,
): AsyncGenerator<Progress, ExportReport, void> {
  const { library, chosen, posts } = run;
  const { profile } = library.info;
  const sites = sitesFor({ ...profile, siteTitle: profile.siteTitle || library.info.name }, target);
  const { find }: { find: FindFile } = createLibraryFiles(run.disk.sync, library.root, profile);
  const read = yield* runTask(chosen, {
    label: 'Reading posts',
    atOnce: 8,
    signal,
    work: async (id) => {
      const summary = library.find(id);
      return summary ? [knownPost((await posts.read(library.info.id, id)).text, summary, profile, find)] : [];
    },
  });
  if (read.cancelled) return { ...nothingDone(run), cancelled: true };
  const known = read.done.flatMap(({ result }) => result);
  const addresses = addressesOf(run);
  const conversion = planConversion(sites, addresses, known);
  const made = yield* runTask(
    known.map(({ id }) => id),
    { label: 'Converting posts', atOnce: 8, signal, work: async (id) => writePost(run, conversion, id, find) },
  );
  if (made.cancelled) return { ...nothingDone(run), cancelled: true };
  const names = [...new Set(known.flatMap(({ post }) => Object.keys(post.taxonomies)))];
  const own = siteFiles(newSites[target], {
    sites,
    title: sites.to.siteTitle,
    base: addresses.base,
    taxonomies: names,
  });
  const files = made.done.flatMap(({ result }) => result.files);
  // A post may be the front page, which is told of nowhere else.
  const written = new Set(files.map(({ path }) => path));
  for (const [path, text] of Object.entries(own).filter(([file]) => !written.has(file)))
    files.push({ id: path as PostId, path, staged: await run.target.put(path, new TextEncoder().encode(text)) });
  return reportOf(run, files, {
    failed: failuresOf([...read.failed, ...made.failed], (id) => id),
    warnings: together(made.done.flatMap(({ result }) => result.warnings)),
  });
}

async function writePost(run: ExportRun, conversion: Conversion, id: PostId, find: FindFile): Promise<Converted> {
  const { library, target } = run;
  const post = await run.posts.read(library.info.id, id);
  const { path, text, copies, notes } = convertPost(conversion, id, post.text, find);
  const own: StagedFile = { id, path, staged: await target.put(path, encodeUtf8(text, post.format)) };
  const copied = await copyFiles(run, id, copies);
  return {
    files: [own, ...copied.files.map((file) => ({ id, ...file }))],
    warnings: [...notes.map((note) => ({ id, ...note })), ...copied.warnings],
  };
}

/** What is said of many posts is said once, with how many more it is about. */
function together(warnings: readonly ExportWarning[]): readonly ExportWarning[] {
  const groups = Map.groupBy(warnings, ({ message, line }) => (line === undefined ? message : Symbol(message)));
  return [...groups.values()].flatMap(([first, ...more]) => {
    if (!first) return [];
    if (more.length === 0) return [first];
    const others = more.length === 1 ? 'one more post' : `${formatNumber(more.length)} more posts`;
    return [{ ...first, message: `${first.message} (So it is in ${others}.)` }];
  });
}
