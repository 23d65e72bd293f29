import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { createScreen, type Screen } from './pages/screen.ts';

// Every kind of field in every format: what the file holds afterwards, byte by byte, and back again.

interface Format {
  readonly blog: string;
  readonly file: string;
  readonly text: string;
  /** What each edit makes of the text: from, to. */
  readonly edits: Readonly<Record<Step, readonly [string, string]>>;
}

const steps = [
  'title',
  'long text',
  'number',
  'boolean',
  'day',
  'moment',
  'item added',
  'item renamed',
  'item moved',
  'item removed',
  'nested value',
  'value in an item',
  'item of maps added',
  'field added',
  'field removed',
] as const;
type Step = (typeof steps)[number];

const yaml = `---
layout: post
title:  "Tides"   # the short one
published_on: 2024-01-15
date: 2024-01-15 08:30:00 +0200
teaser: >-
  What the tide tables
  leave out
weight: 3
toc: true
links: [one, two]   # both work
cover:
  image: /a.png
  alt: A bay
crew:
  - name: Nora # skipper
    boat: Ketch
  - name: Kai
---

Text.
`;

const toml = `+++
title = "Tides"   # the short one
published_on = 2024-01-15
date = 2024-01-15T08:30:00+02:00
teaser = "What the tide tables leave out"
weight = 3
toc = true
links = [ "one", 'two' ] # both work

[cover]
image = "/a.png"
alt = "A bay"

[[crew]]
name = "Nora" # skipper
boat = "Ketch"

[[crew]]
name = "Kai"
+++

Text.
`;

const json = `{
  "title": "Tides",
  "published_on": "2024-01-15",
  "date": "2024-01-15T08:30:00Z",
  "teaser": "What the tide tables leave out",
  "weight": 3,
  "toc": true,
  "links": ["one", "two"],
  "cover": {"image": "/a.png", "alt": "A bay"},
  "crew": [
    {"name": "Nora", "boat": "Ketch"},
    {"name": "Kai"}
  ]
}

Text.
`;

const formats: Readonly<Record<string, Format>> = {
  'YAML in Jekyll': {
    blog: 'jekyll',
    file: '_posts/2024-01-15-tides.md',
    text: yaml,
    edits: {
      title: ['"Tides"', '"Tides, again"'],
      'long text': ['  What the tide tables\n  leave out', '  Nothing'],
      number: ['weight: 3', 'weight: 12'],
      boolean: ['toc: true', 'toc: false'],
      day: ['2024-01-15\n', '2024-01-16\n'],
      moment: ['08:30:00 +0200', '09:30:00 +0200'],
      'item added': ['[one, two]', '[one, two, three]'],
      'item renamed': ['[one, two, three]', '[first, two, three]'],
      'item moved': ['[first, two, three]', '[two, first, three]'],
      'item removed': ['[two, first, three]', '[two, first]'],
      'nested value': ['alt: A bay', 'alt: "Sand: a bay"'],
      'value in an item': ['Ketch', 'Yawl'],
      'item of maps added': ['  - name: Kai\n', '  - name: Kai\n  - name: ""\n'],
      'field added': ['  - name: ""\n', '  - name: ""\nmood: ""\n'],
      'field removed': ['weight: 12\n', ''],
    },
  },
  'TOML in Hugo': {
    blog: 'hugo-toml',
    file: 'content/posts/tides.md',
    text: toml,
    edits: {
      title: ['"Tides"', '"Tides, again"'],
      'long text': ['What the tide tables leave out', 'Nothing'],
      number: ['weight = 3', 'weight = 12'],
      boolean: ['toc = true', 'toc = false'],
      day: ['2024-01-15\n', '2024-01-16\n'],
      moment: ['08:30:00+02:00', '09:30:00+02:00'],
      'item added': [`[ "one", 'two' ]`, `[ "one", 'two', 'three' ]`],
      'item renamed': [`[ "one", 'two', 'three' ]`, `[ "first", 'two', 'three' ]`],
      'item moved': [`[ "first", 'two', 'three' ]`, `[ 'two', "first", 'three' ]`],
      'item removed': [`[ 'two', "first", 'three' ]`, `[ 'two', "first" ]`],
      'nested value': ['"A bay"', '"Sand: a bay"'],
      'value in an item': ['Ketch', 'Yawl'],
      'item of maps added': ['name = "Kai"\n', 'name = "Kai"\n\n[[crew]]\nname = ""\n'],
      'field added': [`'two', "first" ] # both work\n`, `'two', "first" ] # both work\nmood = ""\n`],
      'field removed': ['weight = 12\n', ''],
    },
  },
  'JSON in Hugo': {
    blog: 'hugo-toml',
    file: 'content/posts/tides.md',
    text: json,
    edits: {
      title: ['"Tides"', '"Tides, again"'],
      'long text': ['What the tide tables leave out', 'Nothing'],
      number: ['"weight": 3', '"weight": 12'],
      boolean: ['"toc": true', '"toc": false'],
      day: ['2024-01-15",', '2024-01-16",'],
      moment: ['08:30:00Z', '09:30:00Z'],
      'item added': ['["one", "two"]', '["one", "two", "three"]'],
      'item renamed': ['["one", "two", "three"]', '["first", "two", "three"]'],
      'item moved': ['["first", "two", "three"]', '["two", "first", "three"]'],
      'item removed': ['["two", "first", "three"]', '["two", "first"]'],
      'nested value': ['"A bay"', '"Sand: a bay"'],
      'value in an item': ['Ketch', 'Yawl'],
      'item of maps added': ['    {"name": "Kai"}\n', '    {"name": "Kai"},\n    {"name": ""}\n'],
      'field added': ['    {"name": ""}\n  ]\n', '    {"name": ""}\n  ],\n  "mood": ""\n'],
      'field removed': ['  "weight": 12,\n', ''],
    },
  },
};

