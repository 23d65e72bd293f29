import type { Element, ElementContent } from 'hast';
import { defaultHandlers, type Handler } from 'mdast-util-to-hast';

// A reference to a footnote inside the words of a link would be a link in a link, which HTML does not know: a browser
// ends the outer one there. It is put behind the link instead.

/** Handlers of mdast-util-to-hast that never nest links. */
export const linkHandlers: Record<'link' | 'linkReference', Handler> = {
  link: (state, node) => withoutInner(defaultHandlers.link(state, node)),
  linkReference: (state, node) => withoutInner(defaultHandlers.linkReference(state, node)),
};

function withoutInner(made: ReturnType<Handler>): ReturnType<Handler> {
  if (!made || Array.isArray(made) || made.type !== 'element') return made;
  const inner: Element[] = [];
  made.children = take(made.children, inner);
  return inner.length === 0 ? made : [made, ...inner];
}

/** The nodes without the references among them, which go to `inner`. */
function take(nodes: readonly ElementContent[], inner: Element[]): ElementContent[] {
  return nodes.filter((node) => {
    if (node.type !== 'element') return true;
    if (node.tagName === 'sup') {
      inner.push(node);
      return false;
    }
    node.children = take(node.children, inner);
    return true;
  });
}
