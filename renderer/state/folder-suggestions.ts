import type { Api } from '../api.ts';

/** Asks for folders that start with what was typed and answers only the latest question. */
export function createFolderSuggestions(api: Api): (typed: string) => Promise<readonly string[] | null> {
  let latest = 0;
  return async (typed) => {
    const question = ++latest;
    // Suggestions are a help: without them the path can still be typed.
    const folders = await api.app.suggestFolders({ typed }).catch(() => []);
    return question === latest ? folders : null;
  };
}
