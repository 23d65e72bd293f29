import { Buffer } from 'node:buffer';
import { fileStamp } from '../../../fs/file-stamp.ts';
import { createSyncDisk, type Look, type SyncDisk } from '../../../fs/sync-disk.ts';
import type { IndexUpdate } from './folder-reading.ts';
import { createPostIndex } from './post-index.ts';
import { postsOf } from '../kept/post-lines.ts';

/** Enough for the engine's second best compiler to have taken what it will; more take time at the start and gain nothing later. */
const posts = 1000;
const root = '/made-up';

export interface WarmUp {
  stop(): void;
  /** How many posts were read. */
  readonly ended: Promise<number>;
}

/**
 * Reads a made-up folder out of memory, in slices, until it is done or stopped. Code that runs for the first time is several
 * times as slow, and a first reading is much of that: so a thread that waits for its folder gets it over with.
 */
export function startWarmUp(): WarmUp {
  let read = 0;
  const tell = ({ posts: told = [] }: IndexUpdate) => void (read += postsOf(told).length);
  const index = createPostIndex({ disk: madeUpDisk(), root, file: null, now: Date.now, tell });
  const scanning = index.scan({ corrections: {}, afresh: false });
  const ended = scanning
    // It fails when it is stopped.
    .catch(() => undefined)
    .then(() => index.close())
    .then(() => read);
  return { stop: () => void index.close(), ended };
}

/** A disk with nothing on it but those posts. */
function madeUpDisk(): SyncDisk {
  const names = Array.from({ length: posts }, (_, number) => `2020-01-${10 + (number % 20)}-post-${number}.md`);
  const textOf = new Map(names.map((name, number) => [`${root}/posts/${name}`, madeUpPost(number)]));
  const lookAt = (path: string): Look => {
    const size = textOf.get(path)?.length ?? 0;
    return { kind: 'file', size, modified: 1, touched: 1.5, stamp: fileStamp(size, 1.5, 1.5, 1) };
  };
  return {
    ...createSyncDisk(),
    list: (path) =>
      path === root
        ? [{ name: 'posts', kind: 'folder' }]
        : names.filter(() => path === `${root}/posts`).map((name) => ({ name, kind: 'file' })),
    look: lookAt,
    readHead: (path, into) => {
      const length = into.write(textOf.get(path) ?? '', 'latin1');
      return { look: lookAt(path), bytes: into.subarray(0, length) };
    },
    readPlain: (path) => {
      const text = textOf.get(path);
      return { look: lookAt(path), bytes: text === undefined ? null : Buffer.from(text, 'latin1') };
    },
  };
}

/** Each of another kind, as posts are. */
function madeUpPost(number: number): string {
  const title = number % 3 === 0 ? `"Post: ${number}"` : `Post number ${number}`;
  const tags = number % 2 === 0 ? `tags: [notes, "tag ${number % 7}"]` : `tags:\n  - notes\n  - tag-${number % 5}`;
  const more = number % 4 === 0 ? '# kept\ncover:\n  image: /a.jpg\n  alt: A river\n' : '';
  const date = `2020-01-${10 + (number % 20)}${number % 5 === 0 ? ' 10:00:00' : ''}`;
  const block = `---\ntitle: ${title}\ndate: ${date}\n${tags}\ndraft: ${number % 9 === 0}\ndescription: What it says.\n${more}---\n`;
  const begin = ['## A heading\n\n', '- One item\n- and another\n\n', '> A quote\n\n', '', ''][number % 5] ?? '';
  const words = 'Words with *some* of them `marked`, and [a link](https://example.org) between them. ';
  return `${block}\n${begin}${number % 3 === 0 ? words : ''}${'Plain words go on for a while, one after another. '.repeat(5)}\n\nMore.\n`;
}
