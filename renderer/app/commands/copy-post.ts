import { bodyStart } from '../../../shared/frontmatter/split.ts';
import type { PostId } from '../../../shared/model/post.ts';
import type { CopyForm } from '../../../shared/model/task.ts';
import type { PostSession } from '../../document/types.ts';
import type { AppState } from '../../state/context.ts';
import { writeClipboard, type Copied } from './write-clipboard.ts';

/** Copies the selection of a post, or all of it, in a form for other programs, and says so. `name`: of the form, in words. */
export async function copyPost(
  app: AppState,
  post: PostSession,
  form: CopyForm | 'markdown',
  name: string,
): Promise<void> {
  const { notices } = app;
  const whole = selectionOf(post) === null;
  const { said, ...content } = await copied(app, post, form);
  const title = `${whole ? 'The post' : 'The selection'} was copied ${name}`;
  if (await writeClipboard(content)) notices.add({ kind: said ? 'warning' : 'info', title, detail: said });
  else notices.add({ kind: 'error', title: 'It could not be copied', detail: denied });
}

/** Copies where the file of a post is, and says so. */
export async function copyPath({ library, notices }: AppState, id: PostId): Promise<void> {
  const folder = library.store.getState().snapshot?.library.path ?? '';
  const isWindows = /^(?:[a-z]:)?\\/i.test(folder);
  const path = isWindows ? `${folder}\\${id.replaceAll('/', '\\')}` : `${folder}/${id}`;
  if (await writeClipboard({ html: null, plain: path }))
    notices.add({ kind: 'info', title: 'The path was copied', detail: path });
  else notices.add({ kind: 'error', title: 'The path could not be copied', detail: path });
}

async function copied(
  { api, library }: AppState,
  post: PostSession,
  form: CopyForm | 'markdown',
): Promise<Copied & { readonly said: string }> {
  const stretch = selectionOf(post);
  const text = post.fileText();
  const plain = stretch ?? text.slice(bodyStart(text)).trim();
  if (form === 'markdown') return { html: null, plain, said: '' };
  const request = { form, stretch, images: form === 'wordpress' ? 'address' : 'inside' } as const;
  const { snapshot } = library.store.getState();
  if (!snapshot) throw new Error('no library');
  const { html, missing, addressed } = await api.exports.copy({
    ...{ library: snapshot.library.id, id: post.id(), text, request },
  });
  const images = form === 'wordpress' && !addressed && html.includes('<img') ? noAddress : '';
  return { html: form === 'html' ? null : html, plain: form === 'html' ? html : plain, said: images + left(missing) };
}

/** What is selected of the body; null when nothing is. */
function selectionOf(post: PostSession): string | null {
  const state = post.state();
  const { from, to } = state.selection.main;
  const start = Math.max(from, bodyStart(state.doc.toString()));
  return start < to ? state.sliceDoc(start, to) : null;
}

const denied = 'The system lets no program write to the clipboard now. Export the post instead, or try again.';
const noAddress =
  'The site does not say where it will be, so its images are in the text. WordPress may leave them out. ';
const left = (missing: number) =>
  missing === 0 ? '' : `${missing === 1 ? 'One image was' : `${missing} images were`} not found and left out.`;
