import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type * as Sqlite from 'node:sqlite';

type DatabaseSync = Sqlite.DatabaseSync;

/**
 * A database that is only believed when its bytes are those that were sealed: what a crash, a full disk or another
 * program did to it costs the time to make it anew and is never read. So it needs no journal.
 */
export interface SealedDatabase {
  readonly database: DatabaseSync;
  /** It held nothing that can be believed, and is empty now. */
  readonly isNew: boolean;
  /** To be called before anything is written: breaks the seal. */
  unseal(): void;
  /** Seals what was written. */
  close(): void;
  /** Closes it and removes its files. */
  discard(): void;
}

/** null where SQLite or its full-text search is missing, another process holds the database, or the disk refuses. */
export function openSealedDatabase(path: string, stamp: string): SealedDatabase | null {
  // Node 20, and an Electron built without it, have none.
  const sqlite = process.getBuiltinModule('node:sqlite') as typeof Sqlite | undefined;
  if (!sqlite) return null;
  try {
    mkdirSync(dirname(path), { recursive: true });
    const isSealed = sealOf(path, stamp) === readSeal(path);
    const database = openExclusively(sqlite, path);
    if (!database) return null;
    // Another process may have held it between the two looks.
    if (isSealed && readSeal(path) !== null) return sealed(path, stamp, database, false);
    database.close();
    removeFiles(path);
    const fresh = openExclusively(sqlite, path);
    return fresh && sealed(path, stamp, fresh, true);
  } catch {
    return null;
  }
}

function sealed(path: string, stamp: string, database: DatabaseSync, isNew: boolean): SealedDatabase {
  let isSealed = !isNew;
  return {
    database,
    isNew,
    unseal: () => {
      if (isSealed) rmSync(`${path}.seal`, { force: true });
      isSealed = false;
    },
    close: () => {
      // Only now: SQLite loses its lock when this process closes another handle on the file.
      database.close();
      if (isSealed) return;
      flush(path);
      const seal = sealOf(path, stamp);
      if (seal !== null) writeFileSync(`${path}.seal`, seal);
    },
    discard: () => {
      database.close();
      removeFiles(path);
    },
  };
}

function openExclusively(sqlite: typeof Sqlite, path: string): DatabaseSync | null {
  const database = new sqlite.DatabaseSync(path);
  try {
    database.exec(
      'PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN EXCLUSIVE; COMMIT;',
    );
    return database;
  } catch (error) {
    database.close();
    // Not a database: removed by who asked, and made anew.
    if (/not a database|malformed/i.test(String(error))) {
      removeFiles(path);
      return new sqlite.DatabaseSync(path);
    }
    return null;
  }
}

function sealOf(path: string, stamp: string): string | null {
  try {
    return `${stamp} ${createHash('sha256').update(readFileSync(path)).digest('hex')}`;
  } catch {
    return null;
  }
}

function readSeal(path: string): string | null {
  try {
    return readFileSync(`${path}.seal`, 'utf8');
  } catch {
    return null;
  }
}

function flush(path: string): void {
  const handle = openSync(path, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function removeFiles(path: string): void {
  rmSync(path, { force: true });
  rmSync(`${path}.seal`, { force: true });
}
