import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { extractFile, getRawHeader, listPackage, statFile } from '@electron/asar';
import { beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { ensureBuilt } from '../../support/built.ts';
import { fusesOf, linuxDistribution, macDistribution } from '../../support/electron-distribution.ts';
import { readSource, repository } from '../../support/source-files.ts';
import { filesBelow, tempFolder } from '../../support/temp-library.ts';

let folder: string;
let output: string;
let resources: string;
let archive: string;
let files: readonly string[];

/** Packs what is in dist/ for a system, with a stand-in for Electron's own files. */
async function pack(system: 'linux' | 'mac', distribution: string): Promise<void> {
  const args = ['scripts/run.mjs', 'electron-builder', '--config', 'electron-builder.yml', '--publish', 'never'];
  const hook = join(repository, 'test', 'support', 'read-desktop-entry.mjs');
  const to = [`-c.electronDist=${distribution}`, `-c.directories.output=${output}`, `-c.afterPack=${hook}`];
  await promisify(execFile)(process.execPath, [...args, `--${system}`, 'dir', '--x64', ...to], { cwd: repository });
}

beforeAll(async () => {
  ensureBuilt();
  folder = await tempFolder('longhand-package');
  output = join(folder, 'release');
  await Promise.all([
    pack('linux', await linuxDistribution(join(folder, 'linux'))),
    pack('mac', await macDistribution(join(folder, 'mac'))),
  ]);
  resources = join(output, 'linux-unpacked', 'resources');
  archive = join(resources, 'app.asar');
  files = listPackage(archive, { isPack: false }).map((file) => file.replaceAll('\\', '/'));
});

test('the archive holds the built app and nothing of the sources, the tests or node_modules', () => {
  const wanted = [
    '/package.json',
    '/dist/electron/main.js',
    '/dist/electron/preload.cjs',
    '/dist/renderer/index.html',
    '/dist/renderer/preview.html',
    '/dist/render-worker.js',
    '/dist/index-worker.js',
    '/dist/head-worker.js',
    '/dist/search-worker.js',
    // Windows of Linux show it.
    '/assets/icons/icon.png',
  ];
  expect(files).toEqual(expect.arrayContaining(wanted));
  const strange = files.filter(
    (file) =>
      !/^\/(package\.json|dist(\/(electron|renderer|[a-z]+-worker\.js).*)?|assets(\/(icons(\/icon\.png)?|sample-library.*))?)$/.test(
        file,
      ),
  );
  expect(strange).toEqual([]);
  expect(files.filter((file) => file.endsWith('.map'))).toEqual([]);
});

test('package.json starts the built main process and names nothing to install', () => {
  const manifest = JSON.parse(extractFile(archive, 'package.json').toString()) as Record<string, unknown>;
  expect(manifest).toMatchObject({ name: 'longhand', main: 'dist/electron/main.js', type: 'module' });
  expect(manifest).not.toHaveProperty('scripts');
});

test('main process and preload need nothing but Electron and Node', () => {
  for (const file of ['dist/electron/main.js', 'dist/electron/preload.cjs']) {
    const code = extractFile(archive, file)
      .toString()
      .replaceAll(/^\s*\/?\*.*$/gm, '');
    const asked = [...code.matchAll(/^import\s[^;]*?from\s*["']([^"']+)["']|\brequire\(["']([^"']+)["']\)/gm)].map(
      ([, imported, required]) => imported ?? required ?? '',
    );
    const optionalPartsOfWs = ['bufferutil', 'utf-8-validate'];
    const strange = asked.filter((name) => name !== 'electron' && !name.startsWith('node:') && !builtin.has(name));
    expect(strange.filter((name) => !optionalPartsOfWs.includes(name))).toEqual([]);
  }
});

test('what is read by other programs and threads lies beside the archive', () => {
  const unpacked = (name: string) => (statFile(archive, name) as { unpacked?: boolean }).unpacked;
  expect(unpacked('dist/render-worker.js')).toBe(true);
  expect(unpacked('dist/index-worker.js')).toBe(true);
  expect(unpacked('dist/electron/main.js')).toBeUndefined();
});

test('the licence comes along, and those of all packages that are in it', async () => {
  expect(await readFile(join(resources, 'LICENSE'), 'utf8')).toContain('MIT License');
  const licences = await readFile(join(resources, 'LICENCES.txt'), 'utf8');
  const named = new Set(Array.from(licences.matchAll(/^-{72}\n(\S+) /gm), ([, name]) => name));
  const dist = join(repository, 'dist');
  const maps = (await filesBelow(dist)).filter((file) => file.endsWith('.map'));
  const packages = new Set(['react', 'react-aria-components', '@codemirror/view', 'unified']);
  for (const map of maps)
    for (const source of (JSON.parse(await readFile(join(dist, map), 'utf8')) as { sources: string[] }).sources) {
      const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(source)?.[1];
      if (name) packages.add(name);
    }
  expect(packages.size).toBeGreaterThan(50);
  expect([...packages].filter((name) => !named.has(name))).toEqual([]);
  expect(licences).toContain('Copyright (c) Meta Platforms, Inc. and affiliates.');
});

const shut = {
  runAsNode: '0',
  nodeOptions: '0',
  nodeInspect: '0',
  asarIntegrity: '1',
  onlyAsar: '1',
  fileRights: '0',
};

test('Electron is shut: no Node by flag or variable, no code from outside the archive, no rights for file://', async () => {
  expect(fusesOf(await readFile(join(resources, '..', 'longhand')))).toMatchObject(shut);
  const framework = join(macContents(), 'Frameworks', 'Electron Framework.framework', 'Electron Framework');
  expect(fusesOf(await readFile(framework))).toMatchObject(shut);
});

const macContents = () => join(output, 'mac', 'Longhand.app', 'Contents');

test('on Linux the desktop knows the program, its types of files and its second entry', async () => {
  const entry = await readFile(join(output, 'desktop', 'longhand.desktop'), 'utf8');
  for (const line of [
    'Name=Longhand',
    'Icon=longhand',
    'StartupWMClass=longhand',
    'Actions=new-window;',
    '[Desktop Action new-window]',
    'Exec=/opt/Longhand/longhand --new-window',
  ])
    expect(entry.split('\n')).toContain(line);
  expect(entry).toMatch(/^Exec=\/opt\/Longhand\/longhand %U$/m);
  expect(entry).toMatch(/^MimeType=(?=.*text\/markdown;)(?=.*text\/mdx;)/m);
  // Of those that name folders some desktops take the first by its name for the file manager (microsoft/vscode#114425).
  expect(entry).not.toContain('inode/directory');
  const types = await readFile(join(output, 'desktop', 'types.xml'), 'utf8');
  for (const [glob, type] of [
    ['*.md', 'text/markdown'],
    ['*.markdown', 'text/markdown'],
    ['*.mdx', 'text/mdx'],
  ])
    expect(types).toMatch(
      new RegExp(`type="${type}">\\s*<glob pattern="${glob?.replaceAll(/[.*]/g, String.raw`\$&`)}"/>`),
    );
});

test('on macOS the bundle says what it opens, and carries the digest of its archive', async () => {
  const info = withoutBlanks(await readFile(join(macContents(), 'Info.plist'), 'utf8'));
  const types = [...info.matchAll(/<key>CFBundleTypeExtensions<\/key><array><string>(\w+)<\/string><\/array>/g)];
  expect(types.map(([, extension]) => extension)).toEqual(['md', 'markdown', 'mdx']);
  // Another program stays the one that opens them unless the person says otherwise.
  expect(info.match(/<key>LSHandlerRank<\/key><string>Alternate<\/string>/g)).toHaveLength(4);
  expect(info).toContain('<key>LSItemContentTypes</key><array><string>public.folder</string></array>');
  expect(info).toContain('<key>CFBundleIdentifier</key><string>example.longhand.app</string>');
  expect(info).toContain('<key>CFBundleIconFile</key><string>icon.icns</string>');
  const { headerString } = getRawHeader(join(macContents(), 'Resources', 'app.asar'));
  const digest = createHash('sha256').update(headerString).digest('hex');
  expect(info).toContain(`<key>algorithm</key><string>SHA256</string><key>hash</key><string>${digest}</string>`);
  const rights = readSource('assets/icons/entitlements.mac.plist');
  expect(rights.match(/<key>.*?<\/key>/g)).toEqual(['<key>com.apple.security.cs.allow-jit</key>']);
});

const withoutBlanks = (xml: string) => xml.replaceAll(/>\s+</g, '><');

test('the icons hold every size that Windows and macOS show', async () => {
  const ico = await readFile(join(repository, 'assets', 'icons', 'icon.ico'));
  const sizes = Array.from({ length: ico.readUInt16LE(4) }, (_, index) => ico.readUInt8(6 + 16 * index) || 256);
  expect(sizes).toEqual([16, 24, 32, 48, 64, 128, 256]);
  const icns = await readFile(join(macContents(), 'Resources', 'icon.icns'));
  const parts: string[] = [];
  for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) parts.push(icns.toString('latin1', at, at + 4));
  expect(parts).toEqual(['icp4', 'icp5', 'ic11', 'ic12', 'ic07', 'ic08', 'ic13', 'ic09', 'ic14', 'ic10']);
});

