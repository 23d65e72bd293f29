let region: HTMLElement | null = null;

/** Has screen readers say what everybody else sees in its place. */
export function announce(words: string): void {
  region ??= makeRegion();
  // Only what comes into a region that is there is said, and the same words again only after others.
  region.textContent = '';
  setTimeout(() => region && (region.textContent = words), 50);
}

function makeRegion(): HTMLElement {
  const element = document.createElement('div');
  element.role = 'status';
  Object.assign(element.style, {
    position: 'absolute',
    top: '0',
    clipPath: 'inset(50%)',
    height: '1px',
    overflow: 'hidden',
  });
  document.body.append(element);
  return element;
}
