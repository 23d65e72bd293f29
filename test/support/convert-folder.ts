import { knownPost } from '../../shared/convert/known-post.ts';
import { planConversion } from '../../shared/convert/library.ts';
import { convertPost, type FindFile } from '../../shared/convert/convert-post.ts';
import { sitesFor } from '../../shared/convert/sites.ts';
import type { ConversionNote } from '../../shared/convert/neutral.ts';
import { assetCandidates } from '../../shared/markdown/links/assets.ts';
import { readFrontMatter } from '../../shared/frontmatter/read.ts';
import { postStatus } from '../../shared/frontmatter/status/status.ts';
import { taxonomiesOf, titleOf } from '../../shared/markdown/facts/named.ts';
import { postId, type PostId } from '../../shared/model/post.ts';
import type { SiteProfile } from '../../shared/model/site.ts';
import type { ConversionTarget } from '../../shared/model/task.ts';
import { noAddresses } from '../../shared/generators/addresses.ts';

/** A folder of posts with its other files, in memory. */
export interface Folder {
  readonly profile: SiteProfile;
  readonly posts: ReadonlyMap<string, string>;
  readonly files: ReadonlySet<string>;
}

export interface ConvertedFolder extends Folder {
  /** Where each post came from. */
  readonly origins: ReadonlyMap<string, string>;
  readonly notes: ReadonlyMap<string, readonly ConversionNote[]>;
}

const now = Date.UTC(2026, 0, 1);

function summaryOf(text: string, id: PostId, profile: SiteProfile) {
  const frontMatter = readFrontMatter(text, profile.yaml);
  const title = titleOf(frontMatter, () => '', id, profile);
  const taxonomies = taxonomiesOf(frontMatter, id, profile);
  return { id, ...title, ...postStatus(profile, id, frontMatter, now), taxonomies };
}

/** Converts all posts of a folder. */
export function convertFolder({ profile, posts, files }: Folder, target: ConversionTarget): ConvertedFolder {
  const sites = sitesFor(profile, target);
  const find: FindFile = (_, id, written) =>
    assetCandidates(profile, id, written).find((path) => files.has(path)) ?? null;
  const known = [...posts].map(([id, text]) => knownPost(text, summaryOf(text, postId(id), profile), profile, find));
  const conversion = planConversion(sites, noAddresses, known);
  const made = [...posts].map(([id, text]) => [postId(id), convertPost(conversion, postId(id), text, find)] as const);
  return {
    profile: sites.to,
    posts: new Map(made.map(([, { path, text }]) => [path, text])),
    files: new Set(made.flatMap(([, { copies }]) => copies.map(({ to }) => to))),
    origins: new Map<PostId, PostId>(made.map(([id, { path }]) => [path, id])),
    notes: new Map(made.map(([id, { notes }]) => [id, notes])),
  };
}
