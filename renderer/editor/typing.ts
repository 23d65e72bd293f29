import type { Extension } from '@codemirror/state';
import { lateKeys } from './late-keys.ts';
import { smartTypography } from './smart-typography.ts';
import { surround } from './surround.ts';

/** What typed signs and keys do. What goes around selected words comes before what a quote alone becomes. */
export const typing: Extension = [surround, smartTypography, lateKeys];
