import type { Route } from '../addresses.ts';
import { setting, trimSlashes, withoutComments } from '../config-values.ts';

/**
 * Where the blogs and docs of the site are, by their folders: the options `blog` and `docs` of a preset, and those of their
 * plugins. The path in the address is not the folder's unless it is said: `blog` and `docs` themselves.
 */
export function routesOf(source: string): Readonly<Record<string, Route>> {
  const plain = withoutComments(source);
  const options = /(?:\b(blog|docs)\s*:|plugin-content-(blog|docs)['"]\s*,)\s*\{/g;
  const found = [...plain.matchAll(options)].map((match) => {
    const kind = (match[1] ?? match[2]) as Route['kind'];
    const all = inBraces(plain.slice(match.index + match[0].length));
    const own = withoutObjects(all);
    const [path, base] = [setting(own, 'path'), textOf(own, 'routeBasePath')];
    const route = { kind, base: trimSlashes(base ?? kind), plugin: setting(own, 'id') ?? '', ...versionsIn(all, own) };
    return { folder: trimSlashes(path ?? kind), route, said: path ?? base };
  });
  // The theme has options of the same names, which say nothing of places.
  const order = found.toSorted((one, other) => Number(one.said !== undefined) - Number(other.said !== undefined));
  return Object.fromEntries(order.map(({ folder, route }) => [folder, route]));
}

/** What is said of versions: `versions: { current: { path: 'edge' } }`, and which of them is the last one. */
function versionsIn(all: string, own: string): Pick<Route, 'last' | 'versions'> {
  const at = /\bversions\s*:\s*\{/.exec(all);
  const table = at ? inBraces(all.slice(at.index + at[0].length)) : '';
  const paths = [...table.matchAll(/(?:(['"])([^'"\n]+)\1|([\w$]+))\s*:\s*\{/g)].flatMap((match) => {
    const path = textOf(inBraces(table.slice(match.index + match[0].length)), 'path');
    return path === undefined ? [] : [[match[2] ?? match[3] ?? '', trimSlashes(path)]];
  });
  return { last: setting(own, 'lastVersion') ?? null, versions: Object.fromEntries(paths) as Route['versions'] };
}

/** A setting that may be empty, or `/` alone, for the root. */
const textOf = (own: string, name: string) => new RegExp(`\\b${name}\\s*:\\s*(['"])([^'"]*)\\1`).exec(own)?.[2];

/** What stands in an object to its closing brace. */
function inBraces(source: string): string {
  let depth = 0;
  for (const match of source.matchAll(/(["'`])(?:\\.|(?!\1)[^\\])*\1|[{}]/g)) {
    if (match[0] === '}' && depth-- === 0) return source.slice(0, match.index);
    if (match[0] === '{') depth++;
  }
  return source;
}

/** The same without what stands in objects inside it. */
function withoutObjects(source: string): string {
  let depth = 0;
  let own = '';
  for (const [part] of source.matchAll(/(["'`])(?:\\.|(?!\1)[^\\])*\1|[{}]|[^{}"'`]+/g)) {
    if (part === '}') depth--;
    else if (part === '{') depth++;
    else if (depth === 0) own += part;
  }
  return own;
}
