import { describeError } from '../../shared/base/errors.ts';
import { toAppError } from '../../shared/contract/errors.ts';
import type { PostId, PostText, Revision, SaveOutcome, TextFormat } from '../../shared/model/post.ts';
import type { LibraryId } from '../../shared/model/library.ts';
import type { Api } from '../api.ts';
import type { Journal } from './journal.ts';
import { isDirty, savedState, step, type SaveEffect, type SaveEvent, type SaveState, type Timer } from './machine.ts';

/** What is known to be in the file. */
export interface OnDisk {
  readonly text: string;
  readonly revision: Revision;
}

export interface SavingHooks {
  readonly api: Api;
  readonly journal: Journal;
  readonly library: LibraryId;
  readonly id: () => PostId;
  readonly text: () => string;
  readonly autosave: () => boolean;
  readonly now: () => number;
  /** After every step. */
  readonly onStep: () => void;
  /** A save met another text on disk. */
  readonly onConflict: (disk: PostText) => void;
  readonly onFailed: (message: string) => void;
  /** No write is on its way any more. */
  readonly onIdle: () => void;
}

/** Runs the save machine of one post: timers, writes, the crash journal. */
export class Saving {
  machine: SaveState;
  /** The text that unsaved changes were made over; what a merge starts from. null: not known. */
  base: OnDisk | null;
  format: TextFormat;
  savedAt: number | null = null;
  private readonly hooks: SavingHooks;
  private readonly timers = new Map<Timer, ReturnType<typeof setTimeout>>();
  private waiters: { readonly version: number; readonly answer: (outcome: SaveOutcome | null) => void }[] = [];

  constructor(disk: PostText | null, hooks: SavingHooks) {
    this.hooks = hooks;
    this.base = disk;
    this.format = disk?.format ?? { encoding: 'utf-8', bom: false };
    this.machine = savedState(disk?.revision ?? null, disk?.readOnly != null);
  }

  get dirty(): boolean {
    return isDirty(this.machine);
  }

  send(event: SaveEvent): void {
    const { state, effects } = step(this.machine, event);
    this.machine = state;
    for (const effect of effects) this.run(effect);
    this.hooks.onStep();
  }

  /** Saves now and answers when that version is on disk, or cannot be. null: nothing to save, or it failed. */
  save(event: 'save' | 'leave' = 'save'): Promise<SaveOutcome | null> {
    this.send({ kind: event });
    if (this.machine.writing === null) return Promise.resolve(null);
    const { version } = this.machine;
    return new Promise((answer) => this.waiters.push({ version, answer }));
  }

  /** Somebody waits for a save. */
  get awaited(): boolean {
    return this.waiters.length > 0;
  }

  answer(outcome: SaveOutcome | null, version = Infinity): void {
    const answered = this.waiters.filter((waiter) => waiter.version <= version);
    this.waiters = this.waiters.filter((waiter) => waiter.version > version);
    for (const waiter of answered) waiter.answer(outcome);
  }

  /** Puts the text into the crash journal now, if it is not on disk. */
  async keep(): Promise<void> {
    const { journal, library, id, text } = this.hooks;
    if (this.dirty && this.machine.stop !== 'read-only') await journal.keep(library, id(), text(), this.machine.base);
  }

  dispose(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.answer(null);
  }

  private run(effect: SaveEffect): void {
    const { journal, library, id } = this.hooks;
    switch (effect.kind) {
      case 'start':
        clearTimeout(this.timers.get(effect.timer));
        this.timers.set(
          effect.timer,
          setTimeout(() => this.due(effect.timer), effect.delay),
        );
        return;
      case 'cancel':
        return clearTimeout(this.timers.get(effect.timer));
      case 'write':
        return void this.write(effect.base);
      case 'draft':
        return void this.keep();
      case 'drop-draft':
        return void journal.drop(library, id());
      case 'saved':
        // `write` has set the base to what was written.
        return this.answer(this.base && { kind: 'saved', revision: this.base.revision }, effect.version);
    }
  }

  private due(timer: Timer): void {
    if (timer === 'draft' || this.hooks.autosave()) this.send({ kind: 'due', timer });
  }

  private async write(base: Revision | null): Promise<void> {
    const { api, library } = this.hooks;
    const id = this.hooks.id();
    const text = this.hooks.text();
    try {
      // What the file holds already (typed and taken back) is not written again.
      const outcome: SaveOutcome =
        base && this.base?.revision === base && this.base.text === text
          ? await Promise.resolve({ kind: 'saved', revision: base })
          : await api.posts.write({ library, id, text, base, format: this.format });
      this.took(outcome, id, text);
    } catch (error) {
      if (id !== this.hooks.id()) return this.send({ kind: 'moved' });
      this.send({ kind: 'write-failed' });
      this.hooks.onFailed(describeError(toAppError(error)));
      this.answer(null);
    }
    if (this.machine.writing === null) this.hooks.onIdle();
  }

  private took(outcome: SaveOutcome, id: PostId, text: string): void {
    if (outcome.kind === 'saved') {
      this.base = { text, revision: outcome.revision };
      this.savedAt = this.hooks.now();
    } else if (outcome.kind === 'gone' && id !== this.hooks.id()) return this.send({ kind: 'moved' });
    this.send({ kind: 'answered', outcome, now: this.hooks.now() });
    if (outcome.kind === 'conflict') this.hooks.onConflict(outcome.disk);
    else if (outcome.kind === 'gone') this.answer(outcome);
  }
}
