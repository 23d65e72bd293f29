import { queryPosts } from '../../../shared/library/query.ts';
import type { Generator } from '../../../shared/model/site.ts';
import type { PostId, PostSummary } from '../../../shared/model/post.ts';
import {
  conversionTargets,
  themeNames,
  type ThemeName,
  type ConversionTarget,
  type ExportProposal,
  type ExportRequest,
} from '../../../shared/model/task.ts';
import { baseUrl } from '../../../shared/generators/addresses.ts';

/** What a person chooses in the export dialog. */
export interface ExportChoice {
  readonly scope: 'chosen' | 'post' | 'tag' | 'live';
  readonly tag: string;
  /** Of a tag or of all: posts that readers do not see too. */
  readonly drafts: boolean;
  readonly to: 'html' | 'pdf' | 'site' | 'markdown' | 'markdown-body' | 'convert';
  /** Of a conversion. */
  readonly generator: ConversionTarget;
  readonly folder: string;
  /** Of a site. */
  readonly theme: ThemeName | 'own';
  /** Path of a theme of the person's own. */
  readonly themeFolder: string;
  /** Where a site will be, as typed; empty: as its configuration says. */
  readonly address: string;
  /** Of a site: whether it has a page that searches it. */
  readonly search: boolean;
}

/** What there is to export. */
export interface ExportSource {
  readonly posts: readonly PostSummary[];
  /** Posts that are chosen in the list. */
  readonly chosen: readonly PostId[];
  readonly current: PostId | null;
}

/**
 * The choices that a dialog begins with: those of the last export of the library, for what is at hand now. A site that was
 * given no look has the one of the library (`look`: the name of a theme, or a path). For another generator begins with one that is not
 * the library's own.
 */
export function firstChoice(
  chosen: number,
  hasPost: boolean,
  proposal: ExportProposal | null,
  { look, generator: own }: { readonly look: string; readonly generator: Generator },
): ExportChoice {
  const last = proposal?.last ?? null;
  const wanted = last?.theme ?? look;
  const generator = conversionTargets.find((target) => target === last?.to);
  const theme = themeNames.find((name) => name === wanted);
  const to = generator ? 'convert' : (last?.to as ExportChoice['to'] | undefined);
  return {
    scope: chosen > 0 ? 'chosen' : hasPost ? 'post' : 'live',
    tag: '',
    drafts: false,
    // A site is of all posts: for those that are chosen it is the wrong beginning.
    to: to === undefined || (to === 'site' && chosen > 0) ? 'html' : to,
    generator: generator ?? conversionTargets.find((target) => target !== own) ?? 'plain',
    folder: proposal?.folder ?? '',
    theme: theme ?? 'own',
    themeFolder: theme === undefined ? wanted : '',
    address: last?.baseUrl ?? '',
    search: last?.search ?? false,
  };
}

/** What another choice has that this one has not. */
export function changedParts(choice: ExportChoice, next: ExportChoice): Partial<ExportChoice> {
  const names = Object.keys(next) as (keyof ExportChoice)[];
  return Object.fromEntries(names.filter((name) => next[name] !== choice[name]).map((name) => [name, next[name]]));
}

/** What stands in the way of an export, by the field that it is about. */
export function faultsOf(
  choice: ExportChoice,
  source: ExportSource,
): Partial<Record<'folder' | 'tag' | 'themeFolder' | 'address', string>> {
  const isSite = choice.to === 'site';
  const scope = scopeOf(choice, source);
  return {
    ...(choice.folder.trim() === '' && { folder: 'Choose the folder that receives the export.' }),
    ...(choice.scope === 'tag' &&
      scope.kind === 'posts' &&
      (choice.tag === '' || scope.ids.length === 0) && {
        tag: 'No post that readers see has this tag: nothing would be exported.',
      }),
    ...(isSite &&
      choice.theme === 'own' &&
      choice.themeFolder.trim() === '' && { themeFolder: 'Choose a folder or a style sheet.' }),
    ...(isSite &&
      choice.address.trim() !== '' &&
      baseUrl(choice.address) === null && { address: 'It is a whole address such as https://example.org/blog/.' }),
  };
}

/** The request that a choice without faults stands for. */
export function requestOf(choice: ExportChoice, source: ExportSource): ExportRequest {
  const scope = scopeOf(choice, source);
  const base = choice.to === 'site' ? baseUrl(choice.address) : null;
  return {
    scope,
    to: choice.to === 'convert' ? choice.generator : choice.to,
    folder: choice.folder.trim(),
    drafts: scope.kind === 'posts' && (choice.drafts || choice.scope === 'chosen' || choice.scope === 'post'),
    ...(choice.to === 'site' && { theme: choice.theme === 'own' ? choice.themeFolder.trim() : choice.theme }),
    ...(base !== null && { baseUrl: base }),
    ...(choice.to === 'site' && choice.search && { search: true }),
  };
}

function scopeOf(choice: ExportChoice, { posts, chosen, current }: ExportSource): ExportRequest['scope'] {
  if (choice.scope === 'chosen') return { kind: 'posts', ids: chosen };
  if (choice.scope === 'post' && current !== null) return { kind: 'posts', ids: [current] };
  if (choice.scope === 'live' && !choice.drafts) return { kind: 'live' };
  const tagged = choice.scope === 'tag' ? queryPosts(posts, { tag: choice.tag }) : posts;
  const wanted = tagged.filter(({ state }) => (choice.drafts ? state !== 'hidden' : state === 'live'));
  return { kind: 'posts', ids: wanted.map(({ id }) => id) };
}
