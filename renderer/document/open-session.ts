import { createStore, type StoreApi } from 'zustand/vanilla';
import { describeError } from '../../shared/base/errors.ts';
import type { TextChange } from '../../shared/base/text-change.ts';
import { toAppError } from '../../shared/contract/errors.ts';
import type { LibraryId } from '../../shared/model/library.ts';
import type { TextPlace } from '../../shared/model/panes.ts';
import type { Draft, PostId, PostText } from '../../shared/model/post.ts';
import { onFrontMatterReader } from '../editor/front-matter-reader.ts';
import { editorHostOf } from './editor-host-of.ts';
import type { Journal } from './journal.ts';
import { phaseOf } from './machine.ts';
import { mergeTexts } from './outside-change.ts';
import { fileTextOf, joined, pageChange } from './page-text.ts';
import { createPostDocument, type PostDocument } from './post-document.ts';
import { restored } from './user-events.ts';
import { createProjector, type Projector } from './projections.ts';
import { Saving } from './saving.ts';
import { messages, statusOf } from './session-status.ts';
import type { OutsideChange, PostSession, SessionNotice, SessionsOptions, SessionStatus } from './types.ts';

export interface OpenOptions extends SessionsOptions {
  readonly journal: Journal;
  readonly library: LibraryId;
  readonly id: PostId;
  /** What is on disk; null: the file is gone and the draft is all that is left of the post. */
  readonly disk: PostText | null;
  readonly draft: Draft | null;
  /** The first post that the page opens. */
  readonly isFirst: boolean;
  readonly onRenamed: (from: PostId, to: PostId) => void;
  /** The post is being closed; `done` is settled when nothing of it is left to do. */
  readonly onClosing: (done: Promise<void>) => void;
}

/** One open post, from reading to closing. Its members are bound, so that they can be handed around. */
export class OpenSession implements PostSession {
  readonly library: LibraryId;
  readonly status: StoreApi<SessionStatus>;
  readonly projections: PostSession['projections'];
  readonly state: PostSession['state'];
  readonly fileText: PostSession['fileText'];
  private readonly options: Omit<OpenOptions, 'disk' | 'draft'>;
  private readonly document: PostDocument;
  private readonly projector: Projector;
  private readonly saving: Saving;
  private readonly listeners = new Set<(changes: readonly TextChange[] | null) => void>();
  private current: PostId;
  private conflict: PostText | null = null;
  private failure: string | null = null;
  private readOnly: string | null;
  private recovered = false;
  private waiting: OutsideChange | null = null;
  private closing: Promise<void> | null = null;
  private readonly forgetReader: () => void;

  constructor({ disk, draft, ...options }: OpenOptions) {
    const { api, journal, library } = options;
    this.options = options;
    this.library = library;
    this.current = options.id;
    this.readOnly = disk?.readOnly ?? null;
    this.document = createPostDocument({
      text: disk?.text ?? draft?.text ?? '',
      readOnly: this.readOnly !== null,
      preferences: options.preferences(),
      host: editorHostOf(this, options),
      onEdit: (known) => this.edited(known),
      onChange: (changes) => this.listeners.forEach((listener) => listener(changes())),
      onMove: () => this.projector.cursorMoved(),
    });
    this.state = this.document.state;
    this.fileText = this.document.fileText;
    const now = options.now ?? Date.now;
    this.saving = new Saving(disk, {
      ...{ api, journal, library, now },
      id: this.id,
      text: this.document.snapshot,
      autosave: options.autosave,
      onStep: () => this.publish(),
      onConflict: (found) => this.met(found),
      onFailed: (message) => this.failed(message),
      onIdle: () => this.takeWaiting(),
    });
    const profile = () => options.profile(library);
    this.projector = createProjector({ state: this.state, profile, now, behind: options.isFirst });
    this.projections = this.projector.store;
    this.status = createStore<SessionStatus>(() => this.currentStatus());
    this.forgetReader = onFrontMatterReader(() => {
      this.document.readAgain();
      this.projector.textChanged();
    });
    this.recover(disk, draft);
    const place = options.placeOf(library, options.id);
    if (place) this.document.goBack(place);
  }

