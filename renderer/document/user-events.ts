/** Brings an earlier text back, to the byte. */
export const restored = 'input.restore';
