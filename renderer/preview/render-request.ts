import { postFacts, type PostFacts } from '../../shared/markdown/facts.ts';
import { languageOf } from '../../shared/markdown/language.ts';
import { fitHeadings } from '../../shared/markdown/fit-headings.ts';
import { postHeader } from '../../shared/markdown/post-header.ts';
import { renderPost, type RenderedBlock } from '../../shared/markdown/render.ts';
import { mediaAddress } from './media-address.ts';
import type { PreviewAnswer, PreviewRequest } from './protocol.ts';

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
    const page = withHeader(blocks, postFacts(text, post, profile, Date.now()), languageOf(profile, post));
    const fresh = page.filter((block) => !sent.has(block.key));
    sent = new Set(page.map((block) => block.key));
    return {
      order: page.map(({ key, line, endLine }) => ({ key, line, endLine })),
      fresh: fresh.map(({ key, tree }) => [key, tree]),
      blocked: images.filter((image) => image.state === 'blocked').length,
    };
  };
}

/** The blocks of the whole page: title, date, reading time and tags stand above the body as they will be published. */
function withHeader(blocks: readonly RenderedBlock[], facts: PostFacts, language: string): readonly RenderedBlock[] {
  // A post that is empty and has no title yet is shown as nothing, not as the name of its file.
  if (blocks.length === 0 && facts.titleFrom === 'file-name') return [];
  const tags = (facts.taxonomies['tags'] ?? []).map((name) => ({ name, href: null }));
  const header = postHeader({ ...facts, language, tags });
  const body = fitHeadings(blocks, facts.title);
  const endLine = Math.max(1, (body[0]?.line ?? 1) - 1);
  return [{ key: `header-${JSON.stringify(header)}`, line: 1, endLine, tree: [header] }, ...body];
}
