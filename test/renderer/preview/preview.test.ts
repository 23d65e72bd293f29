import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { NumberedRequest, PreviewAnswer, PreviewRequest } from '../../../renderer/preview/protocol.ts';
import { mediaAddress } from '../../../renderer/preview/media-address.ts';
import { createRenderer } from '../../../renderer/preview/renderer.ts';
import { createSchedule, drawingTimes, previewTimes } from '../../../renderer/preview/schedule.ts';
import { workerTimes, type WorkerEvents } from '../../../renderer/preview/worker-line.ts';
import type { PagePiece } from '../../../shared/markdown/live/live-page.ts';
import { libraryId } from '../../../shared/model/library.ts';
import { postId } from '../../../shared/model/post.ts';
import { siteProfile } from '../../../shared/generators/profiles.ts';

const open = (text: string, page = 1, profile = siteProfile('plain')): PreviewRequest => ({
  kind: 'open',
  page,
  text,
  library: libraryId('0123456789abcdef'),
  post: postId('posts/a b.md'),
  profile,
  remoteImages: false,
});
const answer = (request: number, isComplete = true): PreviewAnswer => ({
  ...{ request, page: 1, isFirst: false, isComplete, blocked: 0 },
  change: { from: 0, removed: 0, inserted: [] },
});

describe('rendering', () => {
  /** A renderer whose page is kept as the window keeps it. */
  function start(text: string) {
    let time = 0;
    // Every look at the clock is a slice's time later.
    const renderer = createRenderer(() => (time += 100));
    let pieces: readonly PagePiece[] = [];
    let number = 0;
    const ask = (request: PreviewRequest) => {
      renderer.take({ number: ++number, request });
      const answers: PreviewAnswer[] = [];
      do {
        const given = renderer.step();
        const { from, removed, inserted } = given.change;
        const before = given.isFirst ? [] : pieces;
        pieces = [...before.slice(0, from), ...inserted, ...before.slice(from + removed)];
        answers.push(given);
      } while (answers.at(-1)?.isComplete === false);
      return answers;
    };
    const edit = (from: number, to: number, insert: string) => ask({ kind: 'edit', changes: [{ from, to, insert }] });
    return { first: ask(open(text)), ask, edit, pieces: () => pieces };
  }

  test('sends only what is new', () => {
    const { edit, pieces } = start('# One\n\ntwo\n\nthree\n');
    const [given] = edit(10, 10, ' changed');
    expect(given?.change).toMatchObject({ removed: 1 });
    expect(given?.change.inserted.map(({ json }) => json).join()).toContain('two changed');
    expect(pieces()).toHaveLength(4);
  });

  test('blocks that only moved are not sent again', () => {
    const { edit, pieces } = start('a\n\nb\n');
    const [given] = edit(0, 0, 'new\n\n');
    expect(given?.change.inserted).toHaveLength(1);
    expect(pieces().map(({ lines }) => lines)).toEqual([0, 2, 2, 1]);
  });

  test('the title, the date, the reading time and the tags stand above the body as on the exported page', () => {
    const words = (text: string) =>
      start(text)
        .pieces()
        .map(({ json }) => json);
    const [header = '', ...body] = words('---\ntitle: One\ndate: 2024-01-15\ntags: [b, a]\n---\n\n# One\n\ntext\n');
    for (const part of ['"One"', 'January 15, 2024', '1 min read', '"b"', '"a"']) expect(header).toContain(part);
    expect(body.join(), 'the heading that repeats the title is gone').not.toContain('"h1"');
    expect(words('---\ntitle: One\n---\n\n# Other\n').join()).toContain('"h2"');
    expect(words('\n')).toEqual([]);
  });

  test('the front matter says what it says to the generator of the site', () => {
    const { ask, pieces } = start('');
    ask(open('---\ntitle: "One\ntwo"\ntags: [012]\n---\n\nText\n', 2, siteProfile('jekyll')));
    for (const part of ['"One two"', '"10"']) expect(pieces()[0]?.json).toContain(part);
  });

  test('a long post comes in several answers, the start of it first, and takes changes between them', () => {
    const text = Array.from({ length: 3000 }, (_, at) => `Paragraph ${at} with *some* words.\n\n`).join('');
    const { first, ask, edit, pieces } = start(text);
    expect(first.length).toBeGreaterThan(5);
    expect(first[0]).toMatchObject({ isFirst: true, isComplete: false });
    expect(first[0]?.change.inserted[1]?.json).toContain('Paragraph 0 ');
    expect(pieces()).toHaveLength(3001);
    expect(edit(text.length - 3, text.length - 3, '!')).toHaveLength(1);
    expect(ask(open('short', 2)).map(({ page, isFirst }) => [page, isFirst])).toEqual([[2, true]]);
    expect(pieces()).toHaveLength(2);
  });

  test('images of the library have an address at the host, those of the network are counted', () => {
    const { first } = start('![x](../i/a.png)\n\n![y](https://example.com/a.png)\n');
    expect(first.at(-1)?.blocked).toBe(1);
    const drawn = JSON.stringify(first.map(({ change }) => change.inserted));
    expect(drawn).toContain(mediaAddress('0123456789abcdef', 'posts/a b.md', '../i/a.png'));
    expect(mediaAddress('l', 'a&b=c.md', 'x?#&.png')).toBe('/media/l/?post=a%26b%3Dc.md&src=x%3F%23%26.png');
  });
});

