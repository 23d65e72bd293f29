import type { TextChange } from '../../base/text-change.ts';
import type { FieldEdit, FieldPath, FrontMatterFormat, Problem, YamlDialect } from '../../model/front-matter.ts';
import type { ListText } from '../fields.ts';
import { obstacle } from '../foreign.ts';
import { isBreak, lineBreakOf, lineNumber } from '../lines.ts';
import { carryOut } from './carry-out.ts';
import { mergedAt } from '../merge-keys.ts';
import { createPieces } from './pieces.ts';
import { planEdit, planOver } from './plan.ts';
import { parseBlock } from '../read.ts';
import { findBlock, markLength } from '../split.ts';
import { entryAt, type Parsed } from '../tree.ts';
import { withTomlDate } from './wish.ts';
import { splice } from './writer.ts';

export interface EditOptions {
  /** For a text without a block. YAML unless given. */
  readonly format?: FrontMatterFormat;
  /** Where a new key goes: below the nearest of the keys in front of it. Without it, or without those: at the end. */
  readonly order?: readonly FieldPath[];
  /** How the site's generator reads YAML; YAML 1.2 unless given. */
  readonly yaml?: YamlDialect;
  /** How one string of several tags is meant, here or in the field of each edit; without it, told from the string. */
  readonly listText?: ListText | ((path: FieldPath) => ListText | undefined);
  /** The block of the text, for who has parsed it by the same dialect. */
  readonly parsed?: Parsed;
}

/** `changes` are in order, apart from each other, with offsets in the text given; `text` is the text after them. */
export type EditOutcome =
  | { readonly kind: 'changed'; readonly changes: readonly TextChange[]; readonly text: string }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'refused'; readonly problem: Problem };

/**
 * Carries out edits of front matter by changing the bytes of the fields and no other. Each step is read again and
 * compared key by key; on any doubt the whole is refused with the reason and nothing changes. Never throws for bad
 * input. A text without a block gets one from a `set` or an `add-item`.
 */
export function editFrontMatter(text: string, edits: readonly FieldEdit[], options: EditOptions = {}): EditOutcome {
  const pieces = createPieces(text.length);
  let current = text;
  let { parsed } = options;
  for (const edit of edits) {
    for (let round = 0, more = true; more; round++) {
      const outcome =
        round < mostRounds ? editOnce(current, edit, options, parsed) : refused(text, 'The edit has too many parts.');
      if (outcome.kind === 'refused') return outcome;
      if (outcome.kind === 'unchanged') break;
      pieces.apply(outcome.changes);
      current = outcome.text;
      parsed = outcome.parsed;
      more = outcome.more;
    }
  }
  return current === text ? { kind: 'unchanged' } : { kind: 'changed', changes: pieces.changes(), text: current };
}

/** Most steps that one edit may take: setting a list of so many new items. */
const mostRounds = 500;

type Round =
  | Exclude<EditOutcome, { kind: 'changed' }>
  | {
      readonly kind: 'changed';
      readonly changes: readonly TextChange[];
      readonly text: string;
      /** The block after the step. */
      readonly parsed: Parsed;
      readonly more: boolean;
    };

function refused(text: string, message: string, at = 0): { readonly kind: 'refused'; readonly problem: Problem } {
  return { kind: 'refused', problem: { code: 'front-matter', message, line: lineNumber(text, at) } };
}

function editOnce(text: string, edit: FieldEdit, options: EditOptions, known: Parsed | undefined): Round {
  const block = known?.block ?? findBlock(text);
  if (!block) return editWithoutBlock(text, edit, options);
  const yaml = options.yaml ?? 'core';
  const parsed = known ?? parseBlock(text, block, yaml);
  const problem = parsed.problems[0];
  if (problem) return { kind: 'refused', problem };
  const { listText } = options;
  const form = typeof listText === 'function' ? listText(edit.path) : listText;
  const wish =
    edit.op === 'set' && block.format === 'toml' ? withTomlDate(edit, entryAt(parsed.root, edit.path)?.node) : edit;
  const merged = block.format === 'yaml' ? mergedAt(parsed.root, edit.path) : null;
  const { path, step, more } = merged ? planOver(merged, wish, form) : planEdit(parsed.root, wish, form);
  if (step.do === 'nothing') return { kind: 'unchanged' };
  const nearest = path
    .map((_, i) => entryAt(parsed.root, path.slice(0, i + 1)))
    .findLast((entry) => entry !== undefined);
  const place = nearest?.from ?? block.contentFrom;
  if (step.do === 'refuse') return refused(text, step.why, place);
  const site = { ...parsed, text, yaml, after: keysInFront(path, options.order ?? []) };
  const done = carryOut(site, path, step);
  return typeof done === 'string' ? refused(text, done, place) : { kind: 'changed', ...done, more };
}

/** The keys in front of a new one in the profile's order, nearest first. */
function keysInFront(path: FieldPath, order: readonly FieldPath[]): readonly string[] {
  const index = order.findIndex((other) => other.length === path.length && other.every((key, i) => key === path[i]));
  return order
    .slice(0, Math.max(index, 0))
    .flatMap((other) => other.slice(0, 1))
    .toReversed();
}

/** A new block above the body, with a blank line between them. */
function editWithoutBlock(text: string, edit: FieldEdit, options: EditOptions): Round {
  if (edit.op !== 'set' && edit.op !== 'add-item') return { kind: 'unchanged' };
  const problem = obstacle(text);
  if (problem) return { kind: 'refused', problem };
  const mark = markLength(text);
  const body = text.slice(mark);
  const lineBreak = lineBreakOf(text, mark);
  const gap = body === '' || isBreak(body.charCodeAt(0)) ? '' : lineBreak;
  const empty = emptyBlocks[options.format ?? 'yaml'].map((line) => line + lineBreak).join('');
  const outcome = editOnce(text.slice(0, mark) + empty + gap + body, edit, options, undefined);
  if (outcome.kind !== 'changed') return outcome;
  const head = outcome.text.slice(mark, outcome.text.length - body.length);
  return { ...outcome, changes: [splice(mark, mark, head)] };
}

const emptyBlocks = { yaml: ['---', '---'], toml: ['+++', '+++'], json: ['{', '}'] } as const;
