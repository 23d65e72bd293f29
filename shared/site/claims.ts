import { dirname } from '../base/paths.ts';
import { foldedPath } from './paths.ts';

/** The names of an export's files, none of which may be another one's on any system, nor a folder that another one needs. */
export interface Claims {
  /** Takes the name; false when it cannot be had. */
  take(file: string): boolean;
  /** Takes the name, or the first with a number before `index.html` or the ending. */
  takeNext(file: string): string;
}

export function createClaims(): Claims {
  const files = new Set<string>();
  const folders = new Set<string>();

  function take(file: string): boolean {
    const name = foldedPath(file);
    if (files.has(name) || folders.has(name)) return false;
    const above: string[] = [];
    // Above a folder that is taken there are only folders.
    for (let folder = dirname(name); folder !== '' && !folders.has(folder); folder = dirname(folder)) {
      if (files.has(folder)) return false;
      above.push(folder);
    }
    files.add(name);
    for (const folder of above) folders.add(folder);
    return true;
  }

  return {
    take,
    takeNext: (file) => {
      for (let number = 1; ; number++) {
        const next = number === 1 ? file : numbered(file, number);
        if (take(next)) return next;
      }
    },
  };
}

const numbered = (file: string, number: number) =>
  file.endsWith('/index.html')
    ? file.replace(/\/index\.html$/, `-${number}/index.html`)
    : file.replace(/(\.\w+)?$/, (ending) => `-${number}${ending}`);

/** Empty for a name at the root. */