describe('when it renders', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function start({ loaded = true } = {}) {
    const workers: (WorkerEvents & { sent: NumberedRequest[]; killed: boolean })[] = [];
    const seen = { answers: 0, gaveUp: [] as string[], fresh: [] as boolean[], text: 'a', cost: 0 };
    const schedule = createSchedule({
      createWorker(events) {
        const worker = { ...events, sent: [] as NumberedRequest[], killed: false };
        workers.push(worker);
        if (loaded) setTimeout(events.onReady, 0);
        return { send: (request) => worker.sent.push(request), terminate: () => void (worker.killed = true) };
      },
      request(isFresh) {
        seen.fresh.push(isFresh);
        return open(seen.text);
      },
      onAnswer(_, drew) {
        seen.answers++;
        drew(seen.cost);
      },
      onGaveUp: (reason) => void seen.gaveUp.push(reason),
    });
    const texts = (index = 0) => workers[index]?.sent.map(({ request }) => request.kind === 'open' && request.text);
    return { schedule, seen, workers, texts };
  }

  test('waits for a pause, but not for ever, and asks for the text only then', () => {
    const { schedule, seen, workers, texts } = start();
    vi.advanceTimersByTime(1);
    const apart = previewTimes.idle / 2;
    const last = previewTimes.atMost / apart + 5;
    for (let key = 0; key <= last; key++) {
      seen.text = `text ${key}`;
      schedule.changed();
      vi.advanceTimersByTime(apart);
    }
    expect(texts()).toHaveLength(1);
    workers[0]?.onAnswer(answer(1));
    vi.advanceTimersByTime(previewTimes.idle);
    expect(texts()?.slice(1)).toEqual([`text ${last}`]);
    expect(seen.fresh).toEqual([true, false]);
  });

  test('a page that is slow to draw waits for a longer pause, until it is quick again', () => {
    const { schedule, seen, workers, texts } = start();
    schedule.restart();
    vi.advanceTimersByTime(0);
    const cost = 10 * drawingTimes.noticed;
    seen.cost = cost;
    workers[0]?.onAnswer(answer(1));
    schedule.changed();
    vi.advanceTimersByTime(cost * drawingTimes.idleTimes - 1);
    expect(texts()).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(texts()).toHaveLength(2);
    seen.cost = drawingTimes.noticed;
    workers[0]?.onAnswer(answer(2));
    schedule.changed();
    vi.advanceTimersByTime(previewTimes.idle);
    expect(texts()).toHaveLength(3);
  });

  test('sends the newest text once the last one is answered, and skips those between', () => {
    const { schedule, seen, workers, texts } = start();
    schedule.restart();
    vi.advanceTimersByTime(0);
    for (const text of ['b', 'c', 'd']) {
      seen.text = text;
      schedule.changed();
      vi.advanceTimersByTime(previewTimes.idle);
    }
    expect(texts()).toEqual(['a']);
    workers[0]?.onAnswer(answer(1));
    expect(texts()).toEqual(['a', 'd']);
  });

  test('a post that is still being drawn takes changes, and has the time of each slice', () => {
    const { schedule, seen, workers, texts } = start();
    schedule.restart();
    vi.advanceTimersByTime(0);
    for (let slice = 0; slice < 5; slice++) {
      vi.advanceTimersByTime(workerTimes.limit - 1);
      workers[0]?.onAnswer(answer(1, false));
    }
    seen.text = 'b';
    schedule.changed();
    vi.advanceTimersByTime(previewTimes.idle);
    expect(texts()).toEqual(['a', 'b']);
    // One more slice was on its way.
    workers[0]?.onAnswer(answer(1));
    vi.advanceTimersByTime(workerTimes.limit);
    expect(seen.gaveUp).toEqual(['too-slow']);
  });

  test('a worker that does not answer is killed and told once; a later change starts another, after a longer pause', () => {
    const { schedule, seen, workers } = start();
    schedule.restart();
    vi.advanceTimersByTime(0);
    vi.advanceTimersByTime(workerTimes.limit);
    expect(workers[0]?.killed).toBe(true);
    expect(seen.gaveUp).toEqual(['too-slow']);
    workers[0]?.onAnswer(answer(1));
    expect(seen.answers).toBe(0);
    schedule.changed();
    vi.advanceTimersByTime(previewTimes.afterGivingUp - 1);
    expect(workers).toHaveLength(1);
    vi.advanceTimersByTime(2);
    expect(seen.fresh.at(-1)).toBe(true);
    workers[1]?.onAnswer(answer(1));
    expect(seen.answers).toBe(1);
    vi.advanceTimersByTime(workerTimes.limit);
    expect(workers[1]?.killed).toBe(false);
  });

  test('what was typed before a slow text is given up is drawn after it, though no other change comes', () => {
    const { schedule, seen, workers, texts } = start();
    schedule.restart();
    vi.advanceTimersByTime(0);
    seen.text = 'quick again';
    schedule.changed();
    vi.advanceTimersByTime(workerTimes.limit);
    expect(seen.gaveUp).toEqual(['too-slow']);
    vi.advanceTimersByTime(previewTimes.afterGivingUp + 1);
    expect(texts(1)).toEqual(['quick again']);
    // Given up in its turn, it is not tried again by itself.
    vi.advanceTimersByTime(workerTimes.limit + 10 * previewTimes.afterGivingUp);
    expect(workers).toHaveLength(2);
  });

  test('a text that was given up is tried once more by itself, and drawn where the machine was only busy', () => {
    const { schedule, seen, workers, texts } = start();
    schedule.restart();
    vi.advanceTimersByTime(workerTimes.limit + previewTimes.afterGivingUp + 1);
    expect([texts(1), seen.gaveUp]).toEqual([['a'], ['too-slow']]);
    workers[1]?.onAnswer(answer(1));
    expect(seen.answers).toBe(1);
    schedule.restart();
    vi.advanceTimersByTime(20 * workerTimes.limit);
    expect(seen.gaveUp).toEqual(['too-slow', 'too-slow', 'too-slow']);
    expect(workers).toHaveLength(3);
  });

  test('a worker that breaks is replaced too', () => {
    const { schedule, seen, workers } = start();
    schedule.restart();
    workers[0]?.onError();
    expect(seen.gaveUp).toEqual(['failed']);
    schedule.restart();
    expect(workers).toHaveLength(2);
  });

  test('loading takes its time; only a rendering is timed, and the text is read when it starts', () => {
    const { schedule, seen, workers, texts } = start({ loaded: false });
    schedule.restart();
    vi.advanceTimersByTime(workerTimes.limit * 3);
    expect(workers[0]).toMatchObject({ killed: false, sent: [] });
    seen.text = 'typed meanwhile';
    workers[0]?.onReady();
    expect(texts()).toEqual(['typed meanwhile']);
    vi.advanceTimersByTime(workerTimes.limit);
    expect(seen.gaveUp).toEqual(['too-slow']);
  });

  test('a worker that never loads is given up', () => {
    const { schedule, seen } = start({ loaded: false });
    schedule.restart();
    vi.advanceTimersByTime(workerTimes.start);
    expect(seen.gaveUp).toEqual(['failed']);
  });

  test('nothing happens after it is closed', () => {
    const { schedule, seen, workers } = start();
    schedule.restart();
    schedule.changed();
    schedule.dispose();
    vi.advanceTimersByTime(10_000);
    workers[0]?.onAnswer(answer(1));
    expect(workers).toHaveLength(1);
    expect(seen).toMatchObject({ answers: 0, gaveUp: [] });
  });
});
