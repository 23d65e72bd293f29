import type { Disk } from '../../fs/disk.ts';
import { exportPage, type ExportedPage, type PageJob } from './export-page.ts';
import { sitePage, type SiteContext, type SiteJob, type SitePage } from './site-page.ts';

export type RenderJob = PageJob | SiteJob;
/** What a job makes: a page by itself, or one of a site. */
export type Rendered<Job extends RenderJob> = Job extends SiteJob ? SitePage : ExportedPage;

/** Does a job, in whatever thread this is. `site` is what the pages of a site have in common. */
export async function doJob(disk: Disk, site: SiteContext | null, job: RenderJob): Promise<ExportedPage | SitePage> {
  if (!('planned' in job)) return exportPage(disk, job);
  if (site === null) throw new TypeError('A page of a site needs its site');
  return sitePage(disk.sync, site, job);
}

export const nameOfJob = (job: RenderJob) => ('planned' in job ? job.planned.post.id : job.id);
