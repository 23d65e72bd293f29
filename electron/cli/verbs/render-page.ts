import type { Context } from '../context.ts';
import { withLibrary } from '../open-library.ts';
import type { PostFile } from '../post-file.ts';
import type { SiteOfFile } from '../site-of-file.ts';
import { UsageError } from '../usage-error.ts';

/** The page that the export makes of a post, images inside. The post has to be a file: its site gives title and author. */
export function renderWholePage(context: Context, file: PostFile, site: SiteOfFile): Promise<string> {
  if (site.root === '')
    throw new UsageError('--page wants a file: the page takes title, author and images from its site.');
  return withLibrary(context, site.root, async ({ api, snapshot }) => {
    const { html } = await api.exports.page({ library: snapshot.library.id, id: site.id, text: file.post.text });
    return html;
  });
}
