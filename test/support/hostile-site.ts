import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Inputs that try each place of a site, its addresses and its feeds. */
export const hostileWords: readonly string[] = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</title><script>alert(1)</script>',
  ']]><script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script>',
  '{{{body}}} {{constructor}}',
  '&lt;b&gt; &amp;',
  'javascript:alert(1)',
  '../../../etc/passwd',
];

/** Writes a post for each input, which holds it in every place that a site shows or makes an address of. */
export async function writeHostilePosts(folder: string, inputs: readonly string[]): Promise<void> {
  for (const [at, input] of inputs.entries()) {
    const value = JSON.stringify(input);
    const text = `---\ntitle: ${value}\ndescription: ${value}\ndate: 2024-01-01\ntags: [${value}, "t${at % 3}"]\ncategories: [${value}]\naliases: [${value}]\n---\n${input}\n`;
    await writeFile(join(folder, `hostile-${at}.md`), text);
  }
}
