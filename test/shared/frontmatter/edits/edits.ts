import { expect } from 'vitest';
import { editFrontMatter, type EditOptions } from '../../../../shared/frontmatter/edits/edit.ts';
import type { FieldEdit, FieldKind, FieldValue } from '../../../../shared/model/front-matter.ts';

export const at = (field: string) => field.split('.');
export const set = (field: string, value: FieldValue, kind?: FieldKind): FieldEdit => ({
  op: 'set',
  path: at(field),
  value,
  ...(kind && { kind }),
});
export const unset = (field: string): FieldEdit => ({ op: 'remove', path: at(field) });
export const add = (field: string, item: string): FieldEdit => ({ op: 'add-item', path: at(field), item });
export const drop = (field: string, item: string): FieldEdit => ({ op: 'remove-item', path: at(field), item });
export const move = (field: string, from: number, to: number): FieldEdit => ({
  op: 'move-item',
  path: at(field),
  from,
  to,
});

/** The text after the edit, `unchanged`, or `refused: reason (line)`. */
export function after(text: string, edit: FieldEdit | readonly FieldEdit[], options?: EditOptions): string {
  const outcome = editFrontMatter(text, [edit].flat(), options);
  if (outcome.kind === 'refused') return `refused: ${outcome.problem.message} (${outcome.problem.line})`;
  if (outcome.kind === 'unchanged') return 'unchanged';
  // What the editor applies and what the file gets are the same.
  const applied = outcome.changes.reduceRight((now, c) => now.slice(0, c.from) + c.insert + now.slice(c.to), text);
  expect(applied).toBe(outcome.text);
  return outcome.text;
}

export const yaml = (block: string) => `---\n${block}\n---\n\nBody: x\n`;
export const toml = (block: string) => `+++\n${block}\n+++\n\nBody = x\n`;
