import type { CompletionContext, CompletionResult, CompletionSource } from '@codemirror/autocomplete';
import { rank } from '../../../shared/base/rank.ts';
import type { Span } from '../commands/spans.ts';
import { editorHost, type NamedPost } from '../editor-host.ts';
import { escaped, linkOfPost } from '../link-of-post.ts';
import { addressBehind, endBehind, mostOptions, putting, typedBefore } from './completing.ts';

/** The words of a link, and its address as far as it is typed. Titles have blanks, so here the address may. */
const address = /(?<!!)\[([^[\]]*)\]\((<?)([^()<>]*)$/;
/** As wikis write links. */
const wiki = /(?<!!)\[\[([^[\]]*)$/;
const outside = /^(?:[a-z][a-z0-9+.-]*:|\/\/|www\.)/i;

/** Posts of the library by title, and headings after `#`: in the address of a link, and after `[[`. */
export const completeLinks: CompletionSource = (context) => {
  const link = typedBefore(context, address);
  if (!link) return completeWiki(context);
  const [words = '', angle = '', typed = ''] = link.groups;
  const { to, close } = addressBehind(context, angle ? '<' : '');
  const hash = typed.indexOf('#');
  if (outside.test(typed)) return null;
  if (hash >= 0) return completeHeadings(context, typed.slice(0, hash), { from: link.from + hash + 1, to }, close);
  // A link that has no words yet gets those of what it leads to.
  const from = words === '' ? link.from - angle.length - 2 : link.from;
  return posts(
    context,
    { from, to },
    typed,
    ({ title, href }) => (words === '' ? `${escaped(title)}](${angle}` : '') + href() + close,
  );
};

function completeWiki(context: CompletionContext): Promise<CompletionResult | null> | null {
  const link = typedBefore(context, wiki);
  if (!link) return null;
  const range = { from: link.from - 2, to: endBehind(context, /^[^[\]]*\]\]/) };
  return posts(context, range, link.groups[0] ?? '', linkOfPost);
}

async function posts(
  context: CompletionContext,
  { from, to }: Span,
  typed: string,
  write: (post: NamedPost) => string,
): Promise<CompletionResult | null> {
  const names = await context.state.facet(editorHost).names();
  if (context.aborted) return null;
  const found = rank(names.posts, typed, ({ title, path }) => [title, path]).slice(0, mostOptions);
  const options = found.map((post) => ({
    label: post.title,
    detail: post.path,
    apply: putting(write(post)),
  }));
  return { from, to, options, filter: false };
}

async function completeHeadings(
  context: CompletionContext,
  path: string,
  { from, to }: Span,
  close: string,
): Promise<CompletionResult | null> {
  const headings = await context.state.facet(editorHost).headings(path);
  if (context.aborted) return null;
  const typed = context.state.sliceDoc(from, context.pos);
  const found = rank(headings, typed, ({ text, id }) => [text, id]).slice(0, mostOptions);
  const options = found.map(({ text, id, level }) => ({
    label: text || id,
    detail: '#'.repeat(level),
    apply: putting(encodeURIComponent(id) + close),
  }));
  return { from, to, options, filter: false };
}
