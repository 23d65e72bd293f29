import { applyChanges, type TextChange } from '../base/text-change.ts';
import { bodyStart } from '../frontmatter/split.ts';
import { findIslands, isMdxName } from '../markdown/islands/islands.ts';
import { completeTree } from '../markdown/parse/parser.ts';
import type { PostId } from '../model/post.ts';

/** A way to write a path, and what would end it. */
const quoted = { path: /(?<=(["'`]))\.{1,2}\/[^"'`\\\r\n]+(?=\1)/g, end: /["'`\\\r\n]/ };
const bare = { path: /(?<=[\s[,:])\.{1,2}\/[^\s"'`\\,\]}]+/g, end: /[\s"'`\\,\]}]/ };

/**
 * The text with its paths that begin with a dot as `newPath` has them (null: as it is), where no Markdown is: in the front matter,
 * as Astro and Docusaurus find images of a post by it (docs.astro.build/en/guides/images, docusaurus.io/docs/api/plugins), and
 * in imports and JSX of MDX.
 */
export function replaceDottedPaths(text: string, place: PostId, newPath: (path: string) => string | null): string {
  const start = bodyStart(text);
  const changes: TextChange[] = [];
  const look = (form: typeof quoted, from: number, to: number) => {
    for (const { 0: path, index } of text.slice(from, to).matchAll(form.path)) {
      const insert = newPath(path);
      if (insert === null || form.end.test(insert)) continue;
      changes.push({ from: from + index, to: from + index + path.length, insert });
    }
  };
  look(quoted, 0, start);
  look(bare, 0, start);
  const islands = isMdxName(place) ? findIslands(text, start, completeTree(text, start, undefined), { mdx: true }) : [];
  for (const { from, to } of islands) look(quoted, from, to);
  return applyChanges(
    text,
    changes.toSorted((one, other) => one.from - other.from),
  );
}
