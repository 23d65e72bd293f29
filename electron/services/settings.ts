import { join } from 'node:path';
import * as v from 'valibot';
import { defined } from '../../shared/base/defined.ts';
import { settings as settingsSchema } from '../../shared/contract/app.ts';
import { settings as librarySettingsSchema } from '../../shared/contract/library.ts';
import { AppError } from '../../shared/base/errors.ts';
import type { LibraryId } from '../../shared/model/library.ts';
import {
  defaultLibrarySettings,
  defaultSettings,
  type LibrarySettings,
  type Settings,
  type WrittenWords,
} from '../../shared/model/settings.ts';
import { generators } from '../../shared/model/site.ts';
import type { Disk } from '../fs/disk.ts';
import { createPathQueue } from '../fs/path-queue.ts';
import { readJsonFile, writeJsonFile } from './json-file.ts';
import { logProblem } from './log.ts';

type Json = Readonly<Record<string, unknown>>;

/** Some of the settings; an undefined one is left as it is. */
export type Change<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** The step from version `n + 1` of a settings file to the next, at index `n`. Append only: old files come back for years. */
type Migrations = readonly ((old: Json) => Json)[];
const appMigrations: Migrations = [];
const libraryMigrations: Migrations = [correctionsTogether];
const versionAfter = (migrations: Migrations) => migrations.length + 1;

/** Generator and author were kept beside each other before every part of a profile could be corrected. */
function correctionsTogether({ generator, author, ...rest }: Json): Json {
  const known = generators.find((name) => name === generator);
  return { ...rest, corrections: { ...(known && { generator: known }), ...(author ? { author } : {}) } };
}

const fileSchema = v.looseObject({ version: v.pipe(v.number(), v.integer(), v.minValue(1)) });

/** A settings file brought to the present version, with what a newer version may have added. Throws on anything else. */
function parseFile<T extends object>(json: unknown, check: v.GenericSchema, migrations: Migrations): Partial<T> & Json {
  const file: Json & { readonly version: number } = v.parse(fileSchema, json);
  const current = migrations.slice(file.version - 1).reduce((old, step) => step(old), file as Json);
  v.parse(check, current);
  return current as Partial<T> & Json;
}

/** What a person chose for the app. */
export interface SettingsStore {
  current(): Settings;
  /** The sentence to show when the file could not be used. */
  readonly problem: string | null;
  /** Changes the settings named and keeps them on the disk. */
  change(part: Change<Settings>): Promise<Settings>;
  /** Calls the listener with the settings after each change. Returns the unsubscribe. */
  readonly follow: (listener: (settings: Settings) => void) => () => void;
}

export interface SettingsOptions {
  readonly disk: Disk;
  readonly dataFolder: string;
}

/** Reads the settings; a broken file is put aside and named in `problem`. */
export async function createSettings({ disk, dataFolder }: SettingsOptions): Promise<SettingsStore> {
  const path = join(dataFolder, 'settings.json');
  const queue = createPathQueue();
  const read = await readJsonFile(disk, path, (json) =>
    parseFile<Settings>(json, v.partial(settingsSchema), appMigrations),
  );
  let kept: Json = read.value ?? {};
  let settings = withDefaults(defaultSettings, kept);
  const listeners = new Set<(settings: Settings) => void>();
  return {
    current: () => settings,
    problem: read.problem,
    change: (part) =>
      queue(path, async () => {
        refuseUnwritable(read.writable, path);
        const next = { ...kept, ...defined(part), version: versionAfter(appMigrations) };
        await writeJsonFile(disk, path, next);
        kept = next;
        settings = withDefaults(defaultSettings, kept);
        for (const listener of listeners) listener(settings);
        return settings;
      }),
    follow: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** What a person chose for single libraries, one file each. */
export interface LibrarySettingsStore {
  get(library: LibraryId): Promise<LibrarySettings>;
  change(library: LibraryId, part: Change<LibrarySettings>): Promise<LibrarySettings>;
  /** Adds words to those of their day; of an earlier day none count any more. Answers all of the latest day. */
  addWords(library: LibraryId, words: WrittenWords): Promise<WrittenWords>;
}

/** A file that can neither be read nor put aside is never written over: changes then end as AppError `denied`. */
export function createLibrarySettings({ disk, dataFolder }: SettingsOptions): LibrarySettingsStore {
  const queue = createPathQueue();
  const known = new Map<LibraryId, { readonly kept: Json; readonly writable: boolean }>();
  const fileOf = (library: LibraryId) => join(dataFolder, 'libraries', `${library}.json`);

  async function load(library: LibraryId): Promise<{ readonly kept: Json; readonly writable: boolean }> {
    const found = known.get(library);
    if (found) return found;
    const read = await readJsonFile(disk, fileOf(library), (json) =>
      parseFile<LibrarySettings>(json, v.partial(librarySettingsSchema), libraryMigrations),
    );
    if (read.problem) logProblem(read.problem);
    const loaded = { kept: read.value ?? {}, writable: read.writable };
    known.set(library, loaded);
    return loaded;
  }

  const read = async (library: LibraryId) => withDefaults(defaultLibrarySettings, (await load(library)).kept);
  async function write(library: LibraryId, part: Change<LibrarySettings>): Promise<LibrarySettings> {
    const { kept, writable } = await load(library);
    refuseUnwritable(writable, fileOf(library));
    const next = { ...kept, ...defined(part), version: versionAfter(libraryMigrations) };
    await writeJsonFile(disk, fileOf(library), next);
    known.set(library, { kept: next, writable });
    return withDefaults(defaultLibrarySettings, next);
  }

  return {
    get: (library) => queue(fileOf(library), () => read(library)),
    change: (library, part) => queue(fileOf(library), () => write(library, part)),
    addWords: (library, { day, words }) =>
      queue(fileOf(library), async () => {
        const { written } = await read(library);
        if (words === 0 || day < written.day) return written;
        const all = { day, words: words + (written.day === day ? written.words : 0) };
        return (await write(library, { written: all })).written;
      }),
  };
}

/** Only the keys that this version knows: what else the file holds stays in the file. */
function withDefaults<T extends object>(defaults: T, kept: Json): T {
  const keys = Object.keys(defaults) as (keyof T & string)[];
  return Object.fromEntries(keys.map((key) => [key, kept[key] ?? defaults[key]])) as T;
}

function refuseUnwritable(writable: boolean, path: string): void {
  if (writable) return;
  throw new AppError('denied', `The settings cannot be kept: ${path} can neither be read nor put aside`, {
    file: path,
    remedy: 'Check who may read and write it, then start Longhand again.',
  });
}
