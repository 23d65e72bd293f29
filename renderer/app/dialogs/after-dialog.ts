/** Runs what takes the focus once the dialog that asked has gone: it gives the focus back a frame after that. */
export function afterDialog(work: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(work));
}
