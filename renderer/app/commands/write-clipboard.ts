/** What goes to the clipboard: formatted text with the plain form beside it, or plain text alone. */
export interface Copied {
  readonly html: string | null;
  readonly plain: string;
}

/**
 * Writes to the clipboard; where that is denied, by the older command of the browser, which needs no permission, only that
 * the person has just pressed something. False when neither is allowed.
 */
export async function writeClipboard(copied: Copied): Promise<boolean> {
  try {
    await navigator.clipboard.write([new ClipboardItem(partsOf(copied))]);
    return true;
  } catch {
    return copyByCommand(copied);
  }
}

function partsOf({ html, plain }: Copied): Record<string, Blob> {
  const blob = (text: string, type: string) => new Blob([text], { type });
  return { 'text/plain': blob(plain, 'text/plain'), ...(html !== null && { 'text/html': blob(html, 'text/html') }) };
}

function copyByCommand({ html, plain }: Copied): boolean {
  let isTaken = false;
  const take = (event: ClipboardEvent) => {
    event.preventDefault();
    event.stopPropagation();
    event.clipboardData?.setData('text/plain', plain);
    if (html !== null) event.clipboardData?.setData('text/html', html);
    isTaken = event.clipboardData !== null;
  };
  // Before the editor, which would put its own selection there.
  window.addEventListener('copy', take, { capture: true });
  try {
    return document.execCommand('copy') && isTaken;
  } finally {
    window.removeEventListener('copy', take, { capture: true });
  }
}
