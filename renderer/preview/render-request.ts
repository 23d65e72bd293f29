import { renderPost } from '../../shared/markdown/render.ts';
import type { PreviewAnswer, PreviewRequest } from './protocol.ts';

/** The address that the page loads an image of a post from; the host finds the file by the site's own rules. */
export const mediaAddress = (library: string, post: string, src: string): string =>
  `/media/${library}/?post=${encodeURIComponent(post)}&src=${encodeURIComponent(src)}`;

/** Renders requests one after another, and sends of each answer only what the one before did not have. */
export function createRenderer(): (request: PreviewRequest) => PreviewAnswer {
  let sent = new Set<string>();
  return ({ text, library, post, profile, remoteImages }) => {
    const { blocks, images } = renderPost(text, {
      profile,
      remoteImages,
      // The address of a remote image stays; only a path needs the host.
      assetUrl: (src) => (/^(?:https?:)?\/\//i.test(src) ? src : mediaAddress(library, post, src)),
      mdx: /\.mdx$/i.test(post),
    });
    const fresh = blocks.filter((block) => !sent.has(block.key));
    sent = new Set(blocks.map((block) => block.key));
    return {
      order: blocks.map(({ key, line, endLine }) => ({ key, line, endLine })),
      fresh: fresh.map(({ key, tree }) => [key, tree]),
      blocked: images.filter((image) => image.state === 'blocked').length,
    };
  };
}
