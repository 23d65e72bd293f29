import { syntaxTree } from '@codemirror/language';
import type { EditorState, Text } from '@codemirror/state';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { foreignFrontMatter } from '../../shared/frontmatter/foreign.ts';
import type { FrontMatter, YamlDialect } from '../../shared/model/front-matter.ts';
import { override } from '../../shared/markdown/facts/reading-time.ts';
import { markdownParser, mdxParser } from '../../shared/markdown/parse/parser.ts';
import { createPieceReader } from '../../shared/markdown/facts/read-in-pieces.ts';
import type { SiteProfile } from '../../shared/model/site.ts';
import { frontMatterField } from '../editor/front-matter-field.ts';
import { isUnread, readAsLoaded } from '../editor/front-matter-reader.ts';
import { isMdxPost } from '../editor/islands.ts';
import { countSelected } from '../editor/selected-words.ts';
import { splicing } from '../editor/splice-parse.ts';
import { leavesOf } from './page-text.ts';
import type { CursorPlace, SessionProjections } from './types.ts';

/** How far what is derived from the text is behind the keys, in milliseconds: a pause, and the longest wait. In a long
 * post reading takes long; then the waits are so many times that. */
const textDelay = { idle: 250, atMost: 2000, idleTimes: 5, atMostTimes: 25 } as const;
/** Milliseconds until the status line has a new place of the caret: after a move, and while somebody writes. Each place is a frame
 * by itself, in the way of the next key; while somebody writes it comes with that of the preview, or with the counts. */
const cursorDelay = { moved: 100, writing: 2000 } as const;
/** Milliseconds that are read for at once: a key that comes meanwhile waits no longer. */
const slice = 4;
/** Characters that are read at once when a post is opened, or when something of it is drawn. */
const atOnce = 16_384;

/** Milliseconds until the rest of it is read: then the text is on screen. */
const firstDelay = 50;

export interface ProjectorOptions {
  readonly state: () => EditorState;
  readonly profile: () => SiteProfile;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Read a short text, too, once it is on screen: nothing is there yet that shows what is derived from it. */
  readonly behind: boolean;
}

export interface Projector {
  readonly store: StoreApi<SessionProjections>;
  readonly textChanged: () => void;
  readonly cursorMoved: () => void;
  /** Something else is drawn now: what is behind the keys comes along, in one frame with it. */
  readonly shareFrame: () => void;
  readonly dispose: () => void;
}

/** Keeps what is derived from a document up to date, some way behind the keys. */
export function createProjector({ state, profile, now, behind }: ProjectorOptions): Projector {
  const { project, projectHead } = createProjection();
  const isShort = !behind && state().doc.length <= atOnce;
  const store = createStore<SessionProjections>(() =>
    isShort ? allOf(project(state(), profile())) : projectHead(state(), profile()),
  );
  let textTimer: ReturnType<typeof setTimeout> | undefined;
  let changedSince: number | null = null;
  // Of the text as it was opened, whatever is typed meanwhile: words are counted from there.
  let reading: ReturnType<typeof project> | null = isShort ? null : project(state(), profile());
  let cost = 0;

  const readText = () => {
    const started = performance.now();
    if (!reading) {
      changedSince = null;
      cost = 0;
      reading = project(state(), profile());
    }
    let step = reading.next();
    while (!step.done && performance.now() - started < slice) step = reading.next();
    cost += performance.now() - started;
    if (!step.done) return later(0);
    reading = null;
    cursor.drop();
    store.setState({ ...step.value, cursor: cursorPlace(state(), profile()) });
    // Keys that came meanwhile did not disturb it: a reading that starts anew with each would never end.
    if (changedSince !== null) later(delay(changedSince));
  };
  const later = (wait: number) => {
    clearTimeout(textTimer);
    textTimer = setTimeout(readText, wait);
  };
  const delay = (since: number) => {
    const idle = Math.max(textDelay.idle, cost * textDelay.idleTimes);
    const atMost = Math.max(textDelay.atMost, cost * textDelay.atMostTimes);
    return Math.max(0, Math.min(idle, since + atMost - now()));
  };
  const cursor = createLateJob(() => store.setState({ cursor: cursorPlace(state(), profile()) }));
  if (reading) later(firstDelay);
  return {
    store,
    textChanged() {
      changedSince ??= now();
      if (!reading) later(delay(changedSince));
      cursor.within(cursorDelay.writing);
    },
    cursorMoved: () => cursor.within(cursorDelay.moved),
    shareFrame() {
      if (changedSince !== null && !reading && state().doc.length <= atOnce) readText();
      cursor.now();
    },
    dispose() {
      clearTimeout(textTimer);
      cursor.drop();
    },
  };
}

