import { expect, test } from 'vitest';
import { readSource } from './support/source-files.ts';

interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const text = readSource('package-lock.json');
const packages = (JSON.parse(text) as { packages: Record<string, LockedPackage> }).packages;
const installed = Object.entries(packages).filter(([path]) => path !== '');

/** The entry that a package in `path` would load: npm looks in each node_modules upwards. */
function locked(path: string, name: string): LockedPackage | undefined {
  for (let folder = path; ; folder = folder.slice(0, folder.lastIndexOf('/node_modules/'))) {
    const found = packages[`${folder}/node_modules/${name}`.replace(/^\//, '')];
    if (found || folder === '') return found ?? packages[`node_modules/${name}`];
    if (!folder.includes('/node_modules/')) return packages[`node_modules/${name}`];
  }
}

test('every package for another system is in the lock file, so that npm ci works on macOS, Windows and Linux', () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !locked(path, name))
      .map((name) => `${path || 'the project'} needs ${name}`),
  );
  expect(missing).toEqual([]);
});

test('builders for macOS, Windows and Linux on Intel and ARM are there', () => {
  const systems = ['darwin-arm64', 'darwin-x64', 'win32-x64-msvc', 'linux-x64-gnu', 'linux-arm64-gnu'];
  const missing = systems.filter((system) => !packages[`node_modules/@rolldown/binding-${system}`]);
  expect(missing).toEqual([]);
});

test('no address of a registry is in the lock file', () => {
  expect(installed.filter(([, { resolved, link }]) => resolved !== undefined && !link).map(([path]) => path)).toEqual(
    [],
  );
  expect(text).not.toMatch(/https?:\/\/[^"]*\/-\/[^"]*\.tgz/);
});

test('every package is checked by its hash', () => {
  const without = installed.filter(([, { integrity, link }]) => !integrity && !link).map(([path]) => path);
  expect(without).toEqual([]);
});

test('the lock file belongs to package.json', () => {
  const { devDependencies, optionalDependencies } = JSON.parse(readSource('package.json')) as LockedManifest;
  expect(packages['']).toMatchObject({ devDependencies, optionalDependencies });
});

interface LockedManifest {
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
}
