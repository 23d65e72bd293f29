import { imageEnding } from '../base/file-names.ts';
import { applyChanges, type TextChange } from '../base/text-change.ts';
import { bodyStart } from '../frontmatter/split.ts';
import { findIslands, isMdxName } from '../markdown/islands/islands.ts';
import { completeTree } from '../markdown/parse/parser.ts';
import type { PostId } from '../model/post.ts';

/** A way to write a path, and what would end it. */
const quoted = { path: /(?<=(["'`]))\.{1,2}\/[^"'`\\\r\n]+(?=\1)/g, end: /["'`\\\r\n]/ };
const bare = { path: /(?<=[\s[,:])\.{1,2}\/[^\s"'`\\,\]}]+/g, end: /[\s"'`\\,\]}]/ };
/** The name of a picture that is a whole value, in the same two ways. */
const quotedPicture = {
  ...quoted,
  path: new RegExp(`(?<=(["'\`]))(?![./])[^"'\`\\\\:\r\n]+${imageEnding}(?=\\1)`, 'gi'),
};
/** What stands before it is looked at only where no blank is: a run of those would be read again from each. */
const barePicture = {
  ...bare,
  path: new RegExp(
    `(?![\\s./])(?<=(?:[:,[]|^[ \\t]*-)[ \\t]*)[^\\s"'\`\\\\,[\\]{}:]+${imageEnding}(?=[ \\t]*(?:[,\\]}\r\n]|$)|[ \\t]+#)`,
    'gim',
  ),
};

/**
 * The text with its paths as `newPath` has them (null: as it is), where no Markdown is: those that begin with a dot in the front
 * matter, as Astro and Docusaurus find images of a post by it (docs.astro.build/en/guides/images,
 * docusaurus.io/docs/api/plugins), and in imports and JSX of MDX; names of pictures in the front matter, which themes of Hugo look
 * for beside the post (gohugo.io/content-management/page-resources).
 */
export function replaceWrittenPaths(text: string, place: PostId, newPath: (path: string) => string | null): string {
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
  for (const form of [bare, quotedPicture, barePicture]) look(form, 0, start);
  const islands = isMdxName(place)
    ? findIslands(text, start, completeTree(text, start, undefined, true), { mdx: true })
    : [];
  for (const { from, to } of islands) look(quoted, from, to);
  return applyChanges(
    text,
    changes.toSorted((one, other) => one.from - other.from),
  );
}
