import { useEffect } from 'react';
import { isMarkdownName } from '../../../shared/base/file-names.ts';
import { runCommand } from '../../commands/registry.ts';
import { useApp, type AppState } from '../../state/context.ts';

/** Opens a folder or a post that is let go over the window. Nothing else that is makes the browser leave the page. */
export function DroppedFiles(): null {
  const app = useApp();
  useEffect(() => watchDrops(app), [app]);
  return null;
}

function watchDrops({ dragged, hello, notices, ui }: AppState): () => void {
  let isWanted = false;
  const onDragOver = (event: DragEvent) => {
    if (!event.dataTransfer || event.defaultPrevented || takesDrops(event.target)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = isOfFiles(event.dataTransfer) && !ui.getState().dialog ? 'copy' : 'none';
  };
  // Before the text hears of it, which would take in the words of a file.
  const onDrop = (event: DragEvent) => {
    const data = event.dataTransfer;
    if (!data) return;
    const isPost = canBeOpened(data) && dragged.of(data).length === 0;
    if (!isPost && takesDrops(event.target)) return;
    event.preventDefault();
    if (!isPost || ui.getState().dialog) return;
    // It shows where the drop would go until it hears of the end of one.
    event.target?.dispatchEvent(new DragEvent('dragleave', { bubbles: true }));
    isWanted = hello.host === 'electron';
    if (isWanted) return;
    notices.add({
      kind: 'info',
      title: 'A browser does not tell where a file is',
      detail: 'Give the path of the folder.',
      action: { label: 'Open folder…', command: 'library.open', argument: '' },
    });
  };
  const onPath = ({ source, data }: MessageEvent<unknown>) => {
    if (source !== window || !isWanted || !isDropped(data)) return;
    isWanted = false;
    runCommand('library.open', data.path);
  };
  addEventListener('dragover', onDragOver);
  addEventListener('drop', onDrop, true);
  addEventListener('message', onPath);
  return () => {
    removeEventListener('dragover', onDragOver);
    removeEventListener('drop', onDrop, true);
    removeEventListener('message', onPath);
  };
}

/** Where text can be put. */
const takesDrops = (target: EventTarget | null) =>
  target instanceof Element && target.closest('input, textarea, [contenteditable=true]') !== null;

const isOfFiles = ({ types }: DataTransfer) => types.includes('Files');

function canBeOpened({ files, items }: DataTransfer): boolean {
  const [file] = files;
  return file !== undefined && (isMarkdownName(file.name) || items[0]?.webkitGetAsEntry()?.isDirectory === true);
}

const isDropped = (data: unknown): data is { readonly path: string } =>
  typeof data === 'object' &&
  data !== null &&
  'type' in data &&
  data.type === 'longhand-dropped' &&
  'path' in data &&
  typeof data.path === 'string';
