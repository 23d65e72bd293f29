import { describeError } from '../../shared/base/errors.ts';
import type { TextChange } from '../../shared/base/text-change.ts';
import { toAppError } from '../../shared/contract/errors.ts';
import type { PostId, PostText, Revision, SaveOutcome, TextFormat } from '../../shared/model/post.ts';
import type { LibraryId } from '../../shared/model/library.ts';
import type { Api } from '../api.ts';
import type { Journal, Unsaved } from './journal.ts';
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

/** So many changes are told one by one; more take longer to put into a text than the text takes to be sent. */
const mostChanges = 100;

/** Whether a save takes so much of a post that somebody should be asked: over 1 KB, and less than a fifth stays. */
const shrinksMuch = (before: number, after: number) => before - after > 1024 && after < before / 5;

/** Runs the save machine of one post: timers, writes, the crash journal. */
export class Saving {
  machine: SaveState;
  /** The text that unsaved changes were made over; what a merge starts from. null: not known. */
  base: OnDisk | null;
  format: TextFormat;
  savedAt: number | null = null;
  private readonly hooks: SavingHooks;
  private readonly timers = new Map<Timer, ReturnType<typeof setTimeout>>();
  /** The person wants the next text saved although it is so much shorter. */
  private allowed = false;
  /** Length of the shortest text that undo brought back since the last save. */
  private broughtBack = Infinity;
  /** Changes that the journal was not told of; null: it was told of nothing yet, or there are too many. */
  private untold: TextChange[] | null = null;
  private readonly unsaved: Unsaved = {
    text: () => this.hooks.text(),
    base: () => this.machine.base,
    takeChanges: () => {
      const { untold } = this;
      this.untold = [];
      return untold;
    },
  };
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

  /** Takes what the text of the file has just become; null: another one. */
  changed = (changes: readonly TextChange[] | null): void => {
    if (changes && this.untold && this.untold.length < mostChanges) this.untold.push(...changes);
    else this.untold = null;
  };

  /** Saves now and answers when that version is on disk, or cannot be. null: nothing to save, or it failed. */
  save(event: 'save' | 'leave' = 'save'): Promise<SaveOutcome | null> {
    this.send({ kind: event });
    if (this.machine.writing === null) return Promise.resolve(null);
    const { version } = this.machine;
    return new Promise((answer) => this.waiters.push({ version, answer }));
  }

  /** Saves although most of the post goes. */
  saveShrunk(): Promise<SaveOutcome | null> {
    this.allowed = true;
    return this.save();
  }

  /** Undo brought a text of this length back: that it is short is no surprise. */
  cameBack(length: number): void {
    this.broughtBack = Math.min(this.broughtBack, length);
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
    const { journal, library, id } = this.hooks;
    if (this.dirty && this.machine.stop !== 'read-only') await journal.keep(library, id(), this.unsaved);
  }

  /** Hands a text that is about to be replaced to the history: `found` in the file, or `unsaved` on screen. */
  keepEarlier(kind: 'found' | 'unsaved'): void {
    const { api, library, id } = this.hooks;
    const text = kind === 'found' ? this.base?.text : this.hooks.text();
    if (text === undefined) return;
    // What the host cannot keep it tells of itself.
    void api.history.keep({ library, id: id(), text, format: this.format, kind }).catch(() => undefined);
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
    if (this.shrinks(text)) return this.send({ kind: 'shrunk' });
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

  private shrinks(text: string): boolean {
    const before = Math.min(this.base?.text.length ?? 0, this.broughtBack);
    return !this.allowed && shrinksMuch(before, text.length);
  }

  private took(outcome: SaveOutcome, id: PostId, text: string): void {
    if (outcome.kind === 'saved') {
      this.base = { text, revision: outcome.revision };
      this.allowed = false;
      this.broughtBack = Infinity;
      this.savedAt = this.hooks.now();
    } else if (outcome.kind === 'gone' && id !== this.hooks.id()) return this.send({ kind: 'moved' });
    this.send({ kind: 'answered', outcome, now: this.hooks.now() });
    if (outcome.kind === 'conflict') this.hooks.onConflict(outcome.disk);
    else if (outcome.kind === 'gone') this.answer(outcome);
  }
}
