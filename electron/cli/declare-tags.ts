import { InvalidArgumentError, Option, type Command } from 'commander';
import type { TagAction } from '../../shared/model/tags.ts';
import type { Context } from './context.ts';
import { asJson, dryRun, flags, type Act, type Flags } from './options.ts';
import { listTags } from './verbs/library.ts';
import { changeTags, undoTags } from './verbs/tag-change.ts';
import { addTags, removeTags } from './verbs/tags.ts';

/** Declares the verbs of `tags`. */
export function declareTags(program: Command, context: Context, act: Act): void {
  const tags = program.command('tags').description('tags of a post, or of the whole library');
  tags
    .command('list <folder>')
    .description('every tag with its count, first and last use, and tags that look like it')
    .option(...asJson)
    .action((folder: string, given: Flags) => act(listTags(context, { folder, ...flags(given) })));
  declareFileVerbs(tags, context, act);
  declareChanges(tags, context, act);
  tags
    .command('undo <folder>')
    .description('take the last change of tags back, where the posts still stand as it left them')
    .option(...asJson)
    .action((folder: string, given: Flags) => act(undoTags(context, { folder, ...flags(given) })));
}

const taxonomy = ['--taxonomy <name>', 'tags, categories ... or a dotted field', 'tags'] as const;

function declareFileVerbs(tags: Command, context: Context, act: Act): void {
  for (const [name, run] of [
    ['add', addTags],
    ['remove', removeTags],
  ] as const) {
    tags
      .command(`${name} <files...>`)
      .description(`${name} tags of posts, in the form that each post already uses`)
      .addOption(several('--tag <tag>', 'the tag; may be given several times'))
      .option(...taxonomy)
      .option(...dryRun)
      .option(...asJson)
      .action((files: readonly string[], given: Flags & { tag: readonly string[]; taxonomy: string }) =>
        act(run(context, { files, tags: given.tag, taxonomy: given.taxonomy, ...flags(given) })),
      );
  }
}

interface Named extends Flags {
  readonly taxonomy: string;
}

function declareChanges(tags: Command, context: Context, act: Act): void {
  const change = (path: string, action: TagAction, given: Named) =>
    act(changeTags(context, { path, action, taxonomy: given.taxonomy, ...flags(given) }));
  const verb = (name: string, description: string) =>
    tags
      .command(`${name} <path>`)
      .description(`${description}, in a file or across a folder`)
      .option(...taxonomy)
      .option(...dryRun)
      .option(...asJson);
  verb('rename', 'give a tag another name')
    .addOption(one('--from <tag>', 'the tag as it is'))
    .addOption(one('--to <tag>', 'the tag as it shall be'))
    .action((path: string, given: Named & { from: string; to: string }) =>
      change(path, { kind: 'rename', from: given.from, to: given.to }, given),
    );
  verb('merge', 'make one tag of several')
    .addOption(several('--from <tag>', 'one of them; give it several times'))
    .addOption(one('--to <tag>', 'the tag that they shall be'))
    .action((path: string, given: Named & { from: readonly string[]; to: string }) =>
      change(path, { kind: 'merge', from: given.from, to: given.to }, given),
    );
  verb('delete', 'take a tag away')
    .addOption(several('--tag <tag>', 'the tag; may be given several times'))
    .action((path: string, given: Named & { tag: readonly string[] }) =>
      change(path, { kind: 'delete', tags: given.tag }, given),
    );
}

const one = (flag: string, description: string) =>
  new Option(flag, description).argParser(tagName).makeOptionMandatory();

const several = (flag: string, description: string) =>
  new Option(flag, description)
    .argParser((tag, before: readonly string[] | undefined) => [...(before ?? []), tagName(tag)])
    .makeOptionMandatory();

function tagName(written: string): string {
  if (written.trim() !== '') return written.trim();
  throw new InvalidArgumentError('A tag is not empty.');
}
