import {
  acceptCompletion,
  autocompletion,
  completionKeymap,
  startCompletion,
  type CompletionSource,
} from '@codemirror/autocomplete';
import { Prec, type Extension } from '@codemirror/state';
import { keymap } from '@codemirror/view';
import { isMarkdown } from './completing.ts';
import { completionTheme } from './completion-theme.ts';
import { completeEmoji } from './emoji.ts';
import { completeFences } from './fences.ts';
import { completeFootnotes } from './footnotes.ts';
import { completeImages, thumbnail } from './images.ts';
import { completeLinks } from './links.ts';
import { completeShortcodes } from './shortcodes.ts';

/** Offers what there is without waiting for a key. */
export const offerNow = startCompletion;

const inMarkdown =
  (source: CompletionSource): CompletionSource =>
  (context) =>
    isMarkdown(context) ? source(context) : null;

export const completionSources: readonly CompletionSource[] = [
  ...[completeLinks, completeImages, completeFootnotes, completeEmoji, completeShortcodes].map(inMarkdown),
  completeFences,
];

/** Milliseconds after a key. What is offered is looked for when typing pauses, never with a key itself. */
const pause = 120;

/** Offers what can be put in at the caret: links, images, footnotes, emoji, languages of fences, shortcodes. */
export const completion: Extension = [
  autocompletion({
    override: completionSources,
    activateOnTypingDelay: pause,
    icons: false,
    addToOptions: [thumbnail],
    // The command that asks for it has its keys in the table of commands.
    defaultKeymap: false,
  }),
  Prec.highest(
    keymap.of([
      ...completionKeymap.filter(({ run }) => run !== startCompletion),
      { key: 'Tab', run: acceptCompletion },
    ]),
  ),
  completionTheme,
];
