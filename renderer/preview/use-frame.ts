import { useEffect, useState, type RefObject } from 'react';
import { themeCss } from '../../assets/themes/default/theme.ts';
import { PageView } from './page-view.ts';

/** The script-less document that the preview is drawn into. */
export interface Frame {
  readonly document: Document;
  /** The sheet of the export. */
  readonly look: CSSStyleSheet;
  readonly view: PageView;
}

// What only the preview needs: no wide margins beside a narrow pane, room to scroll the last line up,
// no gliding: it would look like a scroll by the person, which the text follows. And a shadow that nobody sees in what scrolls
// sideways: with it the colour behind stays where it is, and where letters are smoothed in colour the browser makes no layer
// of the block, and none of all that stands below it. Each key in the text would have to put them together anew.
const previewCss = `
body { padding: 2rem clamp(1rem, 6vw, 3rem) 40vh; }
:root { scroll-behavior: auto; }
a, input { cursor: pointer; }
.leaf { content-visibility: auto; }
:where(pre) { box-shadow: inset 0 0 transparent; }
`;

/** The document of the frame once it is loaded, with the look of the export. Constructed style sheets need no exception
 * in the frame's Content Security Policy. */
export function useFrame(frame: RefObject<HTMLIFrameElement | null>): Frame | null {
  const [shown, setShown] = useState<Frame | null>(null);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const loaded = () => {
      const { contentDocument, contentWindow } = element;
      // about:blank comes first; its document is thrown away.
      if (!contentDocument || !contentWindow || contentDocument.URL === 'about:blank') return;
      setShown(prepare(contentDocument));
    };
    element.addEventListener('load', loaded);
    if (element.contentDocument?.readyState === 'complete') loaded();
    return () => element.removeEventListener('load', loaded);
  }, [frame]);
  return shown;
}

function prepare(document: Document): Frame | null {
  const Sheet = document.defaultView?.CSSStyleSheet;
  if (!Sheet) return null;
  const [look, own] = [new Sheet(), new Sheet()];
  look.replaceSync(themeCss);
  own.replaceSync(previewCss);
  document.adoptedStyleSheets = [look, own];
  const root = document.createElement('main');
  root.className = 'post-body';
  // As an export of it in its own language runs.
  root.dir = 'auto';
  document.body.replaceChildren(root);
  // A file or link that is let go over the page would be shown in place of the whole window.
  for (const type of ['dragover', 'drop']) document.addEventListener(type, (event) => event.preventDefault());
  return { document, look, view: new PageView(root) };
}

/** Light or dark; `system` follows the desktop. */
export function showTheme({ document }: Frame, theme: 'system' | 'light' | 'dark'): void {
  const { dataset } = document.documentElement;
  if (theme === 'system') delete dataset.theme;
  else dataset.theme = theme;
}