  id = (): PostId => this.current;
  shareFrame = (): void => this.projector.shareFrame();
  place = (): TextPlace => this.document.place();
  attach: PostSession['attach'] = (view) => this.document.attach(view);
  followPreferences = (): void => this.document.setPreferences(this.options.preferences());
  save: PostSession['save'] = () => this.saving.save();
  part = (): void => this.saving.part();
  isUnsaved = (): boolean => this.saving.isUnsaved;
  saveShrunk: PostSession['saveShrunk'] = () => this.saving.saveShrunk();

  leave = (): void => {
    if (this.options.autosave()) this.saving.send({ kind: 'leave' });
    else void this.saving.keep();
  };

  onChange: PostSession['onChange'] = (listener) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  change: PostSession['change'] = (changes, userEvent) => {
    if (this.readOnly === null) this.document.change(changes, userEvent);
  };

  restore: PostSession['restore'] = (text) => {
    if (this.saving.dirty) this.saving.keepEarlier('unsaved');
    const change = pageChange(this.state().doc, text);
    if (change) this.document.change([change], restored);
  };

  outside = async (change: OutsideChange): Promise<void> => {
    if (change.kind === 'renamed') this.follow(change.to);
    this.document.nameAgain();
    if (change.kind === 'renamed') return;
    const { base, stop } = this.saving.machine;
    if (change.kind === 'changed' && change.revision !== null && change.revision === base && stop !== 'gone') return;
    // Our own save may be what was seen: its answer tells.
    if (this.saving.machine.writing !== null) this.waiting = change;
    else await this.readAgain();
  };

  resolve = async (choice: 'mine' | 'theirs'): Promise<void> => {
    const found = this.conflict;
    if (!found) return;
    this.conflict = null;
    if (choice === 'theirs') {
      this.saving.keepEarlier('unsaved');
      return this.reload(found, true);
    }
    this.saving.base = { text: fileTextOf(found.text), revision: found.revision };
    this.saving.format = found.format;
    this.saving.send({ kind: 'keep-mine', revision: found.revision });
    await this.saving.saveShrunk();
  };

  close = (): Promise<void> => {
    if (!this.closing) {
      this.closing = this.finish();
      this.options.onClosing(this.closing);
    }
    return this.closing;
  };

  private async finish(): Promise<void> {
    if (this.options.autosave()) await this.saving.save('leave');
    await this.saving.keep();
    this.forgetReader();
    this.saving.dispose();
    this.projector.dispose();
    this.listeners.clear();
  }

  private edited(known: boolean): void {
    if (known) this.saving.cameBack(this.state().doc.length);
    this.saving.send({ kind: 'edited', now: (this.options.now ?? Date.now)() });
    this.projector.textChanged();
  }

  private currentStatus(): SessionStatus {
    const { failure, readOnly, conflict, recovered } = this;
    const { savedAt, machine } = this.saving;
    return statusOf({ id: this.current, phase: phaseOf(machine), savedAt, failure, readOnly, conflict, recovered });
  }

  /** Only when something differs: a key that changes nothing here wakes nobody. */
  private publish(): void {
    if (!this.saving.dirty) this.recovered = false;
    const [next, before] = [this.currentStatus(), this.status.getState()];
    if ((Object.keys(next) as (keyof SessionStatus)[]).some((key) => next[key] !== before[key]))
      this.status.setState(next);
  }

  private notify(kind: SessionNotice['kind'], message: string): void {
    this.options.notify({ kind, library: this.library, id: this.current, message });
  }

  private failed(message: string): void {
    this.failure = message;
    this.publish();
    this.notify('failed', message);
  }

