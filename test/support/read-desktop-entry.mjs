// electron-builder calls this after it has put a package together: it writes down the desktop entry and the file types that
// its Linux installers carry, which are made by tools that are not at hand everywhere.
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { LinuxTargetHelper } from 'app-builder-lib/out/targets/LinuxTargetHelper.js';

/** @param {{ electronPlatformName: string, appOutDir: string, packager: any }} context */
export async function afterPack({ electronPlatformName, appOutDir, packager }) {
  if (electronPlatformName !== 'linux') return;
  const helper = new LinuxTargetHelper(packager);
  const to = join(appOutDir, '..', 'desktop');
  await mkdir(to, { recursive: true });
  await helper.writeDesktopEntry(packager.platformSpecificBuildOptions, undefined, join(to, 'longhand.desktop'));
  const types = await helper.mimeTypeFiles;
  if (types) await copyFile(types, join(to, 'types.xml'));
}
