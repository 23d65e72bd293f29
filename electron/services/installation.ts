import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { version } from '../../package.json';

/** Where the parts of a built Longhand are. */
export interface Installation {
  readonly version: string;
  /** Folder of the built page. */
  readonly rendererFolder: string;
  readonly sampleLibrary: string;
  readonly renderWorker: URL;
  readonly searchWorker: URL;
  readonly indexWorker: URL;
  readonly replaceWorker: URL;
  readonly tempWorker: URL;
}

/** `root`: the folder of package.json, in a checkout, an npm package or the desktop app's archive alike. */
export function installationAt(root: URL): Installation {
  const folder = fileURLToPath(root);
  return {
    version,
    rendererFolder: join(folder, 'dist', 'renderer'),
    sampleLibrary: join(folder, 'assets', 'sample-library'),
    renderWorker: new URL('dist/render-worker.js', root),
    searchWorker: new URL('dist/search-worker.js', root),
    indexWorker: new URL('dist/index-worker.js', root),
    replaceWorker: new URL('dist/replace-worker.js', root),
    tempWorker: new URL('dist/temp-worker.js', root),
  };
}
