import type { SiteConfig } from './generator-rules.ts';

// For files that give values to the posts around them.

/** For every post. */
export const everywhere = { under: '', glob: null, type: null, languages: null } as const;

/** How the paths of what is beside a file begin. */
export const prefixOf = (path: string) => path.slice(0, path.lastIndexOf('/') + 1);

/** Those of inner folders before those of outer ones. */
export const nearestFirst = (files: readonly SiteConfig[]) =>
  files.toSorted((a, b) => b.path.split('/').length - a.path.split('/').length);
