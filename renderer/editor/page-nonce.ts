import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

/** Lets CodeMirror add its style sheet under the page's Content Security Policy. A test outside a page has none. */
export function pageNonce(): Extension {
  if (typeof document === 'undefined') return [];
  const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce;
  return nonce ? EditorView.cspNonce.of(nonce) : [];
}
