import { parseDate } from '../base/dates.ts';
import { editFrontMatter } from '../frontmatter/edits/edit.ts';
import { bodyStart, findBlock, markLength } from '../frontmatter/split.ts';
import type { FieldEdit, FieldKind, FieldPath, FieldValue } from '../model/front-matter.ts';
import type { PostId } from '../model/post.ts';
import { generatorNames } from '../model/site.ts';
import type { ConversionTarget } from '../model/task.ts';
import { conventions, conventionsAt, ownFields, roles, type Conventions, type Role } from './conventions.ts';
import { convertDate } from './dates.ts';
import type { ConversionNote, NeutralFields, NeutralValue, OtherField } from './neutral.ts';
import type { Sites } from './sites.ts';

export interface WrittenFields {
  /** The front matter with its delimiters; empty when there is nothing to say. */
  readonly block: string;
  readonly notes: readonly ConversionNote[];
}

/** Front matter on its way. */
interface Writing {
  readonly sites: Sites;
  /** How the target has it. */
  readonly own: Conventions;
  readonly edits: FieldEdit[];
  readonly notes: ConversionNote[];
}

/**
 * The front matter of a post as the target has it, written by the engine that edits front matter. What has no place in it is
 * noted.
 */
export function writeFields(fields: NeutralFields, sites: Sites, path: PostId, lineBreak: string): WrittenFields {
  const writing: Writing = { sites, own: conventionsAt(sites.to.generator, path), edits: [], notes: [] };
  for (const role of firstRoles) setRole(writing, role, fields);
  setDraft(writing, fields.draft);
  for (const role of roles) if (!firstRoles.includes(role)) setRole(writing, role, fields);
  for (const [name, items] of fields.taxonomies) set(writing, [...writing.own.taxonomies, name], items, 'list');
  setOthers(writing, fields.others);
  return { block: blockOf(writing, lineBreak), notes: writing.notes };
}

/** What front matter begins with, before the flag of drafts. */
const firstRoles: readonly Role[] = ['title', 'date', 'updated'];

/** Each key of the top level is written by itself, which is cheaper than to read all others again with every edit. */
function blockOf({ sites: { to }, edits, notes }: Writing, lineBreak: string): string {
  const { format } = conventions[to.generator];
  const groups = Map.groupBy(edits, ({ path }) => path[0]);
  // A table ends the keys of the top level in TOML.
  const inOrder = [...groups.values()].toSorted((a, b) => Number(isTable(a)) - Number(isTable(b)));
  const content = inOrder.map((group) => {
    let text = lineBreak;
    for (const edit of group) {
      const outcome = editFrontMatter(text, [edit], { format, yaml: to.yaml });
      if (outcome.kind === 'changed') text = outcome.text;
      if (outcome.kind === 'refused')
        notes.push({
          message: `The field \`${edit.path.join('.')}\` could not be written: ${outcome.problem.message}`,
        });
    }
    const block = findBlock(text);
    return block ? text.slice(block.contentFrom, block.contentTo) : '';
  });
  const whole = content.join('');
  return whole === '' ? '' : blockAround(whole, to.generator, lineBreak);
}

function blockAround(content: string, target: ConversionTarget, lineBreak: string): string {
  const mark = conventions[target].format === 'toml' ? '+++' : '---';
  return `${mark}${lineBreak}${content}${mark}${lineBreak}`;
}

/**
 * The front matter of a post that has nothing to say by it: an empty one where the generator takes no file without, or would take
 * the beginning of the text for it, as Hugo does with a brace (parser/pageparser/pagelexer_intro.go).
 */
