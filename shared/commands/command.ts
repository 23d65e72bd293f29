/** What must be there before a command can run. `post` implies `library`. */
export type CommandNeed = 'nothing' | 'library' | 'post';

/** Top-level menus in the order shown; a `/` in a command's menu is a submenu. */
export const menus = ['File', 'Edit', 'Format', 'View', 'Go', 'Help'] as const;
export type Menu =
  | (typeof menus)[number]
  | 'Edit/Copy as'
  | 'Edit/Lines'
  | 'Edit/Select'
  | 'Edit/Selected posts'
  | 'Format/Heading'
  | 'Format/Table'
  | 'View/Fold'
  | 'View/Tabs';

export interface Command {
  readonly id: string;
  /** Sentence case, as shown in menus, palette and help. */
  readonly title: string;
  readonly menu: Menu;
  /** Commands of one menu with the same group stand together; a separator stands between groups. */
  readonly group: string;
  readonly needs: CommandNeed;
  /** Modifiers in the order Mod, Alt, Shift, then the key: `Mod-Shift-p`. `Mod` is Command on a Mac, else Control. */
  readonly keys?: string;
  /** Instead of `keys` on a Mac, where the system keeps the combination. */
  readonly macKeys?: string;
  /** Instead of `keys` in a browser tab, which keeps some combinations for itself. */
  readonly browserKeys?: string;
  /** Its keys do something else outside of the text. */
  readonly inText?: boolean;
  /** More words that find the command in the palette. */
  readonly words?: string;
}

type Extra = Pick<Command, 'keys' | 'macKeys' | 'browserKeys' | 'inText' | 'words'>;

/** One entry of the table, with its id as a type of its own. */
export function command<const Id extends string>(
  id: Id,
  title: string,
  menu: Menu,
  group: string,
  needs: CommandNeed,
  extra: Extra = {},
): Command & { readonly id: Id } {
  return { id, title, menu, group, needs, ...extra };
}

/** The texts that a command is found by, the most telling first. */
export const textsOf = ({ title, menu, words }: Command): readonly [string, string] => [
  title,
  `${menu} ${words ?? ''}`,
];
