import { expect, test } from 'vitest';
import { loadPartsFor } from '../../../renderer/preview/load-parts.ts';
import { createRenderer } from '../../../renderer/preview/renderer.ts';
import type { PreviewRequest } from '../../../renderer/preview/protocol.ts';
import { readFrontMatter } from '../../../shared/frontmatter/read.ts';
import { siteProfile } from '../../../shared/generators/profiles.ts';
import { readAsLoaded } from '../../../shared/markdown/live/loaded-readers.ts';
import { drawFormula } from '../../../shared/markdown/render/large-parts.ts';
import { libraryId } from '../../../shared/model/library.ts';
import { postId } from '../../../shared/model/post.ts';

test.each([
  ['YAML', '---\ntitle: A\ntags: [b, c]\n---\nText\n'],
  ['TOML', '+++\ntitle = "A"\n[params]\nb = 1\n+++\nText\n'],
  ['JSON', '{\n  "title": "A"\n}\nText\n'],
  ['JSON without braces', '"title": "A"\n;;;\nText\n'],
  ['no front matter', 'Text + more {b};\n'],
  ['TOML that cannot be read', '+++\ntitle = \n+++\nText\n'],
])('%s is read as everywhere once its reader is there', async (_, text) => {
  await loadPartsFor([text]);
  expect(readAsLoaded(text, 'core')).toEqual(readFrontMatter(text));
});

test('a reader comes with the key that may begin a block', async () => {
  await loadPartsFor(['+']);
  const text = '+++\ntitle = "A"\n+++\n';
  expect(readAsLoaded(text, 'core')?.fields).toHaveLength(1);
});

test('what draws formulas comes when taking away a letter makes a block of code one', async () => {
  const renderer = createRenderer(() => 0);
  const take = (request: PreviewRequest) => loadPartsFor(renderer.take({ number: 1, request }));
  const text = 'a\n\n```maxth\nx\n```\n';
  await take({
    ...({ kind: 'open', page: 1, text, library: libraryId('0123456789abcdef'), post: postId('a.md') } as const),
    ...{ profile: siteProfile('hugo'), remoteImages: false },
  });
  expect(drawFormula('$x$')).toBeNull();
  const at = text.indexOf('x');
  await take({ kind: 'edit', changes: [{ from: at, to: at + 1, insert: '' }] });
  expect(drawFormula('$x$')).not.toBeNull();
  expect(
    renderer
      .step()
      .change.inserted.map(({ json }) => json)
      .join(),
  ).toContain('"alttext":"x"');
});
