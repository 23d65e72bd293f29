import { AppError } from '../../../shared/base/errors.ts';
import { readFrontMatter } from '../../../shared/frontmatter/read.ts';
import { assetCandidates } from '../../../shared/markdown/links/assets.ts';
import { postFacts } from '../../../shared/markdown/facts/facts.ts';
import { languageOf } from '../../../shared/frontmatter/language.ts';
import { fitHeadings } from '../../../shared/markdown/render/fit-headings.ts';
import { blocksToHtml } from '../../../shared/markdown/render/html.ts';
import { isMdxPost } from '../../../shared/markdown/islands/islands.ts';
import { renderPost, type RenderedPost } from '../../../shared/markdown/render/render.ts';
import type { SiteProfile } from '../../../shared/model/site.ts';
import { singlePage } from '../../../shared/site/pages.ts';
import { readersDate, siteFields } from '../../../shared/site/site-post.ts';
import type { Theme } from '../../../shared/site/theme.ts';
import type { SiteFrame } from '../../../shared/site/views.ts';
import type { Disk } from '../../fs/disk.ts';
import { resolveInside } from '../../fs/inside.ts';
import { mediaTypes } from '../assets/content-types.ts';
import {
  createPageLinks,
  deadLinks,
  shown,
  webAddress,
  type PageLinks,
  type PagePlace,
  type PostSource,
  type WebPage,
} from './page-links.ts';

/** One page to make. Plain JSON, so that it can travel to a worker. */
export interface PageJob extends PostSource {
  readonly siteTitle: string;
  /** Its style sheet stands in the page. */
  readonly theme: Theme;
  /** The page of all posts. */
  readonly back: string | null;
}

export interface ExportedPage {
  readonly html: string;
  /** Library paths of the files that it leads to, which are to lie beside it. */
  readonly files: readonly string[];
  readonly warnings: readonly { readonly message: string; readonly line: number }[];
}

/** Past this an image makes a page that no browser opens gladly. */
const largestImage = 24 * 1024 * 1024;

/**
 * The whole page of a post with its images inside. What is missing becomes a warning with its line, and so does an image
 * on the network: a page that opens without asking it is what "self-contained" means.
 */
export async function exportPage(disk: Disk, job: PageJob, place: PagePlace): Promise<ExportedPage> {
  const { text, id, profile } = job;
  const links = createPageLinks(disk, job, place);
  const rendered = await renderWithImages(disk, job, { linkUrl: links.linkUrl, images: null });
  const facts = postFacts(text, id, profile, job.now);
  const fields = siteFields(readFrontMatter(text, profile.yaml), profile, id);
  const { title, date, time, taxonomies, minutes, excerpt } = facts;
  const post = {
    id,
    title,
    date: readersDate({ date, time }),
    time,
    taxonomies,
    language: languageOf(profile, id),
    ...fields,
  };
  const read = { minutes, description: fields.description ?? excerpt };
  const look = { frame: singleFrame(profile, job.siteTitle), theme: job.theme };
  const html = singlePage(look, post, read, blocksToHtml(fitHeadings(rendered.blocks, title)), job.back);
  return { html, files: [...links.files], warnings: warningsOf(rendered, links) };
}

/** What pages show of their site where none is around them. */
export const singleFrame = ({ language, author }: SiteProfile, title: string): SiteFrame => ({
  ...{ title, language, author },
  menu: [],
  base: null,
});

/** Where links lead, and where addresses of images count from on the web; null leaves links as they are, and images inside. */
export interface WebPlace {
  readonly linkUrl: ((href: string, line: number) => string | null) | null;
  readonly images: WebPage | null;
}

/** The post with its images inside, or named by their addresses on the web. */
export async function renderWithImages(
  disk: Disk,
  job: PostSource,
  { linkUrl, images }: WebPlace,
): Promise<RenderedPost> {
  const wanted = new Set<string>();
  const options = {
    remoteImages: images !== null,
    profile: job.profile,
    mdx: isMdxPost(job.id, job.profile),
    ...(linkUrl && { linkUrl }),
  };
  const collect = (src: string) => {
    wanted.add(src);
    return null;
  };
  const first = renderPost(job.text, { ...options, assetUrl: collect });
  if (wanted.size === 0) return first;
  const found = new Map<string, string | null>();
  for (const src of wanted) found.set(src, images ? webAddress(src, images) : await dataAddress(disk, job, src));
  return renderPost(job.text, { ...options, assetUrl: (src) => found.get(src) ?? null });
}

/** The first of the places an image may lie at, as a data address; null when none holds one. */
async function dataAddress(disk: Disk, job: PostSource, src: string): Promise<string | null> {
  for (const candidate of assetCandidates(job.profile, job.id, src)) {
    const type = mediaTypes.get(/\.\w+$/.exec(candidate.toLowerCase())?.[0] ?? '');
    if (!type?.startsWith('image/')) continue;
    try {
      const bytes = await disk.readFile(await resolveInside(disk, job.root, candidate), largestImage);
      return `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
  }
  return null;
}

function warningsOf({ images }: RenderedPost, links: PageLinks): ExportedPage['warnings'] {
  const lost = images.flatMap(({ src, line, state }) => {
    if (state === 'missing') return [{ message: `The image was not found: ${shown(src)}`, line }];
    return state === 'blocked' ? [{ message: `The image on the network was left out: ${shown(src)}`, line }] : [];
  });
  return [...lost, ...deadLinks(links)].toSorted((a, b) => a.line - b.line);
}