  /** Unsaved text of a run that ended too early. */
  private recover(disk: PostText | null, draft: Draft | null): void {
    if (!draft) return;
    if (draft.text === disk?.text) return void this.options.journal.drop(this.library, this.current);
    this.recovered = true;
    if (disk) this.document.replace(draft.text, true);
    this.saving.send({ kind: 'recovered', base: draft.base });
    if (!disk) this.saving.send({ kind: 'gone' });
    else if (draft.base !== disk.revision) {
      this.saving.base = null;
      this.collide(disk);
    }
    this.notify('recovered', 'Unsaved text of the last run was brought back.');
  }

  /** What the file holds now, after another program touched it. */
  private async readAgain(): Promise<void> {
    const { api, library } = this.options;
    const id = this.current;
    try {
      const found = await api.posts.read({ library, id });
      if (id === this.current && !this.closing) this.takeIn(found);
    } catch (error) {
      const failure = toAppError(error);
      if (id !== this.current || this.closing) return;
      if (failure.code !== 'not-found') return this.notify('failed', describeError(failure));
      if (this.saving.machine.writing !== null) this.waiting = { kind: 'removed' };
      else this.disappear();
    }
  }

  private takeIn(found: PostText): void {
    const { base, stop, writing } = this.saving.machine;
    if (writing !== null) return void (this.waiting = { kind: 'changed', revision: found.revision });
    const isSame = found.revision === base && stop !== 'gone';
    if (isSame && (this.saving.dirty || found.readOnly === this.readOnly)) return;
    if (this.saving.dirty) return this.met(found);
    if (!isSame) this.saving.keepEarlier('found');
    this.reload(found, false);
    if (!isSame && !found.ours)
      this.notify('reloaded', 'The post was changed by another program; the new text is shown.');
  }

  private takeWaiting(): void {
    const change = this.waiting;
    this.waiting = null;
    if (change) void this.outside(change);
  }

  private disappear(): void {
    if (this.saving.machine.stop === 'gone') return;
    this.saving.keepEarlier('found');
    this.saving.send({ kind: 'gone' });
    this.notify('gone', messages.gone);
  }

  private reload(found: PostText, undo: boolean): void {
    this.readOnly = found.readOnly;
    this.document.setReadOnly(found.readOnly !== null);
    this.document.replace(found.text, undo);
    this.saving.base = { text: this.document.snapshot(), revision: found.revision };
    this.saving.format = found.format;
    this.saving.send({ kind: 'reloaded', revision: found.revision, readOnly: found.readOnly !== null });
    this.projector.textChanged();
  }

  /** Unsaved text here, another text on disk: both go in if they do not touch each other. */
  private met(found: PostText): void {
    const { base } = this.saving;
    if (found.text === this.fileText()) return this.reload(found, false);
    const merge = base && mergeTexts(joined(base.text), this.state().doc, found.text);
    if (merge?.kind !== 'merged') return this.collide(found);
    this.conflict = null;
    this.saving.keepEarlier('found');
    this.saving.keepEarlier('unsaved');
    this.document.merge(merge.changes, found.text);
    this.saving.base = { text: fileTextOf(found.text), revision: found.revision };
    this.saving.format = found.format;
    this.saving.send({ kind: 'merged', revision: found.revision, now: (this.options.now ?? Date.now)() });
    this.projector.textChanged();
    this.notify('merged', 'Another program changed the file; its changes were merged into your text.');
    if (this.saving.awaited) this.saving.send({ kind: 'save' });
  }

  private collide(found: PostText): void {
    this.conflict = found;
    this.saving.send({ kind: 'conflict' });
    this.saving.answer({ kind: 'conflict', disk: found });
    this.notify('conflict', messages.conflict);
  }

  private follow(to: PostId): void {
    const from = this.current;
    if (from === to) return;
    this.current = to;
    this.listeners.forEach((listener) => listener(null));
    this.options.onRenamed(from, to);
    void this.options.journal.drop(this.library, from);
    void this.saving.keep();
    this.publish();
  }
}