export function emptyBlock(body: string, target: ConversionTarget, lineBreak: string): string {
  const isMistaken = bodyStart(body) > markLength(body) || (target === 'hugo' && /^\s*\{/.test(body));
  return conventions[target].needsBlock || isMistaken ? blockAround('', target, lineBreak) : '';
}

const isTable = (group: readonly FieldEdit[]) =>
  group.some((edit) => edit.path.length > 1 || (edit.op === 'set' && edit.kind === 'map'));

const set = ({ edits }: Writing, path: FieldPath, value: FieldValue, kind: FieldKind) =>
  edits.push({ op: 'set', path, value, kind });

function setDraft(writing: Writing, flag: NeutralFields['draft']): void {
  if (flag === null) return;
  const { own, notes } = writing;
  if (own.draft === null) {
    if (flag !== true) set(writing, ['published'], flag === false, 'boolean');
    return;
  }
  if (flag === 'unpublished') notes.push({ message: '`published: false` became a draft.' });
  set(writing, [own.draft], flag !== false, 'boolean');
}

function setRole(writing: Writing, role: Role, fields: NeutralFields): void {
  const given = fields.roles.get(role);
  if (!given) return;
  const { sites, own, notes } = writing;
  const { path, value, kind } = formOf(role, given, writing);
  const need = own.needs[role];
  if (need !== undefined && sites.from.generator !== sites.to.generator) notes.push({ message: need });
  set(writing, path, value, kind);
}

/** The field of a role and its value in the form that the target wants. */
function formOf(role: Role, given: NeutralValue, { sites, own }: Writing): OtherField {
  const { from, to } = sites;
  const path = own.names[role].split('.');
  const { value } = given;
  switch (role) {
    case 'date':
    case 'updated':
    case 'expiry':
      return { path, value: convertDate(given, from, to) ?? value, kind: 'date' };
    case 'author':
      if (path.at(-1) === 'authors') return { path, value: [value].flat() as FieldValue, kind: 'list' };
      return Array.isArray(value) && value.length !== 1
        ? { path: ['authors'], value, kind: 'list' }
        : { path, value: String([value].flat()[0] ?? ''), kind: 'text' };
    case 'aliases':
      return { path, value: [value].flat() as FieldValue, kind: 'list' };
    case 'weight':
      return { path, value, kind: 'number' };
    case 'address':
      return { path, value: typeof value === 'string' ? addressFor(value, sites) : value, kind: 'text' };
    default:
      return { path, value: String(value), kind: 'text' };
  }
}

/**
 * Zola's pages are folders, whatever their address ends with; elsewhere one with a dot (`/1.0-timeline`) is the name of a file. Eleventy
 * writes an address without an ending to a file of that very name.
 */
function addressFor(address: string, { from, to }: Sites): string {
  const isFile = from.generator === 'zola' && to.generator !== 'zola' && /\.[^/]*$/.test(address);
  return isFile ? `${address}/` : to.generator === 'eleventy' ? withEnding(address) : address;
}

const withEnding = (address: string) => (/\/$|\.\w+$|\{/.test(address) ? address : `${address}/`);

function setOthers(writing: Writing, others: readonly OtherField[]): void {
  const { edits, notes } = writing;
  const { from, to } = writing.sites;
  const { extra } = conventions[to.generator];
  const used = edits.map(({ path }) => path);
  const isSame = from.generator === to.generator;
  const foreign = isSame ? [] : [...ownFields[from.generator], ...ownFields[to.generator]];
  const own = isSame ? ownFields[to.generator] : [];
  for (const { path, value, kind } of others) {
    const name = path[0] ?? '';
    const wanted = own.includes(name) ? path : [...extra, ...path];
    if (foreign.includes(name)) {
      const owner = ownFields[from.generator].includes(name) ? from.generator : to.generator;
      const why = `it means something of its own to ${generatorNames[owner]}`;
      notes.push({ message: `The field \`${name}\` was left out: ${why}.` });
    } else if (used.some((other) => isWithin(wanted, other) || isWithin(other, wanted))) {
      notes.push({ message: `The field \`${path.join('.')}\` was left out: another field has its place.` });
    } else {
      const isDate = kind === 'date' && typeof value === 'string' && parseDate(value) !== null;
      set(writing, wanted, isDate ? (convertDate({ value, kind }, from, to) ?? value) : value, kind);
    }
  }
}

/** Whether a path is another one or a key in its map. */
const isWithin = (path: FieldPath, other: FieldPath) => other.every((key, at) => path[at] === key);
