import { strict } from './strict.ts';

export interface Permissions {
  request: ((contents: unknown, permission: string, answer: (allowed: boolean) => void) => void) | null;
  check: ((contents: unknown, permission: string) => boolean) | null;
}

/** Notes what the app asked of the desktop. */
type Note = (what: string, detail: unknown) => void;

const dictionaries = ['de', 'en-GB', 'en-US'];

/** A session as it is when it is first asked for: it has the language of the system, whose dictionary it begins to fetch. */
function createDoubleSession(note: Note, permissions: Permissions) {
  let languages: readonly string[] = [];
  let enabled = true;
  let fetching: NodeJS.Immediate | undefined;
  const setLanguages = (wanted: readonly string[]) => {
    for (const language of wanted)
      if (!dictionaries.includes(language)) throw new Error(`Invalid language code provided: "${language}"`);
    languages = wanted;
    enabled = wanted.length > 0;
    clearImmediate(fetching);
    if (enabled) fetching = setImmediate(() => note('fetch dictionaries', languages));
  };
  setLanguages(['en-US']);
  return {
    setPermissionRequestHandler: (handler: Permissions['request']) => void (permissions.request = handler),
    setPermissionCheckHandler: (handler: Permissions['check']) => void (permissions.check = handler),
    setDevicePermissionHandler: () => undefined,
    availableSpellCheckerLanguages: dictionaries,
    setSpellCheckerLanguages: setLanguages,
    setSpellCheckerEnabled: (wanted: boolean) => void (enabled = wanted),
    isSpellCheckerEnabled: () => enabled,
    on: () => undefined,
  };
}

type Answer = (request: Request) => Promise<Response>;

/** The module `session`. `partitions`: who answers in which session beside the usual one. */
export function createDoubleSessions(note: Note, permissions: Permissions, partitions: Map<string, Answer>) {
  let usual: object | null = null;
  const others = new Map<string, object>();
  const make = (name: string) =>
    strict('session', {
      ...createDoubleSession(note, { request: null, check: null }),
      protocol: strict('protocol', {
        handle: (_: string, handler: Answer) => void partitions.set(name, handler),
        unhandle: () => void partitions.delete(name),
      }),
    });
  return {
    get defaultSession() {
      return (usual ??= strict('session', createDoubleSession(note, permissions)));
    },
    fromPartition(name: string) {
      const known = others.get(name) ?? make(name);
      others.set(name, known);
      return known;
    },
  };
}
