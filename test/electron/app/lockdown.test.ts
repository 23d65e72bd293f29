import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WebContents, WebFrameMain } from 'electron';
import { describe, expect, test } from 'vitest';
import { isOutward, isOwnDownload, isTrustedSender } from '../../../electron/app/lockdown.ts';

test.each(['https://example.org/', 'http://example.org/a?b=c#d', 'mailto:a@example.org', 'HTTPS://EXAMPLE.ORG'])(
  'a person may be sent to %s',
  (url) => expect(isOutward(url)).toBe(true),
);

test.each([
  'file:///etc/passwd',
  'javascript:alert(1)',
  'app://longhand/',
  'data:text/html,x',
  'smb://host/share',
  'ms-msdt:/id',
  'vscode://file/x',
  '\\\\host\\share',
  '/etc/passwd',
  'https',
  '',
])('nobody is sent to %s', (url) => expect(isOutward(url)).toBe(false));

describe('with the collected payloads', () => {
  const corpus = process.env['LONGHAND_CORPUS'];
  test.skipIf(!corpus)('only web pages and mails go out (needs LONGHAND_CORPUS)', () => {
    const file = readFileSync(join(corpus ?? '', 'security', 'payloads.json'), 'utf8');
    const urls = [...JSON.stringify(JSON.parse(file)).matchAll(/\b([a-z][\w+.-]*:[^\s"'<>\\)]+)/gi)].map(
      ([url]) => url,
    );
    expect(urls.length).toBeGreaterThan(50);
    expect(urls.filter(isOutward).filter((url) => !/^(https?|mailto):/i.test(url))).toEqual([]);
  });
});

describe('a message is trusted', () => {
  const mainFrame = { url: 'app://longhand/' } as WebFrameMain;
  const own = { mainFrame } as WebContents;

  test('from the main frame of the own page', () => expect(isTrustedSender(mainFrame, own)).toBe(true));

  test('from no frame in it, and no other window', () => {
    expect(isTrustedSender({ url: 'app://longhand/preview.html' } as WebFrameMain, own)).toBe(false);
    expect(isTrustedSender({ url: 'app://longhand/' } as WebFrameMain, own)).toBe(false);
    expect(isTrustedSender(null, own)).toBe(false);
  });

  test.each(['https://evil.test/', 'app://evil/', 'app://longhand.evil.test/', 'file:///x', 'about:blank', ''])(
    'not when the main frame shows %s',
    (url) => {
      const frame = { url } as WebFrameMain;
      expect(isTrustedSender(frame, { mainFrame: frame } as WebContents)).toBe(false);
    },
  );
});

test('only what the page made itself is downloaded', () => {
  expect(isOwnDownload('blob:app://longhand/6f1d0f6e')).toBe(true);
  for (const url of [
    'https://example.org/x.exe',
    'blob:https://example.org/1',
    'blob:app://longhand.evil/1',
    'data:,x',
  ]) {
    expect(isOwnDownload(url), url).toBe(false);
  }
});
