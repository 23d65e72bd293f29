import { expect, test } from 'vitest';
import { findCommands } from '../../../../renderer/features/palette/find-commands.ts';
import { commands, type CommandId } from '../../../../shared/commands/commands.ts';

/** What people know things as from other editors, where it is not what Longhand calls them. */
const known: Readonly<Record<string, CommandId>> = {
  'tag manager': 'tags.manage',
  'near duplicates': 'tags.manage',
  'toggle sidebar': 'view.sidebar',
  'toggle preview': 'view.preview',
  metadata: 'view.inspector',
  'split editor': 'pane.openBeside',
  'dark mode': 'view.theme',
  'new draft': 'post.new',
  preferences: 'app.settings',
  'font size': 'app.settings',
  'spell check': 'app.settings',
  'table of contents': 'app.goToHeading',
  'dead links': 'checks.show',
  'unused images': 'checks.show',
  'show in folder': 'post.reveal',
  'open in explorer': 'post.reveal',
  'insert image': 'format.image',
  divider: 'format.rule',
  admonition: 'format.alert',
  'zen mode': 'view.focusSentence',
  'export pdf': 'post.print',
  'global search': 'posts.search',
  'find in files': 'posts.search',
  'undo tag rename': 'changes.undo',
  commit: 'git.open',
  schedule: 'post.publish',
  'rename post': 'post.rename',
  'set a word goal': 'post.goal',
  'make text bold': 'format.bold',
  'insert footnote': 'format.footnote',
  'add a picture': 'format.image',
  hyperlink: 'format.link',
  'remove link': 'format.link',
  'bullet points': 'format.bulletList',
  checklist: 'format.taskList',
  h2: 'format.heading2',
  uncomment: 'format.comment',
  'smart quotes': 'app.settings',
  'own css': 'app.settings',
  'cheat sheet': 'app.help',
  help: 'app.help',
  'delete post': 'post.trash',
  'remove post': 'post.trash',
  'delete p': 'post.trash',
  'deleted posts': 'history.deleted',
};

test('a command is found by what other editors call it', () => {
  const found = Object.keys(known).map((typed) => [typed, bestFor(typed)]);
  expect(Object.fromEntries(found)).toEqual(known);
});

const bestFor = (typed: string) => findCommands(commands, typed)[0]?.id;
