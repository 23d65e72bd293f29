import * as v from 'valibot';
import { libraryId, type LibraryId } from '../model/library.ts';
import { postId, revision, type PostId, type Revision } from '../model/post.ts';
import type { FieldValue } from '../model/front-matter.ts';

/** Longest text accepted in a call, in UTF-16 units: past this a post is refused with a reason, not cut. */
export const longestText = 64 * 1024 * 1024;

const shortText = v.pipe(v.string(), v.maxLength(4096));
export const path = v.pipe(shortText, v.minLength(1));

/** A path below the library root. Whether it really stays inside is decided on the disk, by real path. */
export const id = v.pipe(
  path,
  v.check(
    (text) => !text.includes('\0') && !text.startsWith('/') && !text.split('/').includes('..'),
    'a post has a path inside the library',
  ),
  v.transform((text): PostId => postId(text)),
);
export const ids = v.pipe(v.array(id), v.maxLength(200_000), v.readonly());
export const library = v.pipe(
  v.string(),
  v.regex(/^[0-9a-f]{16}$/),
  v.transform((text): LibraryId => libraryId(text)),
);
export const base = v.pipe(
  v.string(),
  v.regex(/^[0-9a-f]{64}$/),
  v.transform((hash): Revision => revision(hash)),
);
export const text = v.pipe(v.string(), v.maxLength(longestText));
export const format = v.object({
  encoding: v.picklist(['utf-8', 'utf-16le', 'utf-16be', 'unknown']),
  bom: v.boolean(),
});
export const name = v.pipe(shortText, v.trim(), v.minLength(1));

/**
 * Names one run of long work, chosen by the caller. `tasks.cancel` with the same name stops it, and the run still ends with
 * its report. Aborting the call itself also stops the work, but then nobody hears what was done.
 */
export const task = v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(100)));

const fieldValue: v.GenericSchema<FieldValue> = v.lazy(() =>
  v.union([v.string(), v.number(), v.boolean(), v.null(), v.array(fieldValue), v.record(v.string(), fieldValue)]),
);

/** What stands beside the text and how wide. */
export const panels = v.object({
  sidebar: v.boolean(),
  preview: v.boolean(),
  inspector: v.boolean(),
  sidebarWidth: v.number(),
  previewWidth: v.number(),
  inspectorWidth: v.number(),
  // Settings that were kept before there was such a one are as good as ever.
  firstSide: v.optional(v.number(), 50),
});
