import { expect, test } from 'vitest';
import { createLibrary } from '../../../renderer/state/library.ts';
import type { Api } from '../../../renderer/api.ts';
import { siteProfile } from '../../../shared/generators/profiles.ts';
import {
  libraryId,
  type LibraryChange,
  type LibrarySnapshot,
  type OpenedLibrary,
} from '../../../shared/model/library.ts';
import { defaultLibrarySettings } from '../../../shared/model/settings.ts';
import { start } from '../document/open-sessions.ts';

const snapshot: LibrarySnapshot = {
  library: {
    id: libraryId('0123456789abcdef'),
    path: '/blog',
    name: 'blog',
    profile: siteProfile('plain'),
    schemas: [],
    usedFields: [],
  },
  sequence: 4,
  posts: [],
  reading: null,
  notices: [],
};
const change = (sequence: number): LibraryChange => ({ sequence, upserted: [], removed: [], renamed: [] });
const opened: OpenedLibrary = { ...snapshot, settings: defaultLibrarySettings };
// Opening asks for nothing besides.
const api = {} as unknown as Api;

test('changes are folded in order, old ones are passed over, a gap asks for a fresh snapshot', async () => {
  const library = createLibrary(api, []);
  await library.open('blog', async () => opened);
  expect(library.apply(change(5))).toBe(true);
  expect(library.store.getState().snapshot?.sequence).toBe(5);
  expect(library.apply(change(3))).toBe(true);
  expect(library.apply(change(7))).toBe(false);
  expect(library.store.getState().snapshot?.sequence).toBe(5);
});

test('what is done before a library is shown knows its settings, and is waited for', async () => {
  const library = createLibrary(api, []);
  const { promise: asked, resolve: ask } = Promise.withResolvers<void>();
  const told: unknown[] = [];
  const opening = library.open(
    'blog',
    async () => opened,
    (known) => (told.push(known), asked),
  );
  await new Promise((later) => setTimeout(later));
  expect(told).toEqual([opened]);
  expect(library.store.getState().snapshot).toBeNull();
  ask();
  await opening;
  expect(library.store.getState()).toMatchObject({ snapshot, settings: defaultLibrarySettings });
});

test('a folder that cannot be opened leaves what was shown', async () => {
  const library = createLibrary(api, []);
  await library.open('blog', async () => opened);
  await expect(library.open('other', () => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
  expect(library.store.getState()).toMatchObject({ snapshot, opening: null });
});

test('settings that are changed one right after the other build on each other', async () => {
  const page = await start({ 'a.md': 'words\n' });
  const library = createLibrary(page.api, []);
  await library.open('it', () => page.api.library.open({ path: page.root }));
  const wanted = () => library.store.getState().settings.newImages;
  const first = library.changeSettings({ newImages: { ...wanted(), longest: 800 } });
  const second = library.changeSettings({ newImages: { ...wanted(), webp: true } });
  expect(wanted()).toMatchObject({ longest: 800, webp: true });
  await Promise.all([first, second]);
  expect(wanted()).toMatchObject({ longest: 800, webp: true });
  expect((await page.api.library.open({ path: page.root })).settings.newImages).toEqual(wanted());
});

test('a setting is told as saved only once the host has it: by that it answers', async () => {
  const page = await start({ 'a.md': 'words\n' });
  const library = createLibrary(page.api, []);
  await library.open('it', () => page.api.library.open({ path: page.root }));
  const told = () => {
    const { settings, saved } = library.store.getState();
    return [settings.remoteImages, saved.remoteImages];
  };
  const change = library.changeSettings({ remoteImages: true });
  expect(told()).toEqual([true, false]);
  await change;
  expect(told()).toEqual([true, true]);
  await library.close();
  expect(told()).toEqual([false, false]);
});

test('settings that cannot be saved are as they were', async () => {
  const page = await start({ 'a.md': 'words\n' });
  const library = createLibrary(page.api, []);
  await library.open('it', () => page.api.library.open({ path: page.root }));
  const before = library.store.getState().settings;
  const refused = library.changeSettings({ newImages: { ...before.newImages, longest: -5 } });
  await expect(refused).rejects.toThrow();
  expect(library.store.getState().settings).toEqual(before);
});

test('an opening that is stopped leaves what was shown, and the next one is not stopped', async () => {
  const library = createLibrary(api, []);
  await library.open('blog', async () => opened);
  const waiting = library.open(
    'other',
    (signal) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
  );
  expect(library.store.getState().opening).toBe('other');
  library.stopOpening();
  await expect(waiting).rejects.toThrow('aborted');
  expect(library.store.getState()).toMatchObject({ snapshot, opening: null });
  await library.open('blog', async ({ aborted }) => {
    expect(aborted).toBe(false);
    return opened;
  });
});

test('an opening is stopped by the next one, which goes on being shown as under way', async () => {
  const library = createLibrary(api, []);
  const first = library.open(
    'first',
    (signal) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
  );
  const answer = Promise.withResolvers<typeof opened>();
  const second = library.open('second', () => answer.promise);
  await expect(first).rejects.toThrow('aborted');
  expect(library.store.getState().opening).toBe('second');
  answer.resolve(opened);
  await second;
  expect(library.store.getState()).toMatchObject({ snapshot, opening: null });
});
