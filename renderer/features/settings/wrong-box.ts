import * as v from 'valibot';
import { corrections } from '../../../shared/contract/corrections.ts';
import { correctionForms, type Box, type FormPart } from '../../../shared/generators/correction-forms.ts';
import { withCorrection } from '../../../shared/generators/corrections.ts';

export interface WrongBox {
  readonly row: number;
  readonly box: Box;
}

/** The first box of a form that holds what the part cannot be; null where the host will take the value. */
export function wrongBox(part: FormPart, value: unknown): WrongBox | null {
  const checked = v.safeParse(corrections, withCorrection({}, part, value as never));
  if (checked.success) return null;
  const { boxes, row } = correctionForms[part];
  const [, ...path] = checked.issues[0].path?.map(({ key }) => key) ?? [];
  const [key, at] = row ? [path[1], Number(path[0])] : [path[0], 0];
  const box = boxes.find((known) => known.key === key) ?? boxes[0];
  return box ? { row: at, box } : null;
}
