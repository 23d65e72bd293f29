import { describe, expect, test } from 'vitest';
import { runCli } from '../../support/run-cli.ts';
import { filesBelow, tempLibrary, textOf } from '../../support/temp-library.ts';

const post = '---\ntitle: A\ndate: 2024-05-31\n---\nText\n';
const hugo = { 'hugo.toml': 'baseURL = "/"\ntitle = "Tides"\n', 'content/posts/a.md': post };

async function make(files: Readonly<Record<string, string | Uint8Array>>, ...flags: readonly string[]) {
  const cwd = await tempLibrary(files);
  const { code, stdout, stderr } = await runCli(['new', '.', '--title', 'Neap & "spring"', ...flags], { cwd });
  const id = stdout.trim();
  return { code, id, stderr, text: await textOf(cwd, id), cwd };
}

describe('a new post begins as the template of its site', () => {
  test('an archetype of its section, before the default one', async () => {
    const made = await make({
      ...hugo,
      'archetypes/default.md': '---\nfrom: default\n---\n',
      'archetypes/posts.md':
        '---\ntitle: "{{ replace .Name "-" " " | title }}"\nsection: {{ .Section }}\ndraft: true\nseries: []\n---\n\n{{< toc >}}\n',
    });
    expect(made).toMatchObject({ code: 0, id: 'content/posts/neap-spring.md', stderr: '' });
    expect(made.text).toBe(
      '---\ntitle: "Neap & \\"spring\\""\nsection: posts\ndraft: false\nseries: []\n---\n\n{{< toc >}}\n',
    );
  });

  test('an archetype that is a folder makes a folder, with what stands in it', async () => {
    const files = {
      ...hugo,
      'archetypes/posts/index.md': '+++\ntitle = "{{ .Title }}"\n+++\n',
      'archetypes/posts/cover.png': 'png',
      'archetypes/posts/images/one.svg': '<svg/>',
    };
    const made = await make(files, '--draft');
    expect(made.id).toBe('content/posts/neap-spring/index.md');
    expect(made.text).toBe(`+++\ntitle = "Neap & \\"spring\\""\ndraft = true\n+++\n\n`);
    expect(await textOf(made.cwd, 'content/posts/neap-spring/cover.png')).toBe('png');
    expect(await textOf(made.cwd, 'content/posts/neap-spring/images/one.svg')).toBe('<svg/>');
  });

  test('a scaffold of Hexo for posts, another one for drafts', async () => {
    const site = {
      '_config.yml': 'title: x\nnew_post_name: :title.md\n',
      'source/_posts/a.md': post,
      'scaffolds/post.md': '---\ntitle: {{ title }}\nkind: post\n---\n',
    };
    expect((await make(site)).text).toBe('---\ntitle: Neap & "spring"\nkind: post\n---\n\n');
    expect((await make(site, '--draft')).text).toContain('kind: post');
    const draft = await make(
      { ...site, 'scaffolds/draft.md': '---\ntitle: {{ title }}\nkind: draft\n---\n' },
      '--draft',
    );
    expect(draft.id).toBe('source/_drafts/neap-spring.md');
    expect(draft.text).toContain('kind: draft');
  });

  test('code is left out and named', async () => {
    const made = await make({ ...hugo, 'archetypes/default.md': '---\ntitle: x\nid: {{ .File.UniqueID }}\n---\n' });
    expect(made.text).toBe('---\ntitle: Neap & "spring"\nid: \n---\n\n');
    expect(made.stderr).toBe('archetypes/default.md has code that is not run. It was left out: {{ .File.UniqueID }}\n');
  });
});

describe('a template that is no use is named, and the post is made without it', () => {
  test.each<[string, string | Uint8Array, string]>([
    ['front matter that cannot be read', '---\ntitle: "x\n---\n', 'its front matter cannot be read'],
    ['no text', new Uint8Array([0, 1, 2, 255, 0]), 'it cannot be read'],
    ['a huge one', `---\ntitle: x\n---\n${'x'.repeat(70_000)}`, 'it cannot be read'],
  ])('%s', async (_, template, why) => {
    const made = await make({ ...hugo, 'archetypes/default.md': template });
    expect(made.code).toBe(0);
    expect(made.stderr).toBe(`archetypes/default.md was not used: ${why}.\n`);
    expect(made.text).toMatch(/^---\ntitle: Neap & "spring"\ndate: \d/);
  });

  test('nothing else of the archetypes becomes a post', async () => {
    const made = await make({ ...hugo, 'archetypes/default.md': '---\ntitle: x\n---\n' });
    expect(await filesBelow(made.cwd)).toEqual([
      'archetypes/default.md',
      'content/posts/a.md',
      'content/posts/neap-spring.md',
      'hugo.toml',
    ]);
  });
});
