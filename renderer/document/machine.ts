import type { Revision, SaveOutcome } from '../../shared/model/post.ts';
import type { SessionPhase } from './types.ts';

// When an open post is saved, as a pure step: (state, event) -> state and what to do. Every edit has a version number;
// a save carries the version it wrote, so text typed while it was on its way stays dirty.

/** Idle time before autosave, the longest it may be put off by typing, and the same for the crash journal. Milliseconds. */
export const delays = { autosave: 800, autosaveAtMost: 5000, draft: 300, draftAtMost: 500 } as const;

export type Timer = 'autosave' | 'draft';

export interface SaveState {
  /** Grows with every change of the text. */
  readonly version: number;
  /** The version that the file holds. */
  readonly saved: number;
  /** The revision that the text was typed over; null writes a file that must not be there. */
  readonly base: Revision | null;
  /** The version on its way to the disk. One at a time. */
  readonly writing: number | null;
  /** Somebody asked for a save while one was on its way. */
  readonly again: boolean;
  /** Why saving has stopped until the person decides. */
  readonly stop: 'conflict' | 'failed' | 'gone' | 'read-only' | 'shrunk' | null;
  readonly dirtySince: number | null;
  readonly draftSince: number | null;
  /** The crash journal may hold a text of this post. */
  readonly drafted: boolean;
}

export type SaveEvent =
  | { readonly kind: 'edited'; readonly now: number }
  /** The text came from the crash journal, typed over `base`: not on disk, and not written before the person goes on. */
  | { readonly kind: 'recovered'; readonly base: Revision | null }
  /** The person saves. */
  | { readonly kind: 'save' }
  /** Another post is shown, the window loses the focus, the post is closed. */
  | { readonly kind: 'leave' }
  | { readonly kind: 'due'; readonly timer: Timer }
  | { readonly kind: 'answered'; readonly outcome: SaveOutcome; readonly now: number }
  /** The answer is about a name that the file no longer has: write again. */
  | { readonly kind: 'moved' }
  | { readonly kind: 'write-failed' }
  /** Not written: it would take most of the post away, and the person was not asked. */
  | { readonly kind: 'shrunk' }
  /** The text was replaced by the one on disk. */
  | { readonly kind: 'reloaded'; readonly revision: Revision; readonly readOnly: boolean }
  /** A change from outside was merged into unsaved text. */
  | { readonly kind: 'merged'; readonly revision: Revision; readonly now: number }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'gone' }
  /** The person keeps the own text over this revision on disk. */
  | { readonly kind: 'keep-mine'; readonly revision: Revision };

export type SaveEffect =
  | { readonly kind: 'write'; readonly version: number; readonly base: Revision | null }
  /** Starts the timer anew. */
  | { readonly kind: 'start'; readonly timer: Timer; readonly delay: number }
  | { readonly kind: 'cancel'; readonly timer: Timer }
  | { readonly kind: 'draft' }
  | { readonly kind: 'drop-draft' }
  /** Those who wait for a save of `version` or an earlier one are answered. */
  | { readonly kind: 'saved'; readonly version: number };

export interface SaveStep {
  readonly state: SaveState;
  readonly effects: readonly SaveEffect[];
}

/** The state of a post that was just read. */
export function savedState(base: Revision | null, readOnly: boolean): SaveState {
  return {
    version: 0,
    saved: 0,
    base,
    writing: null,
    again: false,
    stop: readOnly ? 'read-only' : null,
    dirtySince: null,
    draftSince: null,
    drafted: false,
  };
}

/** Whether the file does not hold the text yet, also while it is being written there. */
export const isDirty = (state: SaveState): boolean => state.version !== state.saved;

/** What the person is told of the state. */
export function phaseOf(state: SaveState): SessionPhase {
  if (state.stop) return state.stop;
  if (state.writing !== null) return 'saving';
  return isDirty(state) ? 'dirty' : 'clean';
}

/** One step. Never throws; an event that does not fit changes nothing. */
export function step(state: SaveState, event: SaveEvent): SaveStep {
  switch (event.kind) {
    case 'edited':
      return edited(state, event.now);
    case 'recovered':
      return same({ ...state, version: state.version + 1, base: event.base, drafted: true });
    case 'save':
      return save(state);
    case 'leave':
      return state.stop ? draftNow(state) : write(state);
    case 'due':
      return due(state, event.timer);
    case 'answered':
      return answered(state, event.outcome, event.now);
    case 'moved':
      return write({ ...state, writing: null });
    case 'write-failed':
    case 'shrunk':
      return draftNow({ ...state, writing: null, again: false, stop: event.kind === 'shrunk' ? 'shrunk' : 'failed' });
    case 'reloaded':
      return reloaded(state, event.revision, event.readOnly);
    case 'merged':
      return edited({ ...state, base: event.revision, stop: freed(state) }, event.now);
    case 'conflict':
    case 'gone':
      return stopped(state, event.kind);
    case 'keep-mine':
      return write({ ...state, base: event.revision, stop: freed(state), saved: -1 });
  }
}

