import { dateInWords } from '../markdown/render/page-dates.ts';
import type { PostId } from '../model/post.ts';
import { relativeHref } from './paths.ts';
import type { PlannedPost } from './plan.ts';
import type { ReadPost } from './views.ts';

/**
 * What the search page knows of the posts, as a script: a page from the disk may not fetch a file of data. It holds one value
 * of JSON, in which no text can end the element or begin a comment, should it ever stand inside of one.
 */
export function searchIndex(posts: readonly PlannedPost[], readOf: (id: PostId) => ReadPost, page: string): string {
  const entries = posts.map(({ post, file, terms }) => ({
    title: post.title,
    href: relativeHref(page, file),
    date: post.date === null ? '' : dateInWords(post.date, post.language),
    tags: [...new Set(terms.map(({ name }) => name))],
    text: readOf(post.id).description,
  }));
  const json = JSON.stringify(entries).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `window.sitePosts = ${json};\n`;
}
