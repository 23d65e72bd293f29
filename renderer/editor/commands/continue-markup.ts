import { insertNewlineContinueMarkupCommand } from '@codemirror/lang-markdown';
import type { StateCommand } from '@codemirror/state';

/** Enter in a list or quote goes on with it, counted on; on an empty item it ends that level. */
export const continueMarkup: StateCommand = insertNewlineContinueMarkupCommand({ nonTightLists: false });
