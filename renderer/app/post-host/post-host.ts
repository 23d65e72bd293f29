import { basename } from '../../../shared/base/paths.ts';
import { whyReadOnly } from '../../document/session-status.ts';
import type { PostHost } from '../../document/types.ts';
import { mediaAddress } from '../../preview/media-address.ts';
import type { AppState } from '../../state/context.ts';
import { createLate } from '../../ui/late.ts';
import type { LinkActions } from './open-link.ts';
import { createPostNames } from './post-names.ts';

const links = () => import('./open-link.ts');

/** What the text of a post needs of the app: links are followed, images are shown. */
export function createPostHost(app: AppState, actions: Omit<LinkActions, 'site'>): PostHost {
  const { site, ...names } = createPostNames(app);
  const all: LinkActions = { ...actions, site };
  return {
    openLink: (post, href) =>
      void links()
        .then(({ followLink }) => followLink(app, all, post, href))
        .catch((error) => app.notices.fail('The link could not be followed', error)),
    // A card without it says what it says anyway.
    linkProblem: (post, href) =>
      links()
        .then(({ problemOf }) => problemOf(app, all, post, href))
        .catch(() => null),
    refuse: (post) =>
      app.notices.add({
        kind: 'info',
        title: 'Nothing was put into the post',
        detail: whyReadOnly(post.status.getState()),
      }),
    ...lateImages(app),
    ...names,
    name: (post) =>
      app.library.store.getState().snapshot?.posts.find(({ id }) => id === post.id())?.title ?? basename(post.id()),
    draggedPosts: (data) => app.dragged.of(data),
    offerRepair: () => app.ui.setState({ dialog: { kind: 'repair' } }),
    imageUrl(post, src) {
      const isRemote = /^(?:https?:)?\/\//i.test(src);
      if (isRemote) return app.library.store.getState().settings.remoteImages ? src : null;
      return /^[a-z][a-z0-9+.-]*:/i.test(src) ? null : mediaAddress(post.library, post.id(), src);
    },
  };
}

/** The images of posts: their code comes with the first that is added. */
function lateImages(app: AppState): Pick<PostHost, 'addImages' | 'takeAway' | 'bringBack'> {
  const images = createLate(async () => (await import('./post-images.ts')).createPostImages(app));
  return {
    async addImages(post, files) {
      try {
        return await (await images.fetch()).addImages(post, files);
      } catch (error) {
        app.notices.fail('Images cannot be added now', error);
        return [];
      }
    },
    // Before it is there nothing was added.
    takeAway: (post, image) => images.now()?.takeAway(post, image),
    bringBack: (post, image) => images.now()?.bringBack(post, image),
  };
}
