import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  delays,
  isDirty,
  phaseOf,
  savedState,
  step,
  type SaveEffect,
  type SaveEvent,
  type SaveState,
} from '../../../renderer/document/machine.ts';
import { postId, revision, type PostText } from '../../../shared/model/post.ts';

const first = revision('1'.repeat(64));
const second = revision('2'.repeat(64));
const disk: PostText = {
  id: postId('a.md'),
  text: 'theirs',
  revision: second,
  format: { encoding: 'utf-8', bom: false },
  readOnly: null,
};
const saved = (at: number): SaveEvent => ({ kind: 'answered', outcome: { kind: 'saved', revision: second }, now: at });

function play(events: readonly SaveEvent[], from: SaveState = savedState(first, false)) {
  let state = from;
  let effects: readonly SaveEffect[] = [];
  for (const event of events) ({ state, effects } = step(state, event));
  return { state, effects, phase: phaseOf(state) };
}

const edit = (now: number): SaveEvent => ({ kind: 'edited', now });
const timer = (effects: readonly SaveEffect[], name: string) =>
  effects.find((effect) => effect.kind === 'start' && effect.timer === name);

describe('autosave', () => {
  test('waits for a pause, but not for ever', () => {
    expect(timer(play([edit(0)]).effects, 'autosave')).toMatchObject({ delay: delays.autosave });
    expect(timer(play([edit(0), edit(4900)]).effects, 'autosave')).toMatchObject({ delay: 100 });
    expect(timer(play([edit(0), edit(9000)]).effects, 'autosave')).toMatchObject({ delay: 0 });
  });

  test('writes the version and the base of that moment', () => {
    const { effects, phase } = play([edit(0), edit(1), { kind: 'due', timer: 'autosave' }]);
    expect(effects).toContainEqual({ kind: 'write', version: 2, base: first });
    expect(phase).toBe('saving');
  });

  test('happens at once when the post is left, and never without a change', () => {
    expect(play([edit(0), { kind: 'leave' }]).phase).toBe('saving');
    expect(play([{ kind: 'leave' }]).effects).toEqual([]);
    expect(play([{ kind: 'save' }]).effects).toEqual([]);
  });

  test.each(['conflict', 'gone'] as const)('steps aside in %s, the text goes to the journal', (kind) => {
    const { state, effects } = play([edit(0), { kind }]);
    expect(effects).toContainEqual({ kind: 'draft' });
    for (const event of [edit(1), { kind: 'leave' }, { kind: 'due', timer: 'autosave' }] satisfies SaveEvent[]) {
      const next = step(state, event);
      expect(next.state.stop).toBe(kind);
      expect(next.effects.filter((effect) => effect.kind === 'write')).toEqual([]);
    }
  });

  test('a clock that was set back delays nothing for long', () => {
    expect(timer(play([edit(100_000), edit(0)]).effects, 'autosave')).toMatchObject({ delay: delays.autosave });
  });
});

describe('one save at a time', () => {
  test('text typed while a save is on its way stays dirty and is saved next', () => {
    const { state, effects, phase } = play([edit(0), { kind: 'save' }, edit(1), saved(2)]);
    expect(phase).toBe('dirty');
    expect(isDirty(state)).toBe(true);
    expect(timer(effects, 'autosave')).toMatchObject({ delay: delays.autosave });
  });

  test('a save asked for meanwhile follows at once, over the new revision', () => {
    const { effects } = play([edit(0), { kind: 'save' }, edit(1), { kind: 'save' }, saved(2)]);
    expect(effects).toContainEqual({ kind: 'write', version: 2, base: second });
  });

  test('clean only when the version still stands', () => {
    expect(play([edit(0), { kind: 'save' }, saved(2)]).phase).toBe('clean');
  });

  test('an answer nobody waits for changes nothing', () => {
    const before = play([edit(0)]).state;
    expect(step(before, saved(1)).state).toBe(before);
  });
});