/** A job that is done once, some time after it was asked for first. */
function createLateJob(job: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const drop = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  /** Does it if it is still to be done. */
  const now = () => {
    if (timer === undefined) return;
    drop();
    job();
  };
  return { drop, now, within: (wait: number) => void (timer ??= setTimeout(now, wait)) };
}

/** The block as the site's generator reads it. What it was read from last is kept, so that nothing is told twice. */
function createDialectReader() {
  let last: { readonly from: FrontMatter; readonly yaml: YamlDialect; readonly read: FrontMatter } | null = null;
  return (frontMatter: FrontMatter | null, text: string, yaml: YamlDialect): FrontMatter | null => {
    if (frontMatter?.format !== 'yaml' || yaml === 'core') return frontMatter;
    if (last?.from === frontMatter && last.yaml === yaml) return last.read;
    const read = readAsLoaded(text.slice(0, frontMatter.to), yaml);
    if (!read || isUnread(read)) return frontMatter;
    last = { from: frontMatter, yaml, read };
    return read;
  };
}

/** That of a long post's editor goes as far as the screen: the rest is read behind the keys, a change by what stands around it. */
const bodyParsers = {
  markdown: markdownParser.configure(splicing(markdownParser)),
  mdx: mdxParser.configure(splicing(mdxParser)),
};

/** Reads documents in steps; what was read of one is used for the next. */
function createProjection() {
  const asRead = createDialectReader();
  const read = createPieceReader(bodyParsers);
  const head = (state: EditorState, text: string, profile: SiteProfile) => {
    const frontMatter = asRead(state.field(frontMatterField), text, profile.yaml);
    return { frontMatter, foreign: frontMatter ? null : foreignFrontMatter(text), cursor: cursorPlace(state, profile) };
  };
  return {
    /** What is known without reading the body. */
    projectHead: (state: EditorState, profile: SiteProfile): SessionProjections => ({
      ...head(state, state.doc.toString(), profile),
      ...{ stats: null, outline: null },
    }),
    *project(state: EditorState, profile: SiteProfile): Generator<undefined, SessionProjections> {
      const text = yield* textOf(state.doc);
      const known = head(state, text, profile);
      const minutes = override(state.field(frontMatterField));
      const options = { rule: profile.reading, minutes, tree: syntaxTree(state), mdx: isMdxPost(state) };
      return { ...known, ...(yield* read(text, options)) };
    },
  };
}

/** Lines that are joined in one step. */
const linesAtOnce = 1000;

/** The text of a document: in one go a browser puts together those of five megabytes for as long as a frame or two. */
function* textOf(doc: Text): Generator<undefined, string> {
  const pieces: string[] = [];
  let lines: string[] = [];
  for (const leaf of leavesOf(doc)) {
    lines.push(...leaf.toJSON());
    if (lines.length < linesAtOnce) continue;
    pieces.push(lines.join('\n'));
    lines = [];
    yield;
  }
  return [...pieces, ...(lines.length > 0 ? [lines.join('\n')] : [])].join('\n');
}

/** What steps come to, without a pause. */
function allOf<Result>(steps: Generator<undefined, Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

function cursorPlace(state: EditorState, profile: SiteProfile): CursorPlace {
  const { main } = state.selection;
  const line = state.doc.lineAt(main.head);
  const selectedWords = countSelected(state, profile.reading.code);
  return { line: line.number, column: main.head - line.from + 1, selectedWords };
}
