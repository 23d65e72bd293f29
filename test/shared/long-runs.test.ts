import { describe, expect, test } from 'vitest';
import { imageType } from '../../shared/base/image-type.ts';
import { readIsland } from '../../shared/convert/island-kinds.ts';
import { exportedFields } from '../../shared/frontmatter/exported.ts';
import { eleventy } from '../../shared/generators/rules/eleventy.ts';
import { calledPath } from '../../shared/markdown/links/called-path.ts';
import { postId } from '../../shared/model/post.ts';
import { replaceWrittenPaths } from '../../shared/site/dotted-paths.ts';
import { isUnfinished } from '../../shared/markdown/edits/typography.ts';

// Each took minutes to years while an expression tried all ways to share the run out among its parts.

describe('a run of what an expression may take in several ways is read once', () => {
  const comments = '<!---->'.repeat(140);
  test('comments before what is no image', () => expect(imageType(new TextEncoder().encode(comments))).toBeNull());
  test('and before an image', () => {
    const svg = `<?xml version="1.0"?>\n${'<!-- a -->\n'.repeat(60)}<!DOCTYPE svg>\n<svg xmlns="x"/>`;
    expect(imageType(new TextEncoder().encode(svg))).toBe('svg');
  });
  test('comments behind a key that is none', () =>
    expect(exportedFields(`export const meta = { a ${'/**/ '.repeat(2000)} b }`)?.fields).toEqual([]));
  test('blanks in a call for a post', () => {
    const blanks = ' \t'.repeat(20_000);
    expect(calledPath(`{{< ref ${blanks}"a.md"${blanks}lang="de"${blanks}>}}`)).toBe('a.md');
    expect(calledPath(`{{< ref ${blanks}a${blanks}b${blanks}>}}`)).toBeNull();
  });
  test('blanks in the calls of Hexo', () => {
    const blanks = ' \t'.repeat(20_000);
    expect(readIsland(`{% asset_img a.png${blanks}"alt"${blanks}%}`)).toMatchObject({ alt: 'alt' });
    expect(readIsland(`{% asset_img a.png${blanks}%${blanks}`)).toBeNull();
    expect(readIsland(`{% post_link a${blanks}words${blanks}true${blanks}%}`)).toMatchObject({ words: 'words' });
  });
  test('braces that are never closed', () => {
    const text = '{{'.repeat(1_000_000);
    expect(eleventy.cues?.some(([, holds]) => holds({ id: 'a.md', text } as never))).toBe(false);
  });
  test.each([' ', '='])('what stands before the name of a picture: %j', (sign) => {
    const run = sign.repeat(400_000);
    const moved = (name: string) => `../${name}`;
    expect(replaceWrittenPaths(`---\na:${run}\nb: c.png\n---\n`, postId('a.md'), moved)).toBe(
      `---\na:${run}\nb: ../c.png\n---\n`,
    );
  });
  test('tags that are never closed', () => expect(isUnfinished('<pre/ '.repeat(20_000))).toBe(true));
});
