import { parse as parseToml } from 'smol-toml';
import { parse as parseYaml } from 'yaml';
import { addressOf } from '../../shared/checks/post-address.ts';
import { detectSite } from '../../shared/generators/detect.ts';
import { siteAddresses } from '../../shared/generators/site-config.ts';
import { postFacts } from '../../shared/markdown/facts/facts.ts';
import type { FieldValue } from '../../shared/model/front-matter.ts';
import { postId, type PostSummary } from '../../shared/model/post.ts';

/** Where and when our rules see a post. */
interface OwnPost {
  readonly address: string;
  readonly time: number | null;
}

type File = readonly [path: string, text: string];

/** What our rules say of the posts of a site, by their paths; most sites have one configuration file. */
export function ownPosts(
  config: File,
  posts: readonly File[],
  more: readonly File[] = [],
): ReadonlyMap<string, OwnPost> {
  const configs = [config, ...more].map(([path, text]) => ({ path, text, data: dataOf(path, text) }));
  const profile = detectSite({ configs, folders: [], posts: posts.map(([id]) => postId(id)), samples: [] });
  const addresses = siteAddresses(profile, configs);
  return new Map(
    posts.map(([id, whole]) => {
      const summary = { id: postId(id), ...postFacts(whole, postId(id), profile, 0) } as unknown as PostSummary;
      return [id, { address: addressOf(whole, summary, profile, addresses).address, time: summary.time }];
    }),
  );
}

function dataOf(path: string, text: string): FieldValue | null {
  if (path.endsWith('.toml')) return JSON.parse(JSON.stringify(parseToml(text))) as FieldValue;
  if (path.endsWith('.json')) return JSON.parse(text) as FieldValue;
  return /\.ya?ml$/.test(path) ? (parseYaml(text) as FieldValue) : null;
}
