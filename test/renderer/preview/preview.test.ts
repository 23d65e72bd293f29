import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { applyAnswer, type ShownBlock } from '../../../renderer/preview/blocks.ts';
import { linkTarget } from '../../../renderer/preview/links.ts';
import type { PreviewAnswer, PreviewRequest } from '../../../renderer/preview/protocol.ts';
import { mediaAddress } from '../../../renderer/preview/media-address.ts';
import { createRenderer } from '../../../renderer/preview/render-request.ts';
import { createSchedule, previewTimes } from '../../../renderer/preview/schedule.ts';
import { workerTimes, type WorkerEvents } from '../../../renderer/preview/worker-line.ts';
import { lineOfTop, topOfLine } from '../../../renderer/preview/scroll-sync.ts';
import { libraryId } from '../../../shared/model/library.ts';
import { postId } from '../../../shared/model/post.ts';
import { siteProfile } from '../../../shared/library/profiles.ts';

const request = (text: string): PreviewRequest => ({
  text,
  library: libraryId('0123456789abcdef'),
  post: postId('posts/a b.md'),
  profile: siteProfile('plain'),
  remoteImages: false,
});
const empty: PreviewAnswer = { order: [], fresh: [], blocked: 0 };

describe('rendering by blocks', () => {
  test('sends only what is new, and the page keeps the rest as it is', () => {
    const render = createRenderer();
    const first = render(request('# One\n\ntwo\n\nthree\n'));
    expect(first.fresh).toHaveLength(3);
    const shown = applyAnswer([], first);
    const second = render(request('# One\n\ntwo changed\n\nthree\n'));
    expect(second.fresh).toHaveLength(1);
    const next = applyAnswer(shown, second);
    expect(next[0]).toBe(shown[0]);
    expect(next[2]).toBe(shown[2]);
    expect(JSON.stringify(next[1]?.tree)).toContain('two changed');
  });

  test('a block that only moved keeps its content and gets its new lines', () => {
    const render = createRenderer();
    const shown = applyAnswer([], render(request('a\n\nb\n')));
    const answer = render(request('new\n\na\n\nb\n'));
    expect(answer.fresh).toHaveLength(1);
    const next = applyAnswer(shown, answer);
    expect(next.map((block) => block.line)).toEqual([1, 1, 3, 5]);
    expect(next.slice(2).map((block) => block.tree)).toEqual(shown.slice(1).map((block) => block.tree));
    expect(next[2]?.tree).toBe(shown[1]?.tree);
  });

  test('the title, the date, the reading time and the tags stand above the body as on the exported page', () => {
    const render = createRenderer();
    const words = (text: string) => applyAnswer([], render(request(text))).map(({ tree }) => JSON.stringify(tree));
    const [header = '', ...body] = words('---\ntitle: One\ndate: 2024-01-15\ntags: [b, a]\n---\n\n# One\n\ntext\n');
    for (const part of ['"One"', 'January 15, 2024', '1 min read', '"b"', '"a"']) expect(header).toContain(part);
    expect(body, 'the heading that repeats the title is gone').toHaveLength(1);
    expect(words('---\ntitle: One\n---\n\n# Other\n').join()).toContain('"h2"');
    expect(words('\n')).toEqual([]);
  });

  test('a block that comes back after it was gone is sent again', () => {
    const render = createRenderer();
    let shown: readonly ShownBlock[] = [];
    for (const text of ['a\n\nb\n', 'a\n', 'a\n\nb\n']) shown = applyAnswer(shown, render(request(text)));
    expect(JSON.stringify(shown.map((block) => block.tree))).toMatch(/"a".*"b"/);
  });

  test('images of the library have an address at the host, those of the network are counted', () => {
    const answer = createRenderer()(request('![x](../i/a.png)\n\n![y](https://example.com/a.png)\n'));
    expect(answer.blocked).toBe(1);
    expect(JSON.stringify(answer.fresh)).toContain(mediaAddress('0123456789abcdef', 'posts/a b.md', '../i/a.png'));
    expect(mediaAddress('l', 'a&b=c.md', 'x?#&.png')).toBe('/media/l/?post=a%26b%3Dc.md&src=x%3F%23%26.png');
  });
});

