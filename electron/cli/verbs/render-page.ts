import { basename } from 'node:path';
import { defaultDataFolder } from '../../services/data-folder.ts';
import { exportPage } from '../../services/exports/export-page.ts';
import { placeAlone } from '../../services/exports/page-links.ts';
import { loadTheme } from '../../services/exports/theme-files.ts';
import { libraryIdOf } from '../../services/library/libraries.ts';
import { addressesIn } from '../../services/library/site/site.ts';
import { createLibrarySettings } from '../../services/settings.ts';
import type { Context } from '../context.ts';
import type { PostFile } from '../post-file.ts';
import type { SiteOfFile } from '../site-of-file.ts';

/** The page that the export makes of a post, images inside. What is missing on it is named on stderr. */
export async function renderWholePage(context: Context, { name, post }: PostFile, site: SiteOfFile): Promise<string> {
  const { disk, io, now } = context;
  // A text from stdin has no site; its images are looked for where the command was given.
  const root = await disk.realpath(site.root || io.cwd);
  const { corrections, look } = await createLibrarySettings({ disk, dataFolder: defaultDataFolder(io.env) }).get(
    libraryIdOf(root),
  );
  const profile = corrections.author ? { ...site.profile, author: corrections.author } : site.profile;
  const siteTitle = profile.siteTitle || (site.root ? basename(root) : '');
  const theme = await loadTheme(disk, look);
  const job = { root, id: site.id, text: post.text, profile, siteTitle, theme, back: null, now };
  const page = await exportPage(disk, job, placeAlone(addressesIn(disk.sync, root, profile)));
  for (const { message, line } of page.warnings) io.stderr(`${name}:${line}: ${message}\n`);
  return page.html;
}
