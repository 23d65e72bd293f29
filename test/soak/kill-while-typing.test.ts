import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Api } from '../../renderer/api.ts';
import { createSessions } from '../../renderer/document/session.ts';
import { isTempName } from '../../electron/fs/atomic-write.ts';
import { defaultSettings } from '../../shared/model/settings.ts';
import { editedText } from '../../shared/base/text-edit.ts';
import { postId, type PostId, type SaveOutcome } from '../../shared/model/post.ts';
import { ensureBuilt } from '../support/built.ts';
import { createHeadlessView } from '../support/headless-view.ts';
import { startHost } from '../support/host.ts';
import { connectToHost } from '../support/host-client.ts';
import { isSoak, soakTimes } from '../support/soak-times.ts';
import { filesBelow, tempFolder, tempLibrary } from '../support/temp-library.ts';
import { quietPostHost } from '../support/quiet-post-host.ts';

const head = '---\ntitle: A post\n---\n';
const id: PostId = postId('a.md');
const rounds = soakTimes(5);

interface Round {
  /** Milliseconds of typing that neither the file nor the journal holds. */
  readonly lost: number;
  readonly torn: boolean;
  /** The file is older than the last save that was said to be done. */
  readonly unsaved: boolean;
  readonly strays: readonly string[];
}

test(
  'the host is killed while somebody types: nothing torn, nothing saved lost, a second of typing at most',
  async () => {
    ensureBuilt();
    const root = await tempLibrary({ 'a.md': head, 'b.md': head });
    const dataFolder = await tempFolder('data');
    const seen: Round[] = [];
    for (let round = 1; round <= rounds; round++) {
      seen.push(await killOnce(root, dataFolder, round));
      // A long run that is stopped has shown what it got through.
      if (round % 100 === 0 || round === rounds) console.log(figuresOf(seen));
    }
    expect(seen.filter((one) => one.torn || one.unsaved || one.strays.length > 0)).toEqual([]);
    if (isSoak) expect(Math.max(...seen.map((one) => one.lost))).toBeLessThanOrEqual(1000);
  },
  60_000 + rounds * 30_000,
);

function figuresOf(seen: readonly Round[]): string {
  const lost = seen.map((one) => one.lost).toSorted((one, other) => one - other);
  const at = (share: number) => Math.round(lost[Math.min(lost.length - 1, Math.floor(share * lost.length))] ?? 0);
  const count = (what: (one: Round) => boolean) => seen.filter(what).length;
  return (
    `${seen.length} kills: ${count((one) => one.torn)} torn, ${count((one) => one.unsaved)} saves lost, ` +
    `${count((one) => one.strays.length > 0)} with stray files after the next start; ` +
    `typing lost: median ${at(0.5)} ms, 95 % ${at(0.95)} ms, at most ${at(1)} ms`
  );
}

/** Types into a fresh text until the host is killed, and looks at what the next host finds. */
async function killOnce(root: string, dataFolder: string, round: number): Promise<Round> {
  await writeFile(join(root, id), head);
  const host = await startHost({ folder: root, dataFolder });
  const page = await connectToHost(host);
  const { library } = await page.api.library.open({ path: root });
  let saved = head;
  const sessions = createSessions({
    api: noteSaves(page.api, (text) => (saved = text)),
    profile: () => library.profile,
    preferences: () => defaultSettings,
    host: quietPostHost,
    placeOf: () => null,
    autosave: () => true,
    notify: () => undefined,
  });
  const session = await sessions.open(library.id, id);
  const editor = createHeadlessView(session.state());
  session.attach(editor.view);

  // What was typed, and when; the text is these in a row.
  const typed: { readonly word: string; readonly at: number }[] = [];
  const textOf = (words: number) =>
    head +
    typed
      .slice(0, words)
      .map(({ word }) => word)
      .join('');
  const stop = performance.now() + 300 + Math.random() * 3500;
  while (performance.now() < stop) {
    const word = `${round}.${typed.length} `;
    editor.type(word);
    typed.push({ word, at: performance.now() });
    // Mostly quick, at times a pause that is long enough for a save.
    await wait(Math.random() < 0.03 ? 900 : 10 + Math.random() * 50);
  }
  const killed = performance.now();
  await host.stop('SIGKILL');
  page.close();
  void session.close();

  const file = await readFile(join(root, id), 'utf8');
  const inFile = wordsIn(file, textOf, typed.length);
  const next = await startHost({ folder: root, dataFolder });
  const again = await connectToHost(next);
  const opened = await again.api.library.open({ path: root });
  const draft = (await again.api.drafts.list({ library: opened.library.id })).find((one) => one.id === id);
  const inDraft = draft ? wordsIn(draft.text, textOf, typed.length) : -1;
  const kept = Math.max(inFile, inDraft);
  await again.api.drafts.drop({ library: opened.library.id, id });
  // The first save of a run also clears up what is not looked through at a start.
  const other = { library: opened.library.id, id: postId('b.md') };
  const { revision, format, text } = await again.api.posts.read(other);
  await again.api.posts.write({ ...other, text: `${text}${round}\n`, base: revision, format });
  await next.stop();
  again.close();
  const strays = [...(await filesBelow(root)), ...(await filesBelow(dataFolder))].filter((path) =>
    isTempName(path.slice(path.lastIndexOf('/') + 1)),
  );
  const first = typed[kept];
  return {
    lost: first ? killed - first.at : 0,
    torn: inFile < 0,
    unsaved: inFile < wordsIn(saved, textOf, typed.length),
    strays,
  };
}

/** The calls of a page that also tell which text was answered to be saved. */
function noteSaves(api: Api, onSaved: (text: string) => void): Api {
  const texts = new Map<string | null, string>();
  const note = (text: string | null, outcome: SaveOutcome | null) => {
    if (outcome?.kind !== 'saved' || text === null) return;
    texts.set(outcome.revision, text);
    onSaved(text);
  };
  const own: Partial<Api['posts']> = {
    read: async (request, ...options) => {
      const found = await api.posts.read(request, ...options);
      texts.set(found.revision, found.text);
      return found;
    },
    write: async (request, ...options) => {
      const outcome = await api.posts.write(request, ...options);
      note(request.text, outcome);
      return outcome;
    },
    change: async (request, ...options) => {
      const outcome = await api.posts.change(request, ...options);
      note(editedText(texts.get(request.base) ?? '', request.edit), outcome);
      return outcome;
    },
  };
  const posts = new Proxy(api.posts, { get: (calls, name) => Reflect.get(own, name) ?? Reflect.get(calls, name) });
  return new Proxy(api, { get: (calls, name) => (name === 'posts' ? posts : Reflect.get(calls, name)) });
}

/** How many of the words typed a text is made of; -1 when it is none of the texts that stood on screen. */
function wordsIn(text: string, textOf: (words: number) => string, most: number): number {
  for (let words = most; words >= 0; words--) if (textOf(words) === text) return words;
  return -1;
}
