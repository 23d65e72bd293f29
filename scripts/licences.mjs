import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What Vite writes beside a program: every package that is in it (vite.dev/config/build-options#build-license). */
export const licenceFile = (/** @type {string} */ program) => `${program.replaceAll('/', '-')}.licences.json`;

/** @typedef {{ name: string, version: string, identifier?: string, text?: string }} Licence */

/**
 * One text of what all programs of a folder were made of, as most licences ask of who passes on a copy.
 * @param {string} folder
 * @param {readonly string[]} files made by Vite, which go
 */
export function joinLicences(folder, files) {
  /** @type {Map<string, Licence>} */
  const all = new Map();
  for (const file of files) {
    const path = join(folder, file);
    /** @type {Licence[]} */
    const found = JSON.parse(readFileSync(path, 'utf8'));
    for (const licence of found) all.set(`${licence.name} ${licence.version}`, licence);
    rmSync(path);
  }
  const parts = [...all].sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, licence]) => part(name, licence));
  writeFileSync(join(folder, 'LICENCES.txt'), `Longhand is made with these packages:\n\n${parts.join('\n')}`);
}

/** @param {string} name @param {Licence} licence */
const part = (name, { identifier = 'see its source', text = '' }) =>
  `${'-'.repeat(72)}\n${name} (${identifier})\n\n${text && `${text.replaceAll('\r\n', '\n')}\n\n`}`;
