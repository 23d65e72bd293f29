/** What a unified difference says line by line, each with its sign: without its header, and without the marks of its parts. */
export function diffLines(diff: string): readonly string[] {
  const first = diff.search(/^@@/m);
  if (first < 0) return [];
  // Behind the header no line of a text begins like that: each has its sign before it, `---` too.
  return diff
    .slice(first)
    .replaceAll('\r', '')
    .split('\n')
    .filter((line) => line !== '' && !/^[@\\]/.test(line));
}
