import type { PostId } from '../../shared/model/post.ts';
import type { PostHost, PostSession } from '../document/types.ts';
import { headingsOf } from '../editor/commands/sections.ts';
import { linkTarget } from '../preview/links.ts';
import { mediaAddress } from '../preview/media-address.ts';
import type { PreviewLink } from '../preview/types.ts';
import type { AppState } from '../state/context.ts';
import { postOfAddress } from './follow-link.ts';
import { createPostImages } from './post-images.ts';
import { createPostNames, withIds } from './post-names.ts';

export interface LinkActions {
  /** Shows a post in passing. */
  readonly lookAt: (id: PostId) => Promise<void>;
  /** Goes to a place in the text on screen. */
  readonly reveal: (offset: number) => void;
}

/** Follows a link of a post: into the browser, or to the one post that it leads to. */
export function openLink(
  { api, hello, library, notices }: AppState,
  { lookAt }: Pick<LinkActions, 'lookAt'>,
  link: PreviewLink,
): void {
  if (link.kind === 'external') {
    if (!hello.capabilities.openExternal) window.open(link.url, '_blank', 'noopener,noreferrer');
    else
      void api.app
        .openExternal({ url: link.url })
        .catch((error) => notices.fail('The page could not be opened', error));
    return;
  }
  const post = postOfAddress(library.store.getState().snapshot?.posts ?? [], link.path);
  if (post) void lookAt(post.id);
  else
    notices.add({
      kind: 'info',
      title: 'No post has this address',
      detail: `${link.href} leads to no single post of this library.`,
    });
}

/** What the text of a post needs of the app: links are followed, images are shown. */
export function createPostHost(app: AppState, actions: LinkActions): PostHost {
  const goToHeading = async (post: PostSession, id: string) => {
    const found = (await withIds(headingsOf(post.state()))).find((one) => one.id === id);
    if (found) actions.reveal(found.heading.from);
    else app.notices.add({ kind: 'info', title: 'No such heading', detail: `This post has no heading “${id}”.` });
  };
  return {
    openLink(post, href) {
      const target = linkTarget(href, post.id());
      if (target?.kind === 'anchor')
        void goToHeading(post, target.id).catch((error) => app.notices.fail('The link could not be followed', error));
      else if (target) openLink(app, actions, target);
      else app.notices.add({ kind: 'info', title: 'Not a link that can be followed', detail: href });
    },
    ...createPostImages(app),
    ...createPostNames(app),
    draggedPosts: (data) => app.dragged.of(data),
    offerRepair: () => app.ui.setState({ dialog: { kind: 'repair' } }),
    imageUrl(post, src) {
      const isRemote = /^(?:https?:)?\/\//i.test(src);
      if (isRemote) return app.library.store.getState().settings.remoteImages ? src : null;
      return /^[a-z][a-z0-9+.-]*:/i.test(src) ? null : mediaAddress(post.library, post.id(), src);
    },
  };
}