describe('what stops saving', () => {
  test('a failure keeps the text in the journal until the person saves again', () => {
    const failed = play([edit(0), { kind: 'save' }, { kind: 'write-failed' }]);
    expect(failed.phase).toBe('failed');
    expect(failed.effects).toContainEqual({ kind: 'draft' });
    expect(play([{ kind: 'save' }], failed.state).effects).toContainEqual({ kind: 'write', version: 1, base: first });
  });

  test('a conflict waits for the person; keeping the own text writes over the revision that was shown', () => {
    const found = play([edit(0), { kind: 'save' }, { kind: 'answered', outcome: { kind: 'conflict', disk }, now: 1 }]);
    expect(found.state.writing).toBeNull();
    const conflict = play([{ kind: 'conflict' }], found.state);
    expect(play([{ kind: 'save' }], conflict.state).effects).toEqual([]);
    const kept = play([{ kind: 'keep-mine', revision: second }], conflict.state);
    expect(kept.effects).toContainEqual({ kind: 'write', version: 1, base: second });
  });

  test('a file that is gone is written anew only on wish, also without an edit', () => {
    const gone = play([{ kind: 'gone' }]);
    expect(gone.phase).toBe('gone');
    expect(play([{ kind: 'leave' }], gone.state).effects).toEqual([]);
    expect(play([{ kind: 'save' }], gone.state).effects).toContainEqual({ kind: 'write', version: 0, base: null });
  });

  test('a read-only post is never written nor kept', () => {
    const events: SaveEvent[] = [edit(0), { kind: 'save' }, { kind: 'leave' }, { kind: 'due', timer: 'draft' }];
    let state = savedState(first, true);
    for (const event of events) {
      const next = step(state, event);
      expect(next.effects.filter(({ kind }) => kind === 'write' || kind === 'draft')).toEqual([]);
      state = next.state;
    }
    expect(phaseOf(state)).toBe('read-only');
  });
});

describe('the crash journal', () => {
  test('gets the text after a short pause, at most half a second after the first key', () => {
    expect(timer(play([edit(0)]).effects, 'draft')).toMatchObject({ delay: delays.draft });
    expect(timer(play([edit(0), edit(delays.draftAtMost - 100)]).effects, 'draft')).toMatchObject({ delay: 100 });
    expect(play([edit(0), { kind: 'due', timer: 'draft' }]).effects).toContainEqual({ kind: 'draft' });
  });

  test('is dropped when the file holds the text, not before', () => {
    const drafted: SaveEvent[] = [edit(0), { kind: 'due', timer: 'draft' }, { kind: 'save' }];
    expect(play([...drafted, saved(1)]).effects).toContainEqual({ kind: 'drop-draft' });
    expect(play([...drafted, edit(1), saved(2)]).effects).not.toContainEqual({ kind: 'drop-draft' });
    expect(play([edit(0), { kind: 'save' }, saved(1)]).effects).not.toContainEqual({ kind: 'drop-draft' });
  });
});

test('whatever happens, at most one save is on its way and nothing typed counts as saved', () => {
  const outcomes = fc.constantFrom<SaveEvent>(
    saved(0),
    { kind: 'answered', outcome: { kind: 'conflict', disk }, now: 0 },
    { kind: 'answered', outcome: { kind: 'gone' }, now: 0 },
    { kind: 'write-failed' },
    { kind: 'moved' },
  );
  const others = fc.constantFrom<SaveEvent>(
    edit(0),
    { kind: 'save' },
    { kind: 'leave' },
    { kind: 'due', timer: 'autosave' },
    { kind: 'due', timer: 'draft' },
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(others, outcomes), { maxLength: 60 }), (events) => {
      let state = savedState(first, false);
      let onItsWay: number | null = null;
      let onDisk = 0;
      for (const event of events) {
        const isAnswer = event.kind === 'answered' || event.kind === 'write-failed' || event.kind === 'moved';
        if (isAnswer && onItsWay === null) continue;
        if (isAnswer) {
          if (event.kind === 'answered' && event.outcome.kind === 'saved') onDisk = onItsWay ?? onDisk;
          onItsWay = null;
        }
        const next = step(state, event);
        for (const effect of next.effects) {
          if (effect.kind !== 'write') continue;
          expect(onItsWay).toBeNull();
          onItsWay = effect.version;
        }
        state = next.state;
        expect(state.writing).toBe(onItsWay);
        if (phaseOf(state) === 'clean') expect(onDisk).toBe(state.version);
      }
    }),
  );
});
