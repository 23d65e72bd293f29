import { createTwoFilesPatch } from 'diff';

/** The change as a unified difference that `patch -p1` takes. */
export function unifiedDiff(name: string, before: string, after: string, newName = name): string {
  const [from, to] = [name, newName].map((one) => one.replaceAll('\\', '/').replace(/^\/+/, ''));
  const patch = createTwoFilesPatch(`a/${from}`, `b/${to}`, before, after, '', '', { context: 3 });
  // The library's rule of `=` above each file is for Subversion.
  return patch.replace(/^=+\r?\n/, '').replace(/^(--- .*|\+\+\+ .*)\t$/gm, '$1');
}
