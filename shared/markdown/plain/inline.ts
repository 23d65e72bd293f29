import type { Link, PhrasingContent } from 'mdast';
import { emphasize } from './emphasis.ts';
import { endWithoutSpaces, type Source } from './source.ts';
import { findLink, readCode, readImage, readNoteReference } from './spans.ts';
import { add, beginState, endWords, say, type State, type Stretch } from './words.ts';

const plainRun = /[^\n\\`*_[\]!<&~@\t]+/y;

/** The nodes of a stretch of words; null at the first doubt. */
export function readInline(source: Source, stretch: Stretch): PhrasingContent[] | null {
  const state = beginState(source, { ...stretch, to: endWithoutSpaces(source.text, stretch.from, stretch.to) });
  const { to } = state.stretch;
  while (state.at < to) if (!step(state)) return null;
  return state.at === to && state.open.length === 0 && endWords(state) ? state.nodes : null;
}

/** Reads on by one run of plain words or one sign; false at a doubt. */
function step(state: State): boolean {
  const { source, stretch, at } = state;
  const { text } = source;
  plainRun.lastIndex = at;
  if (plainRun.test(text)) return say(state, Math.min(plainRun.lastIndex, stretch.to));
  switch (text.charAt(at)) {
    case '\n':
      return endLine(state);
    case '*':
    case '_':
      return emphasize(state);
    case '`':
      return add(state, readCode(source, at));
    case '[':
      return add(state, text.charAt(at + 1) === '^' ? readNoteReference(source, at) : readLink(state));
    case '!':
      return text.charAt(at + 1) === '[' ? add(state, readImage(source, at)) : say(state, at + 1);
    case '<':
    case '&':
      // A tag, an address and a reference to a character have no blank there.
      return text.charAt(at + 1) === ' ' && say(state, at + 1);
    default:
      return false;
  }
}

/** Links do not stand in links. */
function readLink({ source, stretch, at }: State): Link | null {
  const found = stretch.inLink ? null : findLink(source.text, at);
  if (!found || found.end > stretch.to) return null;
  const { url, title, words, end } = found;
  const children = readInline(source, { ...words, indent: stretch.indent, inLink: true });
  return children && { type: 'link', title, url, children, position: source.place(at, end) };
}

/** Spaces at the end of a line are nothing, or from two on a break. */
function endLine(state: State): boolean {
  const { source, stretch, at: feed, words } = state;
  const end = endWithoutSpaces(source.text, state.lineStart, feed);
  const spaces = feed - end;
  if (spaces > 0) {
    if (!words || words.value.length <= spaces) return false;
    words.value = words.value.slice(0, -spaces);
    words.position.end = source.place(end, end).end;
  }
  if (spaces < 2) say(state, feed + 1);
  else if (!endWords(state)) return false;
  else state.nodes.push({ type: 'break', position: source.place(end, feed + 1) });
  state.at = state.lineStart = feed + 1 + stretch.indent;
  return true;
}
