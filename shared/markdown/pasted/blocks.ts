import type { Nodes } from 'hast';

const blocks = new Set(
  (
    'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer ' +
    'form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre search section summary ' +
    'table tbody td tfoot th thead tr ul'
  ).split(' '),
);

/** Whether a node begins on a line of its own. */
export const isBlock = (node: Nodes): boolean => node.type === 'element' && blocks.has(node.tagName);