const same = (state: SaveState): SaveStep => ({ state, effects: [] });
/** Until the person decides. A text that shrank is looked at again with each change: it may have come back. */
const isStopped = (state: SaveState) => state.stop !== null && state.stop !== 'shrunk';
const freed = (state: SaveState) => (state.stop === 'read-only' ? state.stop : null);

function edited(before: SaveState, now: number): SaveStep {
  const dirtySince = before.dirtySince ?? now;
  const draftSince = before.draftSince ?? now;
  const state = { ...before, version: before.version + 1, dirtySince, draftSince };
  const effects: SaveEffect[] = [
    { kind: 'start', timer: 'draft', delay: wait(draftSince, now, delays.draft, delays.draftAtMost) },
  ];
  if (!isStopped(state) && state.writing === null) effects.push(autosave(dirtySince, now));
  return { state, effects };
}

function autosave(since: number, now: number): SaveEffect {
  return { kind: 'start', timer: 'autosave', delay: wait(since, now, delays.autosave, delays.autosaveAtMost) };
}

/** Never under zero, also when the clock was set back. */
const wait = (since: number, now: number, idle: number, atMost: number) =>
  Math.max(0, Math.min(idle, since + atMost - now));

function save(state: SaveState): SaveStep {
  if (state.stop === 'conflict' || state.stop === 'read-only') return same(state);
  if (state.stop === 'gone') return write({ ...state, stop: null, base: null, saved: -1 });
  return write(state.stop === 'shrunk' ? state : { ...state, stop: null });
}

function write(state: SaveState): SaveStep {
  if (isStopped(state) || !isDirty(state)) return same(state);
  if (state.writing !== null) return same({ ...state, again: true });
  return {
    state: { ...state, writing: state.version, again: false, dirtySince: null },
    effects: [
      { kind: 'cancel', timer: 'autosave' },
      { kind: 'write', version: state.version, base: state.base },
    ],
  };
}

function due(state: SaveState, timer: Timer): SaveStep {
  if (timer === 'autosave') return write(state);
  return isDirty(state) ? draftNow(state) : same({ ...state, draftSince: null });
}

/** The text goes to the crash journal at once. */
function draftNow(state: SaveState): SaveStep {
  if (!isDirty(state) || state.stop === 'read-only') return same(state);
  return {
    state: { ...state, draftSince: null, drafted: true },
    effects: [{ kind: 'cancel', timer: 'draft' }, { kind: 'draft' }],
  };
}

function answered(before: SaveState, outcome: SaveOutcome, now: number): SaveStep {
  if (before.writing === null) return same(before);
  // What the disk holds is merged or becomes a conflict by an event of its own; until then the text is just dirty.
  if (outcome.kind === 'conflict') return same({ ...before, writing: null });
  if (outcome.kind === 'gone') return stopped({ ...before, writing: null }, 'gone');
  const state = { ...before, writing: null, saved: before.writing, base: outcome.revision, stop: freed(before) };
  const saved: SaveEffect = { kind: 'saved', version: before.writing };
  const next = followUp(state, now);
  return { state: next.state, effects: [saved, ...next.effects] };
}

function followUp(state: SaveState, now: number): SaveStep {
  if (!isDirty(state)) return settled(state);
  if (state.again) return write(state);
  return { state, effects: [autosave(state.dirtySince ?? now, now)] };
}

/** The file holds the text: nothing left to do, nothing left to keep elsewhere. */
function settled(state: SaveState): SaveStep {
  const effects: SaveEffect[] = [
    { kind: 'cancel', timer: 'autosave' },
    { kind: 'cancel', timer: 'draft' },
  ];
  if (state.drafted) effects.push({ kind: 'drop-draft' });
  return { state: { ...state, again: false, dirtySince: null, draftSince: null, drafted: false }, effects };
}

function reloaded(state: SaveState, revision: Revision, readOnly: boolean): SaveStep {
  const version = state.version + 1;
  return settled({ ...state, version, saved: version, base: revision, stop: readOnly ? 'read-only' : null });
}

function stopped(state: SaveState, stop: 'conflict' | 'gone'): SaveStep {
  const next = { ...state, writing: null, again: false, stop: freed(state) ?? stop };
  const { state: kept, effects } = draftNow(next);
  return { state: kept, effects: [{ kind: 'cancel', timer: 'autosave' }, ...effects] };
}