describe('when it renders', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function start({ loaded = true } = {}) {
    const workers: (WorkerEvents & { requests: string[]; killed: boolean })[] = [];
    const seen = { answers: 0, gaveUp: [] as string[], text: 'a' };
    const schedule = createSchedule({
      createWorker(events) {
        const worker = { ...events, requests: [] as string[], killed: false };
        workers.push(worker);
        if (loaded) setTimeout(events.onReady, 0);
        return { render: ({ text }) => worker.requests.push(text), terminate: () => void (worker.killed = true) };
      },
      request: () => request(seen.text),
      onAnswer: () => void seen.answers++,
      onGaveUp: (reason) => void seen.gaveUp.push(reason),
    });
    return { schedule, seen, workers };
  }

  test('waits for a pause, but not for ever, and asks for the text only then', () => {
    const { schedule, seen, workers } = start();
    for (let key = 0; key < 20; key++) {
      seen.text = `text ${key}`;
      schedule.changed();
      vi.advanceTimersByTime(20);
    }
    expect(workers[0]?.requests).toHaveLength(1);
    workers[0]?.onAnswer(empty);
    vi.advanceTimersByTime(previewTimes.idle);
    expect(workers[0]?.requests).toHaveLength(2);
    expect(workers[0]?.requests[1]).toBe('text 19');
  });

  test('sends the newest text once the last one is answered, and skips those between', () => {
    const { schedule, seen, workers } = start();
    schedule.restart();
    vi.advanceTimersByTime(0);
    for (const text of ['b', 'c', 'd']) {
      seen.text = text;
      schedule.changed();
      vi.advanceTimersByTime(previewTimes.atMost);
    }
    expect(workers[0]?.requests).toEqual(['a']);
    workers[0]?.onAnswer(empty);
    expect(workers[0]?.requests).toEqual(['a', 'd']);
  });

  test('a worker that does not answer is killed and told once; the next change starts another', () => {
    const { schedule, seen, workers } = start();
    schedule.restart();
    vi.advanceTimersByTime(0);
    vi.advanceTimersByTime(workerTimes.limit);
    expect(workers[0]?.killed).toBe(true);
    expect(seen.gaveUp).toEqual(['too-slow']);
    workers[0]?.onAnswer(empty);
    expect(seen.answers).toBe(0);
    schedule.changed();
    vi.advanceTimersByTime(previewTimes.idle + 1);
    workers[1]?.onAnswer(empty);
    expect(seen.answers).toBe(1);
    vi.advanceTimersByTime(workerTimes.limit);
    expect(workers[1]?.killed).toBe(false);
  });

  test('a worker that breaks is replaced too', () => {
    const { schedule, seen, workers } = start();
    schedule.restart();
    workers[0]?.onError();
    expect(seen.gaveUp).toEqual(['failed']);
    schedule.restart();
    expect(workers).toHaveLength(2);
  });

  test('loading takes its time; only a rendering is timed, and the text is read when it starts', async () => {
    const { schedule, seen, workers } = start({ loaded: false });
    schedule.restart();
    vi.advanceTimersByTime(workerTimes.limit * 3);
    expect(workers[0]).toMatchObject({ killed: false, requests: [] });
    seen.text = 'typed meanwhile';
    workers[0]?.onReady();
    expect(workers[0]?.requests).toEqual(['typed meanwhile']);
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
    workers[0]?.onAnswer(empty);
    expect(workers).toHaveLength(1);
    expect(seen).toMatchObject({ answers: 0, gaveUp: [] });
  });
});

describe('links', () => {
  const post = postId('content/posts/a.md');
  test.each<[string, unknown]>([
    ['#top-of-it', { kind: 'anchor', id: 'top-of-it' }],
    ['#%C3%A9', { kind: 'anchor', id: 'é' }],
    ['https://a.org/x', { kind: 'external', url: 'https://a.org/x' }],
    ['//a.org/x', { kind: 'external', url: 'https://a.org/x' }],
    ['mailto:a@b.c', { kind: 'external', url: 'mailto:a@b.c' }],
    ['b.md#x', { kind: 'internal', href: 'b.md#x', path: 'content/posts/b.md' }],
    ['../c/d%20e.md', { kind: 'internal', href: '../c/d%20e.md', path: 'content/c/d e.md' }],
    ['/posts/b/?x=1', { kind: 'internal', href: '/posts/b/?x=1', path: 'posts/b' }],
    ['../../../../etc/passwd', null],
    ['javascript:alert(1)', null],
    ['file:///etc/passwd', null],
    ['%zz', { kind: 'internal', href: '%zz', path: 'content/posts/%zz' }],
  ])('%s', (href, target) => {
    expect(linkTarget(href, post)).toEqual(target);
  });
});

describe('scrolling together', () => {
  const anchors = [
    { line: 3, top: 0 },
    { line: 10, top: 70 },
    { line: 12, top: 400 },
  ];
  test.each([
    [1, 0],
    [3, 0],
    [6.5, 35],
    [11, 235],
    [99, 400],
  ])('line %d is at %d', (line, top) => {
    expect(topOfLine(anchors, line)).toBe(top);
  });

  test('there and back is the same place', () => {
    for (let top = 0; top <= 400; top += 25) expect(topOfLine(anchors, lineOfTop(anchors, top))).toBeCloseTo(top);
  });

  test('a page without blocks has one place', () => {
    expect(topOfLine([], 5)).toBe(0);
    expect(lineOfTop([], 5)).toBe(1);
  });
});
