import type { WebContents, WebFrameMain } from 'electron';
import { describe, expect, test } from 'vitest';
import { isOwnDownload, isTrustedSender } from '../../../electron/app/lockdown.ts';

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
