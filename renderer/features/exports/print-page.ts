/**
 * Opens the print dialog for an exported page, by its own print styles. It is drawn in a frame without scripts, in which only
 * constructed style sheets need no exception of the policy. Resolves when the dialog is closed.
 */
export async function printPage(html: string): Promise<void> {
  // The policy of this page would be asked about a style element, even in a document that is never shown.
  const sheets = [...html.matchAll(styleElement)].map(([, css = '']) => css);
  const page = new DOMParser().parseFromString(html.replace(styleElement, ''), 'text/html');
  const frame = document.createElement('iframe');
  // Modals: without it a frame may not print.
  frame.sandbox.add('allow-same-origin', 'allow-modals');
  frame.src = 'preview.html';
  frame.title = 'Print';
  frame.hidden = true;
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  document.body.append(frame);
  try {
    await loaded;
    const { contentDocument: inside, contentWindow: window } = frame;
    if (!inside || !window) return;
    draw(page, sheets, inside);
    await Promise.all([...inside.images].map((image) => image.decode().catch(() => undefined)));
    window.print();
  } finally {
    frame.remove();
  }
}

const styleElement = /<style[^>]*>([\s\S]*?)<\/style>/g;

function draw(page: Document, sheets: readonly string[], inside: Document): void {
  const Sheet = inside.defaultView?.CSSStyleSheet;
  if (!Sheet) return;
  inside.adoptedStyleSheets = sheets.map((css) => {
    const sheet = new Sheet();
    sheet.replaceSync(css);
    return sheet;
  });
  inside.title = page.title;
  inside.documentElement.lang = page.documentElement.lang;
  inside.body.className = page.body.className;
  inside.body.replaceChildren(...[...page.body.childNodes].map((node) => inside.importNode(node, true)));
}
