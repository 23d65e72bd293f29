import type { SpecCase } from './parse/gfm-cases.ts';

const fence = '`'.repeat(32);

/** The examples of a specification as CommonMark and GFM write them (`spec.txt`), in order; an arrow stands for a tab. */
export function readSpec(spec: string): readonly SpecCase[] {
  let section = '';
  const examples: SpecCase[] = [];
  const lines = spec.replaceAll('→', '\t').split('\n');
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (line === '<!-- END TESTS -->') break;
    section = /^#{1,6} (.*)$/.exec(line)?.[1] ?? section;
    if (!line.startsWith(`${fence} example`)) continue;
    const dot = lines.indexOf('.', at);
    const end = lines.indexOf(fence, dot);
    const written = (from: number, to: number) =>
      lines
        .slice(from, to)
        .map((one) => `${one}\n`)
        .join('');
    examples.push({ section, markdown: written(at + 1, dot), html: written(dot + 1, end) });
    at = end;
  }
  return examples;
}
