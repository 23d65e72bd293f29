import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { inCorpus } from './corpus.ts';

/** One hostile input of `security/payloads.json` with what must not happen. */
export interface Payload {
  readonly id: string;
  readonly where: 'body' | 'file' | 'image-ref' | 'file-name' | 'fixture';
  readonly input: string;
  readonly mustNot: readonly string[];
  readonly firesRaw?: 'on load' | 'on hover/focus/click' | 'not in this browser';
}

/** The collected payloads; none without the corpus. */
export async function readPayloads(): Promise<readonly Payload[]> {
  const file = inCorpus('security/payloads.json', 'the collected payloads');
  return file === null ? [] : (JSON.parse(await readFile(file, 'utf8')) as Payload[]);
}

/** A post that holds the payload behind a word to wait for. `file` payloads are whole posts. */
export function hostilePost({ id, where, input }: Payload): string {
  if (where === 'file') return input;
  const body = where === 'image-ref' ? `![The image of ${id}](<${input}>)\n\n![](${input})` : input;
  return `---\ntitle: ${id}\ndate: 2024-01-15\n---\n\nMarker of ${id}.\n\n${body}\n`;
}

/** What a post did that no post may do, as sentences. */
export interface Deeds {
  readonly all: readonly string[];
  clear(): void;
}

/**
 * Watches a page at the level of the browser: dialogs (a script's `alert`, in frames too), requests beyond `allowed`, navigations
 * of the page, new windows, downloads, and answers that hold one of the secrets.
 */
export async function watchDeeds(
  page: Page,
  allowed: (url: string) => boolean,
  secrets: readonly string[] = [],
): Promise<Deeds> {
  const all: string[] = [];
  page.on('dialog', (dialog) => {
    all.push(`script: a ${dialog.type()} said ${dialog.message()}`);
    dialog.dismiss().catch(() => undefined);
  });
  // A link to the web that is clicked may open a window of its own, as long as that one cannot reach back.
  const judge = async (popup: Page) => {
    await popup.waitForLoadState('domcontentloaded').catch(() => undefined);
    // A mail address goes to the system, and its window never gets a document; Chromium 150 calls its address `:`.
    const isEmpty = ['', ':'].includes(popup.url());
    const reachesBack = !isEmpty && (await popup.evaluate(() => window.opener !== null).catch(() => true));
    if (reachesBack || !(isEmpty || /^https?:/.test(popup.url()))) all.push(`opener: a window opened ${popup.url()}`);
    await popup.close().catch(() => undefined);
  };
  page.on('popup', (popup) => void judge(popup));
  page.on('download', (download) => all.push(`download: ${download.url()}`));
  page.on('request', (request) => {
    if (!allowed(request.url())) all.push(`network: ${request.url()}`);
  });
  page.on('framenavigated', (frame) => {
    if (!allowed(frame.url())) all.push(`navigate: ${frame.url()}`);
  });
  page.on('response', async (response) => {
    const body = secrets.length ? await response.body().catch(() => null) : null;
    if (body && secrets.some((secret) => body.includes(secret))) all.push(`read-outside: ${response.url()}`);
  });
  return { all, clear: () => all.splice(0, all.length) };
}

/** Hovers, focuses and clicks everything in the document, as far as that can be done without leaving it. Runs in the page. */
export function touchEverything(): void {
  for (const element of document.querySelectorAll('*')) {
    for (const type of ['mouseover', 'mouseenter', 'pointerover', 'focus', 'toggle', 'animationstart', 'copy'])
      element.dispatchEvent(new Event(type, { bubbles: true }));
    if (element instanceof HTMLElement) {
      element.focus();
      // A mail address goes to the system by an empty window, which some versions of Chromium never finish.
      if (!(element instanceof HTMLAnchorElement && element.protocol === 'mailto:')) element.click();
    }
  }
}

/** Keeps a click on a link to the web or to another file from leaving the page: where a person goes is no deed of the post. Runs in the page. */
export function stayOnPage(): void {
  const stay = (event: Event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (link && /^(?:https?|mailto|file):$/.test(link.protocol)) event.preventDefault();
  };
  document.addEventListener('click', stay, { capture: true });
}
