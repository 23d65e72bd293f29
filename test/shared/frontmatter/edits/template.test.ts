import { describe, expect, test } from 'vitest';
import { fillTemplate } from '../../../../shared/frontmatter/edits/template.ts';
import { siteProfile } from '../../../../shared/generators/profiles.ts';
import type { Generator } from '../../../../shared/model/site.ts';

const values = {
  title: 'A "new" day: 1',
  draft: true,
  slug: 'a-new-day-1',
  section: 'posts',
  now: Date.UTC(2024, 5, 1, 12, 34, 56),
  offset: 120,
};

const fill = (generator: Generator, template: string, more: Partial<typeof values> = {}) =>
  fillTemplate(template, { ...siteProfile(generator), siteTitle: 'Tides' }, { ...values, ...more });

describe('an archetype of Hugo', () => {
  test('the one that comes with a new site, in TOML and in YAML', () => {
    expect(
      fill(
        'hugo',
        `+++\ndate = '{{ .Date }}'\ndraft = true\ntitle = '{{ replace .File.ContentBaseName "-" " " | title }}'\n+++\n`,
      ),
    ).toEqual({
      text: `+++\ndate = '2024-06-01T14:34:56+02:00'\ndraft = true\ntitle = 'A "new" day: 1'\n+++\n`,
      left: [],
    });
    expect(
      fill('hugo', '---\ntitle: "{{ replace .Name "-" " " | title }}"\ndate: {{ .Date }}\ndraft: true\n---\n\n').text,
    ).toBe('---\ntitle: "A \\"new\\" day: 1"\ndate: 2024-06-01T14:34:56+02:00\ndraft: true\n---\n\n');
  });

  test.each([
    ['.Section', 'posts'],
    ['.Type', 'posts'],
    ['.Site.Title', 'Tides'],
    ['site.Title', 'Tides'],
    ['.Name', 'a-new-day-1'],
    ['.File.ContentBaseName | urlize', 'a-new-day-1'],
    ['now.Format "2006-01-02"', '2024-06-01'],
    ['dateFormat "Jan 2006" .Date', 'Jun 2024'],
    ['.Date | time.Format "02.01.2006 15:04"', '01.06.2024 14:34'],
    ['time.Now.Format "2006-01-02T15:04:05-07:00"', '2024-06-01T14:34:56+02:00'],
  ])('{{ %s }} is %s', (code, filled) => {
    expect(fill('hugo', `---\ntitle: x\n---\n{{ ${code} }}|\n`)).toMatchObject({
      text: expect.stringContaining(`---\n${filled}|\n`) as string,
      left: [],
    });
  });

  test.each([
    '.Site.Params.x',
    'partial "a" .',
    'now.Format "3:04PM"',
    'exec "rm"',
    'range $x := .Pages',
    'replace .Name "-" .Site.Title',
  ])('{{ %s }} is left out, and named', (code) => {
    const { text, left } = fill('hugo', `---\ntitle: x\nother: {{ ${code} }}\n---\n[{{${code}}}]\n`);
    expect(text).toContain('\nother: \n');
    expect(text).toContain('\n[]\n');
    expect(left).toEqual([`{{ ${code} }}`, `{{${code}}}`]);
  });

  test('shortcodes, braces and comments', () => {
    const text = fill(
      'hugo',
      '---\ntitle: x\n---\n{{< figure >}} {{% note %}}\n{{- /* gone */ -}}\n\nEnd {{ and }\n',
    ).text;
    expect(text).toContain('{{< figure >}} {{% note %}}End {{ and }\n');
  });

  test('the title in other fields and in the text', () => {
    const template =
      '---\ntitle: {{ humanize .Name | title }}\nparams:\n  about: "About {{ .Title }}."\n---\n# {{ .Title }}\n';
    expect(fill('hugo', template).text).toBe(
      '---\ntitle: "A \\"new\\" day: 1"\nparams:\n  about: "About A \\"new\\" day: 1."\ndraft: true\n---\n# A "new" day: 1\n',
    );
  });

  test('the flag is as the person says', () => {
    expect(fill('hugo', '---\nDraft: true\n---\n', { draft: false }).text).toBe(
      '---\nDraft: false\ntitle: "A \\"new\\" day: 1"\n---\n',
    );
    expect(fill('hugo', '---\ntitle: x\n---\n', { draft: false }).text).not.toContain('draft');
  });

  test('front matter that stays unreadable is no text', () => {
    expect(fill('hugo', '+++\ntitle = {{ partial "x" }}\n+++\n')).toEqual({ text: null, left: ['{{ partial "x" }}'] });
  });
});

test('a scaffold of Hexo, also without an opening line', () => {
  const { text, left } = fill('hexo', 'title: {{ title }}\ndate: {{ date }}\nid: {{ abbrlink }}\ntags:\n---\n');
  expect(text).toBe('---\ntitle: "A \\"new\\" day: 1"\ndate: 2024-06-01 14:34:56\nid: \ntags:\n---\n');
  expect(left).toEqual(['{{ abbrlink }}']);
});

test('a huge template, and one that never closes, are read in one go', () => {
  expect(fill('hugo', `---\ntitle: x\n---\n${'{{ '.repeat(200_000)}`).left).toEqual([]);
  expect(fill('hugo', `---\ntitle: x\n---\n${'{{- x -}}   '.repeat(2000)}`).left).toHaveLength(2000);
});
