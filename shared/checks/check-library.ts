import { isImageName } from '../base/file-names.ts';
import { withoutEnding } from '../base/paths.ts';
import { countTags } from '../library/tags.ts';
import { suggestMerges } from '../library/similar-tags.ts';
import type { Check } from '../model/check.ts';
import type { PostSummary } from '../model/post.ts';
import type { SiteProfile } from '../model/site.ts';

const whole = { place: null, line: null, fix: null } as const;

/** Tags that are probably one. */
export function checkTags(posts: readonly PostSummary[], profile: SiteProfile): readonly Check[] {
  return profile.taxonomies.flatMap(({ name }) =>
    suggestMerges(countTags(posts, name)).map(({ into, from }): Check => {
      const tags = [into, ...from];
      const message = `${name}: ${tags.join(', ')} are probably meant to be one; the most used is ${into}.`;
      return { ...whole, code: 'similar-tags', id: null, message, about: { kind: 'tags', taxonomy: name, tags } };
    }),
  );
}

/**
 * Images of the library that no post names. `used` are paths below the root. Files that the site itself may use are none of ours,
 * and the original of an image that is shown was kept on purpose.
 */
export function unusedImages(files: readonly string[], used: ReadonlySet<string>): readonly Check[] {
  const stems = new Set([...used].map(withoutEnding));
  const isOriginal = (file: string) => stems.has(/^(.+)-original\.[^./]+$/.exec(file)?.[1] ?? '');
  return files
    .filter((file) => isImageName(file) && !used.has(file) && !partOfTheSite.test(file) && !isOriginal(file))
    .map((path): Check => {
      const message = `No post shows the image ${path}.`;
      return { ...whole, code: 'unused-image', id: null, message, about: { kind: 'file', path } };
    });
}

// Drawings are mostly named by style sheets and templates.
const partOfTheSite =
  /\.(?:svg|ico)$|(?:^|\/)(?:themes?|layouts?|_layouts|_includes|node_modules|components?|src\/(?!content\/))|(?:favicon|apple-touch|android-chrome|mstile|logo|icon|avatar|og-|cover|screenshot|placeholder)[^/]*$/i;
