import { describe, expect, test } from 'vitest';
import { importsOf, isBelow, readImportTable, ruleFor, type Import } from './support/import-table.ts';
import { readSource, repositoryFiles } from './support/source-files.ts';

const rules = readImportTable(readSource('README.md'));
const files = repositoryFiles(/^(shared|electron|renderer)\/.*\.(ts|tsx)$/).filter((name) => !name.endsWith('.d.ts'));
const graph = new Map(files.map((file) => [file, importsOf(file, readSource(file))]));

test('the table is in the README and covers every source file', () => {
  expect(rules.length).toBeGreaterThan(12);
  expect(files.filter((file) => !ruleFor(rules, file) && file !== 'renderer/main.tsx')).toEqual([]);
});

test('every file imports only what the table allows its folder', () => {
  const wrong = eachImport((file, { path }) => path !== null && !mayImport(file, path));
  expect(wrong).toEqual([]);
});

test('shared imports only the packages of its row', () => {
  const wrong = eachImport(
    (file, { path, name }) =>
      path === null &&
      file.startsWith('shared/') &&
      !ruleFor(rules, file)?.rule.packages.some((known) => known.test(name)),
  );
  expect(wrong).toEqual([]);
});

/** Packages that belong to one place. */
const homes: readonly (readonly [RegExp, RegExp])[] = [
  [/^electron($|\/)/, /^electron\/app\//],
  [/^ws$/, /^electron\/host\//],
  [/^(node:)?fs($|\/)|^chokidar$/, /^electron\/fs\//],
  [/^node:/, /^electron\//],
  [/^react/, /^renderer\/(ui|features|app|preview|main|state\/context)/],
  [/^(react-aria-components|@internationalized\/)/, /^renderer\/(ui|features|app)\//],
  [/^@codemirror\//, /^renderer\/(editor|document|preview|features|app)\//],
  [/^zustand/, /^renderer\/(state|document|features|app|preview|commands)/],
  [/^@orpc\/server/, /^electron\//],
  [/^@orpc\/contract/, /^(shared\/contract|renderer\/api)/],
];

test('a package is imported only where it is at home', () => {
  const wrong = eachImport(
    (file, { path, name }) => path === null && homes.some(([known, home]) => known.test(name) && !home.test(file)),
  );
  expect(wrong).toEqual([]);
});

test('no file imports itself by way of others', () => {
  expect(cycles()).toEqual([]);
});

describe('the reader of the table', () => {
  const table = [
    '## Map of the code',
    '| folder | may import |',
    '|---|---|',
    '| `shared/base`, `shared/model` | nothing |',
    '| `shared/markdown` | base, model (+ unified family, `lowlight`) |',
    '| `electron/services` | shared |',
    '| `electron/app`, `electron/host` | services, shared; only app imports `electron` |',
    '| `renderer/ui` | React |',
    '| `renderer/features/*` | shared, ui, shared/base; not each other |',
    '## Next',
    '| `x` | y |',
  ].join('\n');
  const read = readImportTable(table);

  test('knows folders by path and by name', () => {
    expect(read.map(({ folders, imports }) => ({ folders, imports }))).toEqual([
      { folders: ['shared/base', 'shared/model'], imports: [] },
      { folders: ['shared/markdown'], imports: ['shared/base', 'shared/model'] },
      { folders: ['electron/services'], imports: ['shared'] },
      { folders: ['electron/app', 'electron/host'], imports: ['electron/services', 'shared'] },
      { folders: ['renderer/ui'], imports: [] },
      { folders: ['renderer/features'], imports: ['shared', 'renderer/ui', 'shared/base'] },
    ]);
  });

  test('knows packages by name and by family', () => {
    const markdown = read[1]?.packages ?? [];
    const known = (name: string) => markdown.some((pattern) => pattern.test(name));
    expect(['unified', 'remark-gfm', 'lowlight', 'lowlight/lib/common'].map(known)).toEqual([true, true, true, true]);
    expect(['react', 'yaml', 'lowlight-extra'].map(known)).toEqual([false, false, false]);
  });

  test('finds imports of every form', () => {
    const text =
      "import a from './a.ts';\nimport type { B } from '../b.ts';\nexport * from 'c';\nawait import('d');\nimport './e.css?raw';";
    expect(importsOf('renderer/x/y.ts', text).map(({ path, name }) => path ?? name)).toEqual([
      'renderer/x/a.ts',
      'renderer/b.ts',
      'renderer/x/e.css',
      'c',
      'd',
    ]);
  });

  test('takes no type, text or comment for an import', () => {
    const text = "type Way = 'from' | 'to';\nconst code = `import 'x'`;\n/*\nimport 'y';\n*/\nawait import(code);";
    expect(importsOf('renderer/x/y.ts', text)).toEqual([]);
  });
});

/** A feature is one folder below renderer/features; features do not know each other. */
const unitOf = (file: string, folder: string) =>
  folder === 'renderer/features' ? file.split('/').slice(0, 3).join('/') : folder;

function mayImport(file: string, path: string): boolean {
  const found = ruleFor(rules, file);
  if (!found) return file === 'renderer/main.tsx' && path.startsWith('renderer/');
  // Assets are data; package.json tells the version.
  if (path.startsWith('assets/') || path === 'package.json') return true;
  if (isBelow(path, unitOf(file, found.folder))) return true;
  return found.rule.imports.some((folder) => isBelow(path, folder));
}

function eachImport(isWrong: (file: string, imported: Import) => boolean): readonly string[] {
  return [...graph].flatMap(([file, imports]) =>
    imports.filter((imported) => isWrong(file, imported)).map(({ path, name }) => `${file} imports ${path ?? name}`),
  );
}

function cycles(): readonly string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, above: readonly string[]) => {
    const at = above.indexOf(file);
    if (at >= 0) found.push([...above.slice(at), file].join(' > '));
    if (at >= 0 || done.has(file)) return;
    for (const { path } of graph.get(file) ?? []) if (path) visit(path, [...above, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  return found;
}
