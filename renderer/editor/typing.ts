import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { closePairs } from './close-pairs.ts';
import { closedTags } from './closed-tag.ts';
import { typedFence } from './commands/type-fence.ts';
import { typedPipe } from './commands/type-pipe.ts';
import { htmlIndent } from './html-indent.ts';
import { lateKeys } from './late-keys.ts';
import { smartTypography } from './smart-typography.ts';
import { surround } from './surround.ts';

const signs = EditorView.inputHandler.of((view, from, to, text) => {
  if (!/^[|`~]$/.test(text) || view.composing || from !== to) return false;
  const change = text === '|' ? typedPipe(view.state) : typedFence(view.state, text);
  if (change) view.dispatch(change);
  return change !== null;
});

/** What typed signs and keys do. What goes around selected words comes before what a quote alone becomes. */
export const typing: Extension = [surround, smartTypography, signs, closePairs, closedTags, htmlIndent, lateKeys];
