import { installationAt } from '../services/installation.ts';

// Bundled, this is part of dist/; from source (tests) it lies a folder deeper and nothing is built.
const bundled = /\/dist\/cli[^/]*$/.test(new URL(import.meta.url).pathname);

const noWorkers = { renderWorker: null, searchWorker: null, indexWorker: null, replaceWorker: null, tempWorker: null };

/** Where this Longhand's own files are. */
export function ownInstallation() {
  const installation = installationAt(new URL(bundled ? '..' : '../..', import.meta.url));
  return bundled ? installation : { ...installation, ...noWorkers };
}
