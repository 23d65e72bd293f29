import { fieldAt, ignoresCase } from '../../../shared/frontmatter/fields.ts';
import { editFrontMatter, type EditOptions, type EditOutcome } from '../../../shared/frontmatter/edits/edit.ts';
import { values } from '../../../shared/frontmatter/read.ts';
import { setEdit, type Assignment } from '../../../shared/frontmatter/edits/written-value.ts';
import type { ValueType } from '../../../shared/model/edit.ts';
import type { FieldEdit, FieldValue } from '../../../shared/model/front-matter.ts';
import { printJson, type Context } from '../context.ts';
import { eachFile, isUnreadable, printFailure, type FileResult } from '../each-file.ts';
import { fieldPath } from '../field-path.ts';
import { exitCodes, withoutControls, type ExitCode } from '../io.ts';
import { frontMatterOf, readPostFile, savePostFile, type PostFile } from '../post-file.ts';
import { unifiedDiff } from '../../services/operations/unified-diff.ts';
import { siteOfFile } from '../site-of-file.ts';

export interface EditFlags {
  readonly json: boolean;
  readonly dryRun: boolean;
}

interface GetArguments {
  readonly file: string;
  readonly field: string | null;
  readonly json: boolean;
}

/** `get`: the values, dates as written. A field that is not there is exit code 1. */
export async function getFields(context: Context, { file: name, field, json }: GetArguments): Promise<ExitCode> {
  const { io } = context;
  try {
    const file = await readPostFile(context, name);
    const { profile } = await siteOfFile(context, file);
    const frontMatter = frontMatterOf(file, profile);
    if (field === null) {
      const all = frontMatter ? values(frontMatter) : {};
      if (json) printJson(io, all);
      else
        io.stdout(
          Object.entries(all)
            .map(([key, value]) => withoutControls(`${key}: ${inline(value)}\n`))
            .join(''),
        );
      return exitCodes.done;
    }
    const found = frontMatter && fieldAt(frontMatter, fieldPath(field, frontMatter, ignoresCase(profile)));
    if (!found) {
      io.stderr(`${name}: there is no field ${field}\n`);
      return exitCodes.findings;
    }
    if (json) printJson(io, found.value);
    else io.stdout(plainValue(found.value));
    return exitCodes.done;
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    printFailure(io, name, error, json);
    return exitCodes.unreadable;
  }
}

const inline = (value: FieldValue) =>
  typeof value === 'string' && !/[\r\n]/.test(value) ? value : JSON.stringify(value);

/** A bare value for scripts: a list has one item a line, a table is JSON. */
function plainValue(value: FieldValue): string {
  if (value === null) return '\n';
  if (Array.isArray(value)) return value.map((item: FieldValue) => `${inline(item)}\n`).join('');
  if (typeof value === 'object') return `${JSON.stringify(value)}\n`;
  return `${String(value)}\n`;
}

interface SetArguments extends EditFlags {
  readonly files: readonly string[];
  readonly assignments: readonly Assignment[];
  readonly type: ValueType | undefined;
}

/** `set`: the smallest edit of each file. */
export function setFields(context: Context, { files, assignments, type, ...flags }: SetArguments): Promise<ExitCode> {
  return eachFile(context, { files, json: flags.json }, (name) =>
    editFile(context, name, flags, async (file) => {
      const { profile } = await siteOfFile(context, file);
      const frontMatter = frontMatterOf(file, profile);
      const edits = assignments.map((assignment) => {
        fieldPath(assignment.field, frontMatter);
        return setEdit(assignment, frontMatter, profile, type);
      });
      // A post without front matter gets it in the form of its site.
      return { edits, options: { format: profile.format, yaml: profile.yaml } };
    }),
  );
}

interface UnsetArguments extends EditFlags {
  readonly files: readonly string[];
  readonly fields: readonly string[];
}

/** `unset`: removes fields. One that is not there is left so. */
export function unsetFields(context: Context, { files, fields, ...flags }: UnsetArguments): Promise<ExitCode> {
  return eachFile(context, { files, json: flags.json }, (name) =>
    editFile(context, name, flags, async (file) => {
      const { profile } = await siteOfFile(context, file);
      const frontMatter = frontMatterOf(file, profile);
      const path = (field: string) => fieldPath(field, frontMatter, ignoresCase(profile));
      return {
        edits: fields.map((field): FieldEdit => ({ op: 'remove', path: path(field) })),
        options: { yaml: profile.yaml },
      };
    }),
  );
}

/** What is to be done to one file. */
interface Wish {
  readonly edits: readonly FieldEdit[];
  readonly options?: EditOptions;
}

/** Edits the front matter of one file by edits or by an outcome already reached, and saves it, or shows the difference in a dry run. */
export async function editFile(
  context: Context,
  name: string,
  flags: EditFlags,
  wish: (file: PostFile) => Wish | EditOutcome | Promise<Wish | EditOutcome>,
): Promise<FileResult> {
  const file = await readPostFile(context, name);
  const wished = await wish(file);
  const outcome = 'kind' in wished ? wished : editFrontMatter(file.post.text, wished.edits, wished.options);
  switch (outcome.kind) {
    case 'unchanged':
      return { data: { changed: false }, text: flags.dryRun ? '' : `unchanged\t${name}\n` };
    case 'refused':
      return { data: { changed: false }, text: '', refused: outcome.problem.message };
    case 'changed': {
      const diff = flags.dryRun ? unifiedDiff(name, file.post.text, outcome.text) : null;
      if (diff === null) await savePostFile(context, file, outcome.text);
      return { data: { changed: true, ...(diff === null ? {} : { diff }) }, text: diff ?? `changed\t${name}\n` };
    }
  }
}