test('the Electron that is packed is the one that is tested', () => {
  const { devDependencies } = JSON.parse(readSource('package.json')) as { devDependencies: Record<string, string> };
  expect(readSource('electron-builder.yml')).toContain(`electronVersion: ${devDependencies['electron']}`);
});

const builtin = new Set(process.getBuiltinModule('node:module').builtinModules);

test('the release takes only actions whose very commit is named, and may write where it must', () => {
  const workflow = parse(readSource('.github/workflows/release.yml')) as Workflow;
  expect(workflow.permissions).toEqual({ contents: 'read' });
  const used = Object.values(workflow.jobs).flatMap(({ steps }) => steps.flatMap(({ uses }) => uses ?? []));
  expect(used.filter((action) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/.test(action))).toEqual([]);
  expect(used.map((action) => action.replace(/@.*/, ''))).toContain('actions/attest-build-provenance');
  expect(workflow.jobs['build']?.strategy?.matrix.include.map(({ name }) => name)).toEqual([
    'linux',
    'windows',
    'macos',
  ]);
});

interface Workflow {
  readonly permissions: unknown;
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly steps: readonly { readonly uses?: string }[];
        readonly strategy?: { readonly matrix: { readonly include: readonly { readonly name: string }[] } };
      }
    >
  >;
}
