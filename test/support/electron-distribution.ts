import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Where the fuses of an Electron program are: this mark, a version, a count, then one character each. */
const mark = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const fuses = [
  'runAsNode',
  'cookieEncryption',
  'nodeOptions',
  'nodeInspect',
  'asarIntegrity',
  'onlyAsar',
  'v8Snapshot',
  'fileRights',
  'wasmTraps',
];

const wire = Buffer.concat([
  Buffer.from(`#!/bin/sh\n#${mark}`),
  Buffer.from([1, fuses.length]),
  Buffer.from('1'.repeat(fuses.length)),
]);

async function put(path: string, content: string | Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}

/** A stand-in for Electron's own files on Linux: what a package is looked at for is what we put into it. */
export async function linuxDistribution(folder: string): Promise<string> {
  await mkdir(join(folder, 'resources'), { recursive: true });
  await put(join(folder, 'locales', 'en-US.pak'), '');
  await put(join(folder, 'version'), '45.4.1');
  await put(join(folder, 'electron'), wire);
  await chmod(join(folder, 'electron'), 0o755);
  return folder;
}

/** The same for macOS. */
export async function macDistribution(folder: string): Promise<string> {
  const contents = join(folder, 'Electron.app', 'Contents');
  const frameworks = join(contents, 'Frameworks');
  await put(join(contents, 'Info.plist'), plist('Electron'));
  await put(join(contents, 'MacOS', 'Electron'), wire);
  await put(join(contents, 'Resources', 'electron.icns'), '');
  await put(join(frameworks, 'Electron Framework.framework', 'Electron Framework'), wire);
  for (const kind of ['', ' (GPU)', ' (Plugin)', ' (Renderer)']) {
    const name = `Electron Helper${kind}`;
    await put(join(frameworks, `${name}.app`, 'Contents', 'Info.plist'), plist(name));
    await put(join(frameworks, `${name}.app`, 'Contents', 'MacOS', name), '');
  }
  return folder;
}

const plist = (name: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0"><dict><key>CFBundleExecutable</key><string>${name}</string></dict></plist>\n`;

/** The fuses of a program by name: '0' off, '1' on. */
export function fusesOf(program: Buffer): Readonly<Record<string, string>> {
  const at = program.indexOf(mark) + mark.length;
  const states = program.subarray(at + 2, at + 2 + fuses.length).toString();
  return Object.fromEntries(fuses.map((fuse, index) => [fuse, states[index] ?? '']));
}
