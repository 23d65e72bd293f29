import { countOf } from '../base/count-of.ts';
import type { GitChange, GitChangeKind } from '../model/git.ts';

const verbs: Readonly<Record<GitChangeKind, string>> = {
  new: 'Add',
  changed: 'Change',
  renamed: 'Rename',
  deleted: 'Delete',
  conflict: 'Settle',
};

/** Longest first line of a message, by the custom of git's own. */
const longestLine = 72;

/**
 * A message for the commit of these files, from the titles of their posts: in one line while that is short, else counted, with
 * the titles below. Empty for no files.
 */
export function proposeMessage(changes: readonly GitChange[], titleOf: (change: GitChange) => string): string {
  const posts = changes.filter(({ isPost }) => isPost);
  if (posts.length === 0) return changes.length === 0 ? '' : `Change ${countOf(changes.length, 'file')}`;
  const kinds = Map.groupBy(posts, ({ kind }) => kind);
  const parts = [...kinds].map(([kind, of]) => ({ verb: verbs[kind], titles: of.map(titleOf) }));
  const named = sentence(parts.map(({ verb, titles }) => `${verb} ${listed(titles.map((title) => `“${title}”`))}`));
  if (named.length <= longestLine) return named;
  const counts = sentence(parts.map(({ verb, titles }) => `${verb} ${countOf(titles.length, 'post')}`));
  const lines = parts.flatMap(({ verb, titles }) => titles.map((title) => `- ${verb} “${title}”`));
  const rest = lines.length - mostTitles;
  const body = rest > 0 ? [...lines.slice(0, mostTitles), `- and ${countOf(rest, 'post')} more`] : lines;
  return posts.length === 1 ? named : `${counts}\n\n${body.join('\n')}`;
}

const mostTitles = 20;

/** The parts with commas between them, only the first with a capital. */
const sentence = (parts: readonly string[]) =>
  parts.map((part, index) => (index === 0 ? part : part.charAt(0).toLowerCase() + part.slice(1))).join(', ');

const listed = (names: readonly string[]) =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
