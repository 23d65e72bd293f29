/**
 * As the blog of Docusaurus takes the path of a post apart (plugin-content-blog/src/blogUtils.ts, parseBlogFileName): the last
 * day on the way, with whatever signs and in whatever name, leads the address as it is written.
 */
export function docusaurusName(path: string): { readonly day: string | null; readonly slug: string } {
  const found = /^(.*)(\d{4}[-/]\d{1,2}[-/]\d{1,2})[-/]?(.*?)(?:\/index)?\.mdx?$/.exec(path);
  if (!found) return { day: null, slug: path.replace(/(?:\/index)?\.mdx?$/, '') };
  const [, folder = '', day = '', text = ''] = found;
  return { day: day.replaceAll('/', '-'), slug: `${day.replaceAll('-', '/')}/${folder}${text}` };
}
