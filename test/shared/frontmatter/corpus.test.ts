import { expect, test } from 'vitest';
import { fieldAt, listItems } from '../../../shared/frontmatter/fields.ts';
import { readFrontMatter } from '../../../shared/frontmatter/read.ts';
import type { FieldEdit, FrontMatter } from '../../../shared/model/front-matter.ts';
import { inCorpus, postsBelow } from '../../support/corpus.ts';
import { checkEdit } from './edits/check-edit.ts';

const corpus = inCorpus('corpus', 'edits of the front matter of real posts');

const tagKeys = [['tags'], ['Tags'], ['taxonomies', 'tags'], ['categories'], ['keywords'], ['category'], ['tag']];

function edits(frontMatter: FrontMatter): readonly FieldEdit[] {
  const tags = tagKeys.find((path) => fieldAt(frontMatter, path)) ?? ['tags'];
  const present = fieldAt(frontMatter, tags);
  const first = listItems(present?.value ?? null, 'one')[0] ?? 'none';
  const draft = fieldAt(frontMatter, ['draft']);
  return [
    { op: 'set', path: ['title'], value: 'A new title: with “signs” #1', kind: 'text' },
    { op: 'set', path: ['draft'], value: draft?.value !== true, kind: 'boolean' },
    { op: 'add-item', path: tags, item: 'longhand tag' },
    { op: 'rename-item', path: tags, from: first, to: 'Renamed: tag' },
    { op: 'remove-item', path: tags, item: first },
    { op: 'set', path: ['longhandField'], value: 'yes' },
    { op: 'set', path: ['longhandMap', 'inner'], value: ['a', 'b c'] },
    ...[frontMatter.fields[0], frontMatter.fields.at(-1)].flatMap((field): FieldEdit[] =>
      field ? [{ op: 'remove', path: field.path }] : [],
    ),
  ];
}

test.runIf(corpus)('edits of real posts change the field and nothing else', { timeout: 600_000 }, () => {
  const count = { posts: 0, unreadable: 0, edits: 0, changed: 0, unchanged: 0, refused: 0 };
  const refusals = new Map<string, number>();
  const wrongs: string[] = [];
  for (const { name, text } of postsBelow(corpus)) {
    const frontMatter = readFrontMatter(text);
    if (!frontMatter) continue;
    count.posts++;
    if (frontMatter.problems.length > 0) count.unreadable++;
    if (frontMatter.problems.length > 0) continue;
    for (const edit of edits(frontMatter)) {
      const { outcome, wrong } = checkEdit(text, edit);
      count.edits++;
      count[outcome.kind]++;
      if (outcome.kind === 'refused') {
        const reason = `${edit.op} ${outcome.problem.message}`;
        refusals.set(reason, (refusals.get(reason) ?? 0) + 1);
      }
      for (const why of wrong) wrongs.push(`${name} ${JSON.stringify(edit)}: ${why}`);
    }
  }
  console.log('Front-matter edits of real posts:', JSON.stringify(count), Object.fromEntries(refusals));
  expect(wrongs).toEqual([]);
  expect(count.posts - count.unreadable).toBeGreaterThan(1500);
  expect(1 - count.refused / count.edits).toBeGreaterThanOrEqual(0.995);
});
