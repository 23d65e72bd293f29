import { readFrontMatter } from '../../../shared/frontmatter/read.ts';
import { bodyStart } from '../../../shared/frontmatter/split.ts';
import { languageOf } from '../../../shared/frontmatter/language.ts';
import { copiedHtml, withDefinitions } from '../../../shared/markdown/render/copied.ts';
import { fitHeadings } from '../../../shared/markdown/render/fit-headings.ts';
import { postFacts } from '../../../shared/markdown/facts/facts.ts';
import type { CopiedPost, CopyRequest } from '../../../shared/model/task.ts';
import { permalinkOf } from '../../../shared/site/permalink.ts';
import { siteFields } from '../../../shared/site/site-post.ts';
import type { Disk } from '../../fs/disk.ts';
import { addressesIn } from '../library/site/site.ts';
import { renderWithImages, type PostSource } from './export-page.ts';

/** A post or a stretch of one as HTML for another program, with how many of its images could not go along. */
export async function copyPost(
  disk: Disk,
  job: PostSource,
  { form, stretch, images }: CopyRequest,
): Promise<CopiedPost> {
  const { text, id, profile } = job;
  const head = text.slice(0, bodyStart(text));
  const part = stretch === null ? text : head + withDefinitions(stretch, text.slice(head.length));
  const links = addressOf(disk, job);
  const place = { links, images: images === 'address' ? links : null };
  const rendered = await renderWithImages(disk, { ...job, text: part }, place);
  const { title } = postFacts(text, id, profile, job.now);
  // The title stands where the text goes; a heading that repeats it would stand twice.
  const blocks = stretch === null ? fitHeadings(rendered.blocks, title) : rendered.blocks;
  const missing = rendered.images.filter(({ state }) => state === 'missing').length;
  return { html: copiedHtml(blocks, form), missing, addressed: place.images !== null };
}

/** Where the post will be on the web; null when the site does not say. */
function addressOf(disk: Disk, { root, id, text, profile, now }: PostSource): URL | null {
  const addresses = addressesIn(disk.sync, root, profile);
  if (addresses.base === null) return null;
  const { title, date, time, taxonomies } = postFacts(text, id, profile, now);
  const fields = siteFields(readFrontMatter(text, profile.yaml), profile, id);
  const post = { id, title, date, time, taxonomies, language: languageOf(profile, id), ...fields };
  return new URL(permalinkOf(profile, addresses, post).replace(/^\//, ''), addresses.base);
}
