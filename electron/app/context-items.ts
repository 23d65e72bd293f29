import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron';

type Params = Pick<
  ContextMenuParams,
  'dictionarySuggestions' | 'editFlags' | 'isEditable' | 'misspelledWord' | 'selectionText'
>;

interface SpellingActions {
  readonly replace: (word: string) => void;
  readonly learn: (word: string) => void;
}

/** What can be done with a text under the mouse: better spellings first, then the clipboard. Empty: nothing. */
export function contextItems(params: Params, { replace, learn }: SpellingActions): MenuItemConstructorOptions[] {
  const { dictionarySuggestions, editFlags, isEditable, misspelledWord, selectionText } = params;
  const spelling: MenuItemConstructorOptions[] = misspelledWord
    ? [
        ...dictionarySuggestions.map((word) => ({ label: word, click: () => replace(word) })),
        ...(dictionarySuggestions.length > 0 ? [] : [{ label: 'No suggestions', enabled: false }]),
        { label: `Learn “${misspelledWord}”`, click: () => learn(misspelledWord) },
        { type: 'separator' },
      ]
    : [];
  if (isEditable)
    return [
      ...spelling,
      { role: 'cut', enabled: editFlags.canCut },
      { role: 'copy', enabled: editFlags.canCopy },
      { role: 'paste', enabled: editFlags.canPaste },
      { role: 'selectAll', enabled: editFlags.canSelectAll },
    ];
  return selectionText === '' ? [] : [{ role: 'copy', enabled: editFlags.canCopy }];
}
