import type { Disk } from '../../fs/disk.ts';
import { createLibraryFiles } from './library-file.ts';
import { exportPage, type ExportedPage, type PageJob } from './export-page.ts';
import { sitePage, type SiteContext, type SiteJob, type SitePage } from './site-page.ts';

export type RenderJob = PageJob | SiteJob;
/** What a job makes: a page by itself, or one of a site. */
export type Rendered<Job extends RenderJob> = Job extends SiteJob ? SitePage : ExportedPage;

/** Does jobs, in whatever thread this is. `site` is what the pages of a site have in common. */
export function createWork(disk: Disk, site: SiteContext | null): (job: RenderJob) => Promise<ExportedPage | SitePage> {
  const files = site && createLibraryFiles(disk.sync, site.root);
  return async (job) => {
    if (!('planned' in job)) return exportPage(disk, job);
    if (site === null || files === null) throw new TypeError('A page of a site needs its site');
    return sitePage(files, site, job);
  };
}

export const nameOfJob = (job: RenderJob) => ('planned' in job ? job.planned.post.id : job.id);
