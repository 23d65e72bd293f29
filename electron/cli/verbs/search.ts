import type { SearchAnswer } from '../../../shared/model/search.ts';
import { printJson, printRows, type Context } from '../context.ts';
import { exitCodes, type ExitCode } from '../io.ts';
import { withLibrary } from '../open-library.ts';

interface SearchArguments {
  readonly folder: string;
  readonly query: string;
  /** Most posts printed. */
  readonly limit: number;
  readonly json: boolean;
}

/** `search`: the posts whose texts answer the query, the best first, each with the line and text of a match. */
export function searchPosts(context: Context, { folder, query, limit, json }: SearchArguments): Promise<ExitCode> {
  const { io } = context;
  return withLibrary(context, folder, async ({ api, snapshot }) => {
    const request = { library: snapshot.library.id, text: query, limit };
    let answer: SearchAnswer | null = null;
    for await (answer of await api.library.search(request, { signal: io.signal }));
    const titles = new Map(snapshot.posts.map(({ id, title }) => [id, title]));
    const found = (answer?.hits ?? []).map(({ id, snippet }) => ({
      path: id,
      line: snippet?.line ?? null,
      column: snippet?.column ?? null,
      title: titles.get(id) ?? '',
      matches: snippet?.matches ?? 0,
      snippet: snippet?.text ?? '',
    }));
    if (json) printJson(io, found);
    else
      printRows(
        io,
        found.map(({ path, line, title, snippet }) => [path, line, title, snippet]),
      );
    for (const problem of answer?.problems ?? []) io.stderr(`${problem}\n`);
    const left = (answer?.total ?? 0) - found.length;
    if (left > 0) io.stderr(`${left} more\n`);
    return (answer?.problems ?? []).length > 0 ? exitCodes.findings : exitCodes.done;
  });
}
