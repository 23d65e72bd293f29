import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { foreignFrontMatter, readFrontMatter } from '../../shared/frontmatter/read.ts';
import type { FrontMatter, YamlDialect } from '../../shared/model/front-matter.ts';
import { outline } from '../../shared/markdown/outline.ts';
import { textStats } from '../../shared/markdown/stats.ts';
import type { SiteProfile } from '../../shared/model/site.ts';
import { frontMatterField } from '../editor/front-matter-field.ts';
import { isMdxPost } from '../editor/islands.ts';
import { countSelected } from '../editor/selected-words.ts';
import type { CursorPlace, SessionProjections } from './types.ts';

/** How far what is derived from the text is behind the keys, in milliseconds: a pause, and the longest wait. In a long
 * post reading takes long; then the waits are so many times that. */
const textDelay = { idle: 150, atMost: 600, idleTimes: 5, atMostTimes: 25 } as const;
const cursorDelay = 40;

export interface Projector {
  readonly store: StoreApi<SessionProjections>;
  readonly textChanged: () => void;
  readonly cursorMoved: () => void;
  readonly dispose: () => void;
}

/** Keeps what is derived from a document up to date, some way behind the keys. */
export function createProjector(state: () => EditorState, profile: () => SiteProfile, now: () => number): Projector {
  const asRead = createDialectReader();
  const store = createStore<SessionProjections>(() => project(state(), profile(), asRead));
  let textTimer: ReturnType<typeof setTimeout> | undefined;
  let cursorTimer: ReturnType<typeof setTimeout> | undefined;
  let changedSince: number | null = null;
  let cost = 0;

  const readText = () => {
    changedSince = null;
    const started = performance.now();
    store.setState(project(state(), profile(), asRead));
    cost = performance.now() - started;
  };
  const delay = (since: number) => {
    const idle = Math.max(textDelay.idle, cost * textDelay.idleTimes);
    const atMost = Math.max(textDelay.atMost, cost * textDelay.atMostTimes);
    return Math.max(0, Math.min(idle, since + atMost - now()));
  };
  const readCursor = () => {
    cursorTimer = undefined;
    store.setState({ cursor: cursorPlace(state(), profile()) });
  };
  const cursorMoved = () => {
    cursorTimer ??= setTimeout(readCursor, cursorDelay);
  };
  return {
    store,
    textChanged() {
      changedSince ??= now();
      clearTimeout(textTimer);
      textTimer = setTimeout(readText, delay(changedSince));
      cursorMoved();
    },
    cursorMoved,
    dispose() {
      clearTimeout(textTimer);
      clearTimeout(cursorTimer);
    },
  };
}

type AsRead = ReturnType<typeof createDialectReader>;

/** The block as the site's generator reads it. What it was read from last is kept, so that nothing is told twice. */
function createDialectReader() {
  let last: { readonly from: FrontMatter; readonly yaml: YamlDialect; readonly read: FrontMatter } | null = null;
  return (frontMatter: FrontMatter | null, text: string, yaml: YamlDialect): FrontMatter | null => {
    if (frontMatter?.format !== 'yaml' || yaml === 'core') return frontMatter;
    if (last?.from === frontMatter && last.yaml === yaml) return last.read;
    const read = readFrontMatter(text.slice(0, frontMatter.to), yaml) ?? frontMatter;
    last = { from: frontMatter, yaml, read };
    return read;
  };
}

function project(state: EditorState, profile: SiteProfile, asRead: AsRead): SessionProjections {
  const text = state.doc.toString();
  const frontMatter = asRead(state.field(frontMatterField), text, profile.yaml);
  // The editor's tree, as far as it has come; one that does not reach the end is not used.
  const tree = syntaxTree(state);
  const mdx = isMdxPost(state);
  return {
    frontMatter,
    foreign: frontMatter ? null : foreignFrontMatter(text),
    stats: textStats(text, profile.reading, tree, mdx),
    outline: outline(text, tree, mdx),
    cursor: cursorPlace(state, profile),
  };
}

function cursorPlace(state: EditorState, profile: SiteProfile): CursorPlace {
  const { main } = state.selection;
  const line = state.doc.lineAt(main.head);
  const selectedWords = countSelected(state, profile.reading.code);
  return { line: line.number, column: main.head - line.from + 1, selectedWords };
}
