// The peer of the rows about the editor: CodeMirror with Markdown and what no editor is without. Bundled for a page.
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { markdown, markdownLanguage } from '@codemirror/lang-markdown';
import { defaultHighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView, keymap } from '@codemirror/view';

/** Opens a text in the element `#editor`, which is empty. */
Object.assign(window, {
  openText: (/** @type {string} */ text) =>
    new EditorView({
      doc: text,
      parent: document.querySelector('#editor') ?? document.body,
      extensions: [
        history(),
        keymap.of([...historyKeymap, ...defaultKeymap]),
        markdown({ base: markdownLanguage }),
        syntaxHighlighting(defaultHighlightStyle),
        EditorView.lineWrapping,
      ],
    }),
});
