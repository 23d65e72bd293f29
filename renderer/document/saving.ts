import { describeFailure } from '../../shared/contract/errors.ts';
import type { PostId, PostText, Revision, SaveOutcome, TextFormat } from '../../shared/model/post.ts';
import type { LibraryId } from '../../shared/model/library.ts';
import type { Api } from '../api.ts';
import type { Journal, Unsaved } from './journal.ts';
import { editOf } from './edit-of.ts';
import {
  isDirty,
  phaseOf,
  savedState,
  step,
  type SaveEffect,
  type SaveEvent,
  type SaveState,
  type Timer,
} from './machine.ts';
import { isSameText, joined, lengthOf, type FileText } from './page-text.ts';

/** What is known to be in the file. */
export interface OnDisk {
  readonly text: FileText;
  readonly revision: Revision;
}

export interface SavingHooks {
  readonly api: Api;
  readonly journal: Journal;
  readonly library: LibraryId;
  readonly id: () => PostId;
  readonly text: () => FileText;
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
  /** What was sent to the file last. */
  private sent: FileText | null = null;
  /** The last call of the journal. */
  private kept: Promise<boolean> = Promise.resolve(false);
  private readonly unsaved: Unsaved = {
    text: () => this.hooks.text(),
    base: () => this.machine.base,
    inFile: () => this.inFile(),
    over: () => (this.sent && this.machine.writing !== null ? joined(this.sent) : undefined),
  };
  private waiters: { readonly version: number; readonly answer: (outcome: SaveOutcome | null) => void }[] = [];

  constructor(disk: PostText | null, hooks: SavingHooks) {
    this.hooks = hooks;
    this.base = disk && { text: hooks.text(), revision: disk.revision };
    this.format = disk?.format ?? { encoding: 'utf-8', bom: false };
    this.machine = savedState(disk?.revision ?? null, disk?.readOnly != null);
  }

  get dirty(): boolean {
    return isDirty(this.machine);
  }

  get isUnsaved(): boolean {
    const phase = phaseOf(this.machine);
    return phase === 'gone' ? this.dirty : phase !== 'clean' && phase !== 'read-only';
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

  /** Puts the text into the crash journal now, if it is not on disk. Whether it is in one of them then. */
  keep(): Promise<boolean> {
    const { journal, library, id } = this.hooks;
    if (!this.dirty || this.machine.stop === 'read-only') return Promise.resolve(true);
    return (this.kept = journal.keep(library, id(), this.unsaved));
  }

  /** The page is left, and may be gone before anything is answered. Where it stays, the journal goes on as ever. */
  part(): void {
    const { journal, library, id } = this.hooks;
    if (!this.dirty || this.machine.stop === 'read-only') return;
    journal.part(library, id(), this.unsaved);
    this.send({ kind: 'due', timer: 'draft' });
  }

  /** Hands a text that is about to be replaced to the history: `found` in the file, or `unsaved` on screen. */
  keepEarlier(kind: 'found' | 'unsaved'): void {
    const { api, library, id } = this.hooks;
    const kept = kind === 'found' ? this.base?.text : this.hooks.text();
    if (!kept) return;
    const text = joined(kept);
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

  /** The text that the unsaved changes were made in, where it is known. */
  private inFile(): FileText | null {
    return this.base && this.base.revision === this.machine.base ? this.base.text : null;
  }

  private async write(base: Revision | null): Promise<void> {
    const id = this.hooks.id();
    const text = this.hooks.text();
    if (this.shrinks(lengthOf(text))) return this.send({ kind: 'shrunk' });
    this.sent = text;
    try {
      const inFile = base && this.inFile();
      // What the file holds already (typed and taken back) is not written again.
      const outcome: SaveOutcome =
        inFile && isSameText(inFile, text)
          ? await Promise.resolve({ kind: 'saved', revision: base })
          : await this.put(id, base, inFile, text);
      this.took(outcome, id, text);
    } catch (error) {
      if (id !== this.hooks.id()) return this.send({ kind: 'moved' });
      this.send({ kind: 'write-failed' });
      const why = describeFailure(error);
      this.hooks.onFailed((await this.kept) ? `${why} Your text is kept outside the folder meanwhile.` : why);
      this.answer(null);
    }
    if (this.machine.writing === null) this.hooks.onIdle();
  }

  /** Sends what changed in the text of the file, and all of it where the host does not know that one. */
  private async put(id: PostId, base: Revision | null, inFile: FileText | null, text: FileText): Promise<SaveOutcome> {
    const { api, library } = this.hooks;
    const post = { library, id, format: this.format };
    const edit = inFile && (await editOf(inFile, text));
    const outcome = edit && base && (await api.posts.change({ ...post, base, edit }));
    return outcome ?? api.posts.write({ ...post, base, text: joined(text) });
  }

  private shrinks(length: number): boolean {
    const before = Math.min(this.base ? lengthOf(this.base.text) : 0, this.broughtBack);
    return !this.allowed && shrinksMuch(before, length);
  }

  private took(outcome: SaveOutcome, id: PostId, text: FileText): void {
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
