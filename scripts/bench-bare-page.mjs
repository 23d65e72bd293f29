// The peer of the row about the start: a React page with a CodeMirror for Markdown and nothing else. Bundled for a page.
import { markdown, markdownLanguage } from '@codemirror/lang-markdown';
import { EditorView } from '@codemirror/view';
import { createElement, useCallback } from 'react';
import { createRoot } from 'react-dom/client';

/** @param {{ readonly text: string }} props */
function Page({ text }) {
  const open = useCallback(
    (/** @type {HTMLElement} */ parent) => {
      const extensions = [markdown({ base: markdownLanguage }), EditorView.lineWrapping];
      const view = new EditorView({ doc: text, parent, extensions });
      return () => view.destroy();
    },
    [text],
  );
  return createElement('div', { ref: open });
}

const text = await (await fetch('/post.md')).text();
createRoot(document.querySelector('#root') ?? document.body).render(createElement(Page, { text }));