/** What a person does in the form for each step. */
const doings: Readonly<Record<Step, (form: Form) => Promise<void>>> = {
  title: (form) => form.type('Title', 'Tides, again'),
  'long text': (form) => form.type('teaser', 'Nothing'),
  number: (form) => form.type('weight', '12'),
  // At its end, where the menu of the row stands beside it.
  boolean: async (form) => {
    const label = form.panel.locator('label', { has: form.page.getByRole('switch', { name: 'toc' }) });
    const { width } = (await label.boundingBox()) ?? { width: 0 };
    await label.click({ position: { x: width - 8, y: 12 } });
  },
  day: (form) => form.raise('published_on', 'day'),
  moment: (form) => form.raise('Date', 'hour'),
  'item added': async (form) => {
    await form.panel.getByRole('combobox', { name: 'Add to links' }).fill('three');
    await form.page.keyboard.press('Enter');
  },
  'item renamed': async (form) => {
    await form.item('links', 'one').click();
    await form.page.keyboard.type('first');
    await form.page.keyboard.press('Enter');
  },
  'item moved': (form) => form.item('links', 'first').press('Alt+ArrowRight'),
  'item removed': (form) => form.item('links', 'three').press('Delete'),
  'nested value': async (form) => {
    await form.unfold('cover');
    await form.type('alt', 'Sand: a bay');
  },
  'value in an item': async (form) => {
    await form.unfold('crew');
    await form.unfold('Nora');
    await form.type('boat', 'Yawl');
  },
  'item of maps added': (form) => form.panel.getByRole('button', { name: 'Add an item' }).click(),
  'field added': async (form) => {
    await form.panel.getByRole('button', { name: 'Add a field' }).last().click();
    await form.panel.getByRole('combobox', { name: 'Name' }).fill('mood');
    await form.page.keyboard.press('Enter');
    await expect(form.panel.getByRole('textbox', { name: 'mood' })).toBeFocused();
  },
  'field removed': (form) => form.choose('weight', 'Remove'),
};

interface Form {
  readonly page: Page;
  readonly panel: Locator;
  type(field: string, text: string): Promise<void>;
  /** One step up in a part of a date. */
  raise(field: string, part: string): Promise<void>;
  item(list: string, text: string): Locator;
  unfold(group: string): Promise<void>;
  choose(field: string, entry: string): Promise<void>;
}

function formOf({ page, properties: panel }: Screen): Form {
  return {
    page,
    panel,
    async type(field, text) {
      await panel.getByRole('textbox', { name: field, exact: true }).fill(text);
      await page.keyboard.press('Enter');
    },
    async raise(field, part) {
      await panel.getByRole('spinbutton', { name: `${part}, ${field}` }).press('ArrowUp');
      await page.keyboard.press('Enter');
    },
    item: (list, text) => panel.getByRole('grid', { name: list }).getByRole('row', { name: text, exact: true }),
    unfold: (group) => panel.getByRole('button', { name: group, expanded: false }).first().click(),
    async choose(field, entry) {
      await panel.getByRole('button', { name: `More for ${field}`, exact: true }).click();
      await page.getByRole('menuitem', { name: entry, exact: true }).click();
    },
  };
}

for (const [name, format] of Object.entries(formats))
  test.describe(name, () => {
    test.use({ blog: format.blog });

    test('every kind of field is edited to the byte, and back by undo', async ({ launch, library }) => {
      const file = join(library, format.file);
      await writeFile(file, format.text);
      const { page } = await launch();
      const screen = createScreen(page);
      await screen.open('Tides');
      const form = formOf(screen);
      let expected = format.text;
      for (const step of steps) {
        const [from, to] = format.edits[step];
        expect(expected, step).toContain(from);
        expected = expected.replace(from, to);
        await doings[step](form);
        await page.keyboard.press('Control+s');
        await expect.poll(() => readFile(file, 'utf8'), step).toBe(expected);
      }
      await screen.text.click();
      for (const _ of steps) await page.keyboard.press('Control+z');
      await page.keyboard.press('Control+s');
      await expect.poll(() => readFile(file, 'utf8')).toBe(format.text);
    });
  });
