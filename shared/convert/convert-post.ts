import { withMerged } from '../frontmatter/merge-keys.ts';
import { readFrontMatter } from '../frontmatter/read.ts';
import { bodyStart, markLength } from '../frontmatter/split.ts';
import { foreignFrontMatter } from '../frontmatter/foreign.ts';
import { isMdxName } from '../markdown/islands/islands.ts';
import type { PostId } from '../model/post.ts';
import type { WrittenAddress } from './addresses.ts';
import { convertBody } from './body.ts';
import { commentLine } from './comments.ts';
import { conventions } from './conventions.ts';
import { readFile, writeFile, type FileCopy } from './files.ts';
import type { Conversion } from './library.ts';
import { linkTo } from './link-forms.ts';
import type { ConversionNote, NeutralFields } from './neutral.ts';
import { dayOfPath } from './places.ts';
import { readFields } from './read-fields.ts';
import { emptyBlock, writeFields } from './write-fields.ts';

/** The file of the library that an address of a post leads to; null for none. */
export type FindFile = (use: WrittenAddress['use'], id: PostId, written: string) => string | null;

export interface ConvertedPost {
  /** Below the folder of the new site. */
  readonly path: PostId;
  readonly text: string;
  readonly copies: readonly FileCopy[];
  readonly notes: readonly ConversionNote[];
}

/** A post as the other generator has it: where it lies, front matter, body, and the files that go along. */
export function convertPost(conversion: Conversion, id: PostId, text: string, find: FindFile): ConvertedPost {
  const { sites } = conversion;
  const own = conversion.posts.get(id);
  if (!own) throw new Error(`not planned: ${id}`);
  const copies = new Map<string, FileCopy>();
  const notes: ConversionNote[] = [];
  const file = (use: WrittenAddress['use'], written: string): string | null => {
    const path = find(use, id, written);
    if (path === null) return null;
    const neutral = readFile(sites.from, { id, place: own.place }, { written, path });
    const target = writeFile(neutral, own.place, own.to, sites);
    copies.set(target.path, { from: path, to: target.path });
    return target.address;
  };
  const address = (use: WrittenAddress['use'], written: string, line: number): string | null => {
    const link = use === 'link' ? conversion.linked(id, written) : null;
    const target = link && conversion.posts.get(link.id);
    if (target) {
      if (target.isHidden && sites.to.generator !== 'plain')
        notes.push({ message: `The link leads to a post that readers do not see yet: ${written.slice(0, 200)}`, line });
      return linkTo(sites.to.generator, target, own, link.fragment);
    }
    const found = file(use, written);
    if (found === null && isOfLibrary(written) && !isHome(written)) {
      const what = use === 'image' ? 'The image was not found' : 'The link leads to nothing that goes along';
      notes.push({ message: `${what}: ${written.slice(0, 200)}`, line });
    }
    // Astro takes a relative address for a file to import and does not build without it.
    const isImported = found === null && use === 'image' && sites.to.generator === 'astro' && /^[\w.]/.test(written);
    return isImported && isOfLibrary(written) ? `/${written.replace(/^(?:\.{1,2}\/)+/, '')}` : found;
  };
  const present = readFrontMatter(text, sites.from.yaml);
  const frontMatter = withMerged(present);
  const read = readFields(frontMatter, id, sites.from);
  const body = convertBody(text, bodyStart(text), {
    sites,
    mdx: isMdxName(id),
    address,
    note: (note) => notes.push(note),
  });
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  const written = writeFields(withPlace(read.fields, id, conversion, file), sites, own.to, lineBreak);
  const { dated, posts, drafts } = conventions[sites.to.generator];
  if (dated && !own.place.isPage && ![posts, drafts].some((folder) => own.to.startsWith(`${folder}/`)))
    notes.push({ message: 'It has no date, so it goes where pages are: a post needs one.' });
  const comment = present && commentLine(text, present);
  if (comment !== null) notes.push({ message: 'Comments in the front matter stay behind.', line: comment });
  // What names its own language may hold all that the post says of itself.
  const isCode = !frontMatter && bodyStart(text) > markLength(text);
  const problem = isCode ? foreignFrontMatter(text) : frontMatter?.problems[0];
  if (problem)
    notes.unshift({ message: `The front matter could not be read: ${problem.message}`, line: problem.line ?? 1 });
  const gap = written.block !== '' && body !== '' && !/^\s*\n/.test(body) ? lineBreak : '';
  const block = written.block || emptyBlock(body, sites.to.generator, lineBreak);
  return {
    path: own.to,
    text: problem ? text : block + (frontMatter ? body : gap + body),
    copies: [...copies.values()],
    notes: [...notes, ...read.notes, ...written.notes],
  };
}

/** What the place of a post says of it, and the image of its front matter where it goes. */
function withPlace(
  fields: NeutralFields,
  id: PostId,
  { sites }: Conversion,
  file: (use: 'image', written: string) => string | null,
): NeutralFields {
  const roles = new Map(fields.roles);
  const day = dayOfPath(sites.from, id);
  if (!roles.has('date') && day !== null) roles.set('date', { value: day, kind: 'date' });
  const cover = roles.get('cover');
  const image = typeof cover?.value === 'string' ? file('image', cover.value) : null;
  if (image !== null) roles.set('cover', { value: image, kind: 'text' });
  return { ...fields, roles };
}

/** Addresses of other sites, of places in the page, and of templates are no business of a conversion. */
const isOfLibrary = (written: string) => written !== '' && !/^(?:[a-z][a-z0-9+.-]*:|\/\/|#|\{)/i.test(written);

/** Every site has a front page, be it of a post or not. */
const isHome = (written: string) => /^\/(?:[?#]|$)/.test(written);
