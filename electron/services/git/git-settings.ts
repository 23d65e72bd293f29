/** Settings that stand above those of the files, as key and value. */
export type GitSettings = readonly (readonly [key: string, value: string])[];

/** One setting as git has it from a file. */
export interface FoundSetting {
  /** Which file it stands in: `system` and `global` are the person's, the others come with the folder. */
  readonly scope: string;
  /** Section and name in lower case, what stands between them as written. */
  readonly key: string;
  readonly value: string;
}

/** Reads the answer of `git config --list --show-scope -z`. */
export function parseSettings(output: string): readonly FoundSetting[] {
  const parts = output.split('\0');
  const found: FoundSetting[] = [];
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const [scope = '', entry = ''] = parts.slice(at, at + 2);
    const end = entry.indexOf('\n');
    found.push(
      end < 0 ? { scope, key: entry, value: 'true' } : { scope, key: entry.slice(0, end), value: entry.slice(end + 1) },
    );
  }
  return found;
}

/** The last value of a key, which is the one that counts; null: it is not set. */
export const settingOf = (found: readonly FoundSetting[], key: string): string | null =>
  found.findLast((setting) => setting.key === key)?.value ?? null;

/** For all that is asked: an address `ext::` is a command to run. */
export const always: GitSettings = [['protocol.ext.allow', 'never']];

/** For what the person asks that is not to run the hooks of the folder. */
export const withoutHooks: GitSettings = [...always, ['core.hooksPath', '/dev/null']];

const ofFilter = /^filter\..*\.(?:clean|smudge|process|required)$/;

/**
 * For looking at a folder that somebody else may have made: takes from its settings each program that a look could run.
 * These are the watcher of files, hooks (one hears of a new index) and filters, of which `.gitattributes` needs only the
 * name. Filters that the person has set up (Git LFS) stay. Nothing here draws a difference or a page, so that git asks for
 * no pager, `diff.external` or `textconv`; submodules, which have settings of their own, are not looked into.
 */
export function withoutPrograms(found: readonly FoundSetting[]): GitSettings {
  const filters = found.filter(({ scope, key }) => scope !== 'system' && scope !== 'global' && ofFilter.test(key));
  const named = new Map(filters.map(({ key }) => [key, key.endsWith('.required') ? 'false' : '']));
  return [...withoutHooks, ['core.fsmonitor', 'false'], ['safe.bareRepository', 'explicit'], ...named];
}
