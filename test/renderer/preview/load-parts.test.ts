import { expect, test } from 'vitest';
import { loadPartsFor } from '../../../renderer/preview/load-parts.ts';
import { readFrontMatter } from '../../../shared/frontmatter/read.ts';
import { siteProfile } from '../../../shared/generators/profiles.ts';
import { readAsLoaded } from '../../../shared/markdown/live/loaded-readers.ts';
import type { LibraryId } from '../../../shared/model/library.ts';
import { postId } from '../../../shared/model/post.ts';

const open = (text: string) =>
  loadPartsFor({
    ...({ kind: 'open', page: 1, text, library: 'l' as LibraryId, post: postId('a.md') } as const),
    ...{ profile: siteProfile('hugo'), remoteImages: false },
  });

test.each([
  ['YAML', '---\ntitle: A\ntags: [b, c]\n---\nText\n'],
  ['TOML', '+++\ntitle = "A"\n[params]\nb = 1\n+++\nText\n'],
  ['JSON', '{\n  "title": "A"\n}\nText\n'],
  ['JSON without braces', '"title": "A"\n;;;\nText\n'],
  ['no front matter', 'Text + more {b};\n'],
  ['TOML that cannot be read', '+++\ntitle = \n+++\nText\n'],
])('%s is read as everywhere once its reader is there', async (_, text) => {
  await open(text);
  expect(readAsLoaded(text)).toEqual(readFrontMatter(text));
});

test('a reader comes with the key that may begin a block', async () => {
  await loadPartsFor({ kind: 'edit', changes: [{ from: 0, to: 0, insert: '+' }] });
  const text = '+++\ntitle = "A"\n+++\n';
  expect(readAsLoaded(text)?.fields).toHaveLength(1);
});
