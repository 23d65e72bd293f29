import { languageOf } from '../../shared/frontmatter/language.ts';
import { isMdxPost } from '../../shared/markdown/islands/islands.ts';
import type { EditorHost } from '../editor/editor-host.ts';
import type { PostSession, SessionsOptions } from './types.ts';

/** What the editor of one post asks of the app. */
export function editorHostOf(
  post: PostSession,
  { host, profile }: Pick<SessionsOptions, 'host' | 'profile'>,
): EditorHost {
  return {
    openLink: (href) => host.openLink(post, href),
    linkProblem: (href) => host.linkProblem(post, href),
    imageUrl: (src) => host.imageUrl(post, src),
    offerRepair: () => host.offerRepair(post),
    addImages: (files) => host.addImages(post, files),
    refuse: () => host.refuse(post),
    takeAway: (image) => host.takeAway(post, image),
    bringBack: (image) => host.bringBack(post, image),
    name: () => host.name(post),
    names: () => host.names(post),
    draggedPosts: (data) => host.draggedPosts(data),
    headings: (href) => host.headings(post, href),
    language: () => languageOf(profile(post.library), post.id()),
    reading: () => profile(post.library).reading,
    isMdx: () => isMdxPost(post.id(), profile(post.library)),
  };
}
