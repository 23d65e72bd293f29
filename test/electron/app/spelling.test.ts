import { expect, test } from 'vitest';
import { contextItems } from '../../../electron/app/context-items.ts';
import { checkSpelling } from '../../../electron/app/spelling.ts';

function speller() {
  const told: unknown[] = [];
  return {
    told,
    availableSpellCheckerLanguages: ['de', 'en-GB'],
    setSpellCheckerLanguages: (languages: string[]) => void told.push(languages),
    setSpellCheckerEnabled: (enabled: boolean) => void told.push(enabled),
    isSpellCheckerEnabled: () => true,
  };
}

test.each([
  ['linux', true, [], [[], false]],
  ['linux', true, ['de'], [['de'], true]],
  ['win32', false, ['de'], [['de'], false]],
  // Electron throws on what it does not know.
  ['linux', true, ['tlh', 'de'], [['de'], true]],
  ['win32', true, ['tlh'], [[], false]],
  ['darwin', true, ['de'], [true]],
] as const)('on %s, wished %s, in %j: the checker is told %j', (platform, spelling, spellLanguages, told) => {
  const session = speller();
  checkSpelling(session, { spelling, spellLanguages }, platform);
  expect(session.told).toEqual(told);
});

const params = {
  dictionarySuggestions: [],
  editFlags: { canCut: true, canCopy: true, canPaste: true, canSelectAll: true },
  isEditable: true,
  misspelledWord: '',
  selectionText: '',
} as unknown as Parameters<typeof contextItems>[0];

test('a wrong word can be replaced or learned', () => {
  const done: string[] = [];
  const actions = {
    replace: (word: string) => void done.push(`=${word}`),
    learn: (word: string) => void done.push(`+${word}`),
  };
  const items = contextItems({ ...params, misspelledWord: 'teh', dictionarySuggestions: ['the', 'tea'] }, actions);
  for (const { click } of items.slice(0, 3)) (click as (() => void) | undefined)?.();
  expect(done).toEqual(['=the', '=tea', '+teh']);
  const none = contextItems({ ...params, misspelledWord: 'xyzzy' }, actions);
  expect(none[0]).toEqual({ label: 'No suggestions', enabled: false });
});

test('text that is only read can be copied; elsewhere there is no menu', () => {
  const actions = { replace: () => undefined, learn: () => undefined };
  expect(contextItems({ ...params, isEditable: false, selectionText: 'a' }, actions)).toEqual([
    { role: 'copy', enabled: true },
  ]);
  expect(contextItems({ ...params, isEditable: false }, actions)).toEqual([]);
});
