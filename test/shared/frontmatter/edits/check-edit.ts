import { parse as parseToml } from 'smol-toml';
import { parse as parseYaml } from 'yaml';
import { editFrontMatter, type EditOptions, type EditOutcome } from '../../../../shared/frontmatter/edits/edit.ts';
import { readFrontMatter } from '../../../../shared/frontmatter/read.ts';
import { fieldAt } from '../../../../shared/frontmatter/fields.ts';
import type { Field, FieldEdit, FrontMatter } from '../../../../shared/model/front-matter.ts';

/** The values of a block by a library's own reader, without our tree: a plain object. */
function plainValues(text: string): Record<string, unknown> {
  const frontMatter = readFrontMatter(text);
  if (!frontMatter) return {};
  const content = text.slice(frontMatter.contentFrom, frontMatter.contentTo).replace(/\r(?!\n)/g, '\n');
  const read: unknown =
    frontMatter.format === 'toml'
      ? parseToml(content, { integersAsBigInt: 'asNeeded' })
      : frontMatter.format === 'yaml'
        ? parseYaml(content, { logLevel: 'silent', maxAliasCount: 1000 })
        : JSON.parse(/^\s*\{/.test(content) ? content : `{${content}}`);
  return (read ?? {}) as Record<string, unknown>;
}

/** Edits and answers what is wrong with the outcome; an empty list when nothing is. Refusals are right by themselves. */
export function checkEdit(
  text: string,
  edit: FieldEdit,
  options: EditOptions = {},
): { readonly outcome: EditOutcome; readonly wrong: readonly string[] } {
  const outcome = editFrontMatter(text, [edit], options);
  const wrong: string[] = [];
  if (outcome.kind === 'refused' && outcome.problem.message.length < 10) wrong.push('refused without a reason');
  if (outcome.kind !== 'changed') return { outcome, wrong };
  const applied = outcome.changes.reduceRight((now, c) => now.slice(0, c.from) + c.insert + now.slice(c.to), text);
  if (applied !== outcome.text) wrong.push('the changes do not make the text');
  const before = readFrontMatter(text);
  const after = readFrontMatter(outcome.text);
  if (!after || after.problems.length > 0) return { outcome, wrong: [...wrong, 'the block cannot be read any more'] };
  if (before) {
    if (text.slice(before.to) !== outcome.text.slice(after.to)) wrong.push('the body changed');
    wrong.push(...foreignBytes(text, before, edit, outcome.changes));
  }
  const others = (values: Record<string, unknown>) =>
    JSON.stringify(
      Object.entries(values).filter(([key]) => key !== edit.path[0]),
      bigints,
    );
  if (others(plainValues(text)) !== others(plainValues(outcome.text))) wrong.push('another key reads differently');
  return { outcome, wrong };
}

const bigints = (_: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value);

/** Changes outside the lines of the field, or of the nearest map round a field that is new. */
function foreignBytes(
  text: string,
  frontMatter: FrontMatter,
  edit: FieldEdit,
  changes: readonly { readonly from: number; readonly to: number; readonly insert: string }[],
): readonly string[] {
  const field = fieldAt(frontMatter, edit.path);
  if (field) {
    // The last key of a map leaves `{}` on the line of the map's own key, the last item of a list `[]`.
    const parent = fieldAt(frontMatter, edit.path.slice(0, -1));
    const isLast = (parent?.fields ?? parent?.items)?.length === 1;
    const [from, to] = linesOf(text, parent && isLast ? parent : field, frontMatter);
    return changes
      .filter((change) => change.from < from || change.to > to)
      .map((change) => `a byte at ${change.from} is not the field's`);
  }
  return changes
    .filter((change) => change.to > change.from && !emptyParent(frontMatter, edit))
    .map((change) => `a byte at ${change.from} went for a new key`);
}

/** `params: {}` and `params: ~` give their place to the new map. */
const emptyParent = (frontMatter: FrontMatter, edit: FieldEdit) =>
  edit.path.length > 1 || /^\{\s*\}/.test(JSON.stringify(frontMatter.fields.length === 0 ? {} : 1));

function linesOf(text: string, field: Field, frontMatter: FrontMatter): readonly [number, number] {
  const isBreak = (at: number) => text[at] === '\n' || text[at] === '\r';
  let from = field.from;
  while (from > frontMatter.contentFrom && !isBreak(from - 1)) from--;
  let to = field.to;
  while (to < frontMatter.contentTo && !isBreak(to)) to++;
  // The line break, the blank lines that a `|+` keeps, and the comma that may begin the next line between braces.
  while (to < frontMatter.contentTo && /[\s,]/.test(text[to] ?? '')) to++;
  // In JSON the comma before the field's line goes with it.
  if (frontMatter.format === 'json')
    while (from > frontMatter.contentFrom && /[\s,]/.test(text[from - 1] ?? '')) from--;
  return [from, to];
}
