import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { FieldEdit, FieldValue } from '../../../shared/model/front-matter.ts';
import { editFrontMatter, type EditOptions } from '../../../shared/frontmatter/edits/edit.ts';
import { inCorpus } from '../../support/corpus.ts';

interface Case {
  readonly id: string;
  readonly expect: 'edit' | 'unchanged' | 'refuse' | 'never-execute';
  readonly edit: {
    readonly op: 'none' | 'set' | 'remove' | 'addTag' | 'removeTag' | 'renameTag';
    readonly field?: string;
    readonly value?: FieldValue;
    readonly from?: string;
    readonly to?: string;
    readonly type?: string;
  };
  readonly before: string;
  readonly after?: string;
  readonly alsoOk?: readonly string[];
  readonly tagForm?: string;
}

const file = inCorpus('frontmatter/cases.json', 'the cases of front matter');

function toEdit({ op, field = '', value = '', from = '', to = '', type }: Case['edit']): FieldEdit | null {
  const path = field.split('.');
  if (op === 'none') return null;
  if (op === 'remove') return { op, path };
  if (op === 'set') return { op, path, value, ...(type?.startsWith('date') && { kind: 'date' as const }) };
  if (op === 'renameTag') return { op: 'rename-item', path, from, to };
  return { op: op === 'addTag' ? 'add-item' : 'remove-item', path, item: String(value) };
}

function listText(form: string | undefined): EditOptions {
  if (form?.startsWith('comma')) return { listText: 'commas' };
  return form?.startsWith('space') ? { listText: 'spaces' } : {};
}

describe.runIf(file)('every front-matter case', () => {
  const cases = file ? (JSON.parse(readFileSync(file, 'utf8')) as Case[]) : [];
  test.each(cases.map((one) => [one.id, one] as const))('%s', (_, one) => {
    const edit = toEdit(one.edit);
    // The form of a string of tags is told from the string as well as from the profile.
    for (const options of [listText(one.tagForm), {}]) {
      const outcome = edit ? editFrontMatter(one.before, [edit], options) : ({ kind: 'unchanged' } as const);
      const text = outcome.kind === 'changed' ? outcome.text : one.before;
      const right = one.expect === 'edit' ? [one.after, ...(one.alsoOk ?? [])] : [one.before, ...(one.alsoOk ?? [])];
      expect(right).toContain(text);
      if (one.expect === 'refuse' && text === one.before) expect(outcome.kind).toBe('refused');
    }
  });
});
