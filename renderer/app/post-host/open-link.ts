import { anchorAt, anchorsOf } from '../../../shared/checks/anchors.ts';
import { callIn } from '../../../shared/checks/dead-calls.ts';
import { createKnownSite } from '../../../shared/checks/known-site.ts';
import { linkProblem } from '../../../shared/checks/link-problem.ts';
import { idsOf } from '../../../shared/markdown/ids/ids-of.ts';
import { isMdxPost } from '../../../shared/markdown/islands/islands.ts';
import { assetCandidates } from '../../../shared/markdown/links/assets.ts';
import type { SiteNames } from '../../../shared/model/check.ts';
import type { LibraryId } from '../../../shared/model/library.ts';
import type { PostId, PostSummary } from '../../../shared/model/post.ts';
import { createRefPages } from '../../../shared/site/hugo-ref.ts';
import { calledPath } from '../../../shared/markdown/links/called-path.ts';
import type { PostSession } from '../../document/types.ts';
import { headingsOf } from '../../editor/commands/sections.ts';
import { shownFrom } from '../../editor/front-matter-fold.ts';
import { linkTarget } from '../../preview/links.ts';
import type { PreviewLink } from '../../preview/types.ts';
import type { AppState } from '../../state/context.ts';
import { postOfAddress } from './post-of-address.ts';

// Fetched when the first link is followed, or pointed at.

export interface LinkActions {
  /** Shows a post in passing. */
  readonly lookAt: (id: PostId) => Promise<void>;
  /** The post on screen. */
  readonly shown: () => PostSession | null;
  /** Goes to a place in the text on screen; back leads to where the caret stands now. */
  readonly goTo: (offset: number) => void;
  /** Goes to a place in the text that has just been shown. */
  readonly reveal: (offset: number) => void;
  readonly site: (library: LibraryId) => Promise<SiteNames>;
}

/** Follows a link of a post as it is written: into the browser, to a heading, or to the one post that it leads to. */
export async function followLink(app: AppState, actions: LinkActions, post: PostSession, href: string): Promise<void> {
  const target = linkTarget(href, post.id());
  switch (target?.kind) {
    case undefined:
      app.notices.add({ kind: 'info', title: 'Not a link that can be followed', detail: href });
      return;
    case 'external':
      await openPage(app, target.url);
      return;
    case 'anchor':
      goToHeading(app, post, target.id, actions.goTo);
      return;
    case 'internal':
      await openPost(app, actions, post, target);
  }
}

async function openPage({ api, hello, notices }: AppState, url: string): Promise<void> {
  if (!hello.capabilities.openExternal) window.open(url, '_blank', 'noopener,noreferrer');
  else await api.app.openExternal({ url }).catch((error) => notices.fail('The page could not be opened', error));
}

async function openPost(
  app: AppState,
  actions: LinkActions,
  from: PostSession,
  { href, path, anchor }: Extract<PreviewLink, { readonly kind: 'internal' }>,
): Promise<void> {
  const post =
    calledPost(app, from.id(), href) ?? postOfAddress(app.library.store.getState().snapshot?.posts ?? [], path);
  if (!post) return tellOfFile(app, actions, from, href);
  await actions.lookAt(post.id);
  const shown = actions.shown();
  if (anchor !== '' && shown?.id() === post.id) goToHeading(app, shown, anchor, actions.reveal);
}

/** The one post that a call of Hugo means from another post; null: none, or the address is no such call. */
function calledPost({ library }: AppState, from: PostId, href: string): PostSummary | null {
  const { snapshot } = library.store.getState();
  const call = callIn(href);
  if (call?.name !== 'ref' || snapshot?.library.profile.generator !== 'hugo') return null;
  const pages = createRefPages(
    snapshot.library.profile,
    snapshot.posts.map(({ id }) => id),
  );
  const [found, more] = pages.find(from, call.path);
  return (!more && snapshot.posts.find(({ id }) => id === found?.file)) || null;
}

/** What leads to no post may be an image, or another file that lies beside the posts. */
async function tellOfFile(
  { library, notices }: AppState,
  { site }: LinkActions,
  post: PostSession,
  href: string,
): Promise<void> {
  const { snapshot } = library.store.getState();
  const { files } = await site(post.library);
  const there = new Set(files);
  const file = snapshot && assetCandidates(snapshot.library.profile, post.id(), href).find((path) => there.has(path));
  if (!file)
    notices.add({
      kind: 'info',
      title: 'No post or file is there',
      detail: `${href} leads to no single post of this library, and to no other file of it.`,
    });
  else
    notices.add({
      kind: 'info',
      title: 'A file of the library, not a post',
      detail: `${href} is ${file}.`,
      reveal: `${snapshot.library.path}/${file}`,
    });
}

function goToHeading(app: AppState, post: PostSession, id: string, go: (offset: number) => void): void {
  const state = post.state();
  const text = state.doc.toString();
  const headings = headingsOf(state);
  const { snapshot } = app.library.store.getState();
  const site =
    snapshot?.library.id === post.library ? snapshot.library.profile : { generator: 'plain' as const, headingIds: {} };
  const exact = id === '' ? undefined : headings[idsOf(text, headings, site).indexOf(id)];
  const top = id === '' || id === 'top' ? shownFrom(state) : null;
  const at = exact?.from ?? top ?? anchorAt(text, id, headings);
  if (at !== null) go(at);
  else app.notices.add({ kind: 'info', title: 'No such heading', detail: `The post has no heading “${id}”.` });
}

/** Why a link of a post leads nowhere, as a sentence; null where it does, or nobody can tell. */
export async function problemOf(
  { api, library }: AppState,
  { site: ask }: LinkActions,
  post: PostSession,
  href: string,
): Promise<string | null> {
  const names = await ask(post.library);
  const { snapshot } = library.store.getState();
  if (snapshot?.library.id !== post.library) return null;
  const { files, posts } = names;
  const { profile } = snapshot.library;
  const site = createKnownSite({ profile, files, posts });
  const link = { href: calledPath(href) ?? href, text: '', hrefFrom: 0 };
  const id = post.id();
  const call = callIn(href);
  const dead = call && site.isDead(id, call);
  if (dead) return dead.why;
  const other = link.href.includes('#') ? site.postAt(id, link.href) : null;
  const [there = null] = other === null ? [] : await api.checks.anchors({ library: post.library, ids: [other] });
  const own = () => anchorsOf(post.state().doc.toString(), profile, isMdxPost(id, profile));
  const ground = { id, site, anchorsOf: (one: PostId) => (one === id ? own() : there) };
  return linkProblem(link, ground)?.message ?? null;
}
