import { bodyStart } from '../../../shared/frontmatter/split.ts';
import { copiedHtml, withDefinitions } from '../../../shared/markdown/render/copied.ts';
import { fitHeadings } from '../../../shared/markdown/render/fit-headings.ts';
import { postFacts } from '../../../shared/markdown/facts/facts.ts';
import type { CopiedPost, CopyRequest } from '../../../shared/model/task.ts';
import type { Disk } from '../../fs/disk.ts';
import { addressesIn } from '../library/site/site.ts';
import { renderWithImages } from './export-page.ts';
import { onTheWeb, webAddress, type PostSource } from './page-links.ts';

/** A post or a stretch of one as HTML for another program, with how many of its images could not go along. */
export async function copyPost(
  disk: Disk,
  job: PostSource,
  { form, stretch, images }: CopyRequest,
): Promise<CopiedPost> {
  const { text, id, profile } = job;
  const head = text.slice(0, bodyStart(text));
  const part = stretch === null ? text : head + withDefinitions(stretch, text.slice(head.length));
  const web = onTheWeb(addressesIn(disk.sync, job.root, profile), job);
  const linkUrl = web && ((href: string) => (href.startsWith('#') ? href : webAddress(href, web)));
  const place = { linkUrl, images: images === 'address' ? web : null };
  const rendered = await renderWithImages(disk, { ...job, text: part }, place);
  const { title } = postFacts(text, id, profile, job.now);
  // The title stands where the text goes; a heading that repeats it would stand twice.
  const blocks = stretch === null ? fitHeadings(rendered.blocks, title) : rendered.blocks;
  const missing = rendered.images.filter(({ state }) => state === 'missing').length;
  return { html: copiedHtml(blocks, form), missing, addressed: place.images !== null };
}
