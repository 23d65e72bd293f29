/** Puts the path of an image that cannot be shown beside its text, as the export does. Returns what stops it. */
export function nameMissingImages(frame: Document): () => void {
  const onError = ({ target }: Event) => {
    // An element of another document is no instance of this window's Element.
    if (!target || !('nodeName' in target) || target.nodeName !== 'IMG') return;
    const image = target as HTMLImageElement;
    // The card of an embed says what it is without its picture.
    if (image.parentElement?.classList.contains('embed')) return image.remove();
    const path = new URL(image.src).searchParams.get('src') ?? image.src;
    image.classList.add('missing-image');
    if (!image.alt.includes(path)) image.alt = image.alt ? `${image.alt} (missing: ${path})` : `Missing: ${path}`;
  };
  // The event of an image does not bubble.
  frame.addEventListener('error', onError, true);
  return () => frame.removeEventListener('error', onError, true);
}
