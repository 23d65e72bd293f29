import type { Api } from '../api.ts';

/**
 * Asks for folders that start with what was typed and answers only the latest question. `first`: those that are offered before
 * anything is typed, where there are any.
 */
export function createFolderSuggestions(
  api: Api,
  first: () => Promise<readonly string[]> = () => Promise.resolve([]),
): (typed: string) => Promise<readonly string[] | null> {
  let latest = 0;
  return async (typed) => {
    const question = ++latest;
    // Suggestions are a help: without them the path can still be typed.
    const offered = typed === '' ? await first().catch(() => []) : [];
    const folders = offered.length > 0 ? offered : await api.app.suggestFolders({ typed }).catch(() => []);
    return question === latest ? folders : null;
  };
}
