import type { ErrorCode } from '../../../shared/base/errors.ts';
import { noAddresses } from '../../../shared/generators/addresses.ts';
import type { PlannedPost } from '../../../shared/site/plan.ts';
import type { Disk } from '../../fs/disk.ts';
import { readTextNow } from '../posts/post-text.ts';
import { createLibraryFiles, type LibraryFiles } from './library-file.ts';
import { exportPage, type ExportedPage, type PageJob } from './export-page.ts';
import { fillSlot, type Filled, type Slot } from './export-slot.ts';
import { placeAlone, type PagePlace } from './page-links.ts';
import { sitePage, type SiteContext, type SitePage } from './site-page.ts';

/** A page of a site, from the post's file to its own: neither text goes from thread to thread. */
interface SiteFileJob {
  readonly planned: PlannedPost;
  readonly slot: Slot;
}

/** What is to be known of a page of a site that was made and prepared. */
type MadePage = Omit<SitePage, 'html'> & Filled;

export type RenderJob = PageJob | SiteFileJob;
/** What a worker is told: what to make, or what the pages of a site have in common. */
export type RenderOrder = readonly RenderJob[] | { readonly site: SiteContext } | { readonly pages: PagePlace };
/** A count that two threads share: of the jobs that a worker has begun. */
export interface RenderWorkerData {
  readonly begun: Int32Array<SharedArrayBuffer>;
}
/** What a job makes: a page by itself, or one of a site. */
export type Rendered<Job extends RenderJob> = Job extends SiteFileJob ? MadePage : ExportedPage;

export type RenderAnswer =
  | { readonly kind: 'page'; readonly page: Rendered<RenderJob> }
  /** With a code it is a failure to be told as it is; without one, something is wrong with the renderer. */
  | { readonly kind: 'failed'; readonly message: string; readonly code?: ErrorCode };

/** Does jobs, in whatever thread this is. */
export interface Work {
  /** What the pages of a site have in common, before the first of them. */
  setSite(site: SiteContext): void;
  /** What pages by themselves may lead to, before the first of them. */
  setPages(pages: PagePlace): void;
  make(job: RenderJob): Promise<Rendered<RenderJob>>;
}

export function createWork(disk: Disk): Work {
  let pages: PagePlace = placeAlone(noAddresses);
  let current: { readonly site: SiteContext; readonly files: LibraryFiles } | null = null;
  return {
    setSite: (site) => {
      current = { site, files: createLibraryFiles(disk.sync, site.root, site.profile) };
    },
    setPages: (next) => {
      pages = next;
    },
    make: async (job) => {
      if (!('planned' in job)) return exportPage(disk, job, pages);
      if (current === null) throw new TypeError('A page of a site needs its site');
      const { site, files } = current;
      const { text } = readTextNow(disk.sync, site.root, job.planned.post.id);
      const { html, ...made } = sitePage(files, site, { planned: job.planned, text });
      return { ...made, ...fillSlot(disk.sync, job.slot, new TextEncoder().encode(html)) };
    },
  };
}

/** The post that a job makes a page of, by which a failure of the job is told. */
export const nameOfJob = (job: RenderJob) => ('planned' in job ? job.planned.post.id : job.id);
