import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from '../../support/run-cli.ts';
import { tempFolder } from '../../support/temp-library.ts';
import { inCorpus } from '../../support/corpus.ts';

interface Case {
  readonly id: string;
  readonly expect: 'edit' | 'unchanged' | 'refuse' | 'never-execute';
  readonly edit: {
    readonly op: string;
    readonly field?: string;
    readonly value?: string | number | boolean;
    readonly from?: string;
    readonly to?: string;
  };
  readonly before: string;
  readonly after: string;
  readonly alsoOk?: readonly string[];
}

const file = inCorpus('frontmatter/cases.json', 'the cases of front matter by the command line');

function argumentsOf({ edit }: Case): readonly string[] {
  const field = edit.field ?? '';
  switch (edit.op) {
    case 'none':
      return ['get', 'post.md'];
    case 'set':
      return ['set', 'post.md', `${field}=${String(edit.value)}`];
    case 'remove':
      return ['unset', 'post.md', field];
    case 'addTag':
      return ['tags', 'add', 'post.md', '--tag', String(edit.value), '--taxonomy', field];
    case 'removeTag':
      return ['tags', 'remove', 'post.md', '--tag', String(edit.value), '--taxonomy', field];
    case 'renameTag':
      return ['tags', 'rename', 'post.md', '--from', edit.from ?? '', '--to', edit.to ?? '', '--taxonomy', field];
    default:
      throw new Error(`Unknown operation ${edit.op}`);
  }
}

test.runIf(file)('set, unset and tags write exactly the bytes of the front-matter cases', async () => {
  const cases = JSON.parse(await readFile(file ?? '', 'utf8')) as readonly Case[];
  const wrong: string[] = [];
  for (const item of cases) {
    const cwd = await tempFolder();
    await writeFile(join(cwd, 'post.md'), item.before);
    const { code, stderr } = await runCli(argumentsOf(item), { cwd });
    const text = await readFile(join(cwd, 'post.md'), 'utf8');
    const right = [item.after, ...(item.alsoOk ?? [])].includes(text);
    // A refusal says why; an edit and a wish that is met already do not.
    const said = item.expect !== 'refuse' || text !== item.before || (code !== 0 && stderr !== '');
    if (!right || !said) wrong.push(`${item.id}: ${code} ${stderr.trim()} ${JSON.stringify(text)}`);
  }
  console.log(`${cases.length - wrong.length} of ${cases.length} front-matter cases are exact by the command line`);
  expect(wrong).toEqual([]);
});
