import { assetCandidates } from '../../../shared/markdown/links/assets.ts';
import { blocksToHtml } from '../../../shared/markdown/render/html.ts';
import { isMdxPost } from '../../../shared/markdown/islands/islands.ts';
import { renderPost, type RenderedPost } from '../../../shared/markdown/render/render.ts';
import { siteProfile } from '../../../shared/generators/profiles.ts';
import { resolveInside } from '../../fs/inside.ts';
import type { Context } from '../context.ts';
import { eachFile } from '../each-file.ts';
import type { ExitCode } from '../io.ts';
import { readPostFile, readStdin, stdinId, type PostFile } from '../post-file.ts';
import { siteOfFile, type SiteOfFile } from '../site-of-file.ts';
import { UsageError } from '../usage-error.ts';
import { renderWholePage } from './render-page.ts';

interface RenderArguments {
  /** `-` is stdin. */
  readonly files: readonly string[];
  readonly page: boolean;
  readonly json: boolean;
}

/** `render`: the HTML that preview and export make of a post. What lies on the network is left out, as in both. */
export async function render(context: Context, { files, page, json }: RenderArguments): Promise<ExitCode> {
  if (files.length > 1 && !json) throw new UsageError('Several files are rendered with --json only.');
  return eachFile(context, { files, json }, async (name) => {
    const file = name === '-' ? await readStdin(context) : await readPostFile(context, name);
    const site = name === '-' ? noSite : await siteOfFile(context, file);
    const html = page ? await renderWholePage(context, file, site) : await renderBody(context, file, site);
    return { data: { html }, text: html };
  });
}

const noSite: SiteOfFile = { root: '', id: stdinId, profile: siteProfile('plain') };

async function renderBody(context: Context, { post }: PostFile, site: SiteOfFile): Promise<string> {
  const sources = new Set<string>();
  const first = renderWith(post.text, site, (src) => {
    sources.add(src);
    return src;
  });
  if (site.root === '' || sources.size === 0) return blocksToHtml(first.blocks);
  const there = await existing(context, site, sources);
  if (there.size === sources.size) return blocksToHtml(first.blocks);
  return blocksToHtml(renderWith(post.text, site, (src) => (there.has(src) ? src : null)).blocks);
}

function renderWith(text: string, { id, profile }: SiteOfFile, assetUrl: (src: string) => string | null): RenderedPost {
  return renderPost(text, { assetUrl, remoteImages: false, profile, mdx: isMdxPost(id, profile) });
}

/** The images that are where the site's rules say. */
async function existing({ disk }: Context, site: SiteOfFile, sources: ReadonlySet<string>): Promise<Set<string>> {
  const there = new Set<string>();
  const root = await disk.realpath(site.root);
  for (const src of sources) {
    for (const candidate of assetCandidates(site.profile, site.id, src)) {
      if (await isFile(disk, root, candidate)) there.add(src);
    }
  }
  return there;
}

async function isFile(disk: Context['disk'], root: string, path: string): Promise<boolean> {
  try {
    return (await disk.stat(await resolveInside(disk, root, path))).kind === 'file';
  } catch {
    return false;
  }
}
